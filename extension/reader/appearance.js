// How the article is set: theme, size, font, width, spacing. Every change shows at once and is kept.

/** The choices of each setting, in the order in which they are shown. */
function appearanceChoices() {
  return {
    theme: ['auto', 'light', 'sepia', 'dark', 'contrast'],
    font: ['serif', 'sans', 'clear'],
    width: ['narrow', 'medium', 'wide'],
    spacing: ['tight', 'normal', 'loose'],
  };
}

/**
 * @param {Words} words
 * @param {Look} look
 * @param {(change: LookChange) => void} change
 * @returns {HTMLElement}
 */
function renderAppearance(words, look, change) {
  const size = make('output', { class: 'size', 'data-size': '' });
  /** @param {-1 | 1} by */
  const sizeButton = (by) =>
    make('button', { type: 'button', class: 'icon-button', 'aria-label': words.say(by < 0 ? 'size_smaller' : 'size_larger'), on: { click: () => change({ size: -1 === by ? 'smaller' : 'larger' }) } }, icon(by < 0 ? 'minus' : 'plus'));
  const groups = Object.entries(appearanceChoices()).map(([name, values]) =>
    make(
      'fieldset',
      { class: 'choices' },
      make('legend', {}, words.say(`appearance_${name}`)),
      ...values.map((value) =>
        make(
          'label',
          {},
          make('input', {
            type: 'radio',
            name: `onrecord-${name}`,
            value,
            checked: look[/** @type {'theme'} */ (name)] === value,
            on: { change: () => change({ [name]: value }) },
          }),
          make('span', { class: `choice choice-${value}` }, words.say(`${name}_${value}`)),
        ),
      ),
    ),
  );
  return make(
    'section',
    { class: 'sheet', id: 'appearance', popover: 'auto', 'aria-label': words.say('appearance') },
    make('div', { class: 'sizes', role: 'group', 'aria-label': words.say('appearance_size') }, sizeButton(-1), size, sizeButton(1)),
    ...groups,
  );
}
