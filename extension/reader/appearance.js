// How the article is set: theme, size, font, width, spacing. Every change shows at once and is kept.

/**
 * The choices of each setting and their words, in the order in which they are shown.
 * @param {Words} words
 * @returns {{name: 'theme' | 'font' | 'width' | 'spacing', values: [string, string][]}[]}
 */
function appearanceChoices({ say }) {
  return [
    { name: 'theme', values: ['auto', 'light', 'sepia', 'dark', 'contrast'].map((value) => [value, say(`theme_${value}`)]) },
    { name: 'font', values: ['serif', 'sans', 'clear'].map((value) => [value, say(`font_${value}`)]) },
    { name: 'width', values: ['narrow', 'medium', 'wide'].map((value) => [value, say(`width_${value}`)]) },
    { name: 'spacing', values: ['tight', 'normal', 'loose'].map((value) => [value, say(`spacing_${value}`)]) },
  ];
}

/**
 * The settings as groups of radio buttons.
 * @param {Words} words
 * @param {Look} look
 * @param {(change: LookChange) => void} change
 * @returns {HTMLElement[]}
 */
function renderChoices(words, look, change) {
  const choice = (/** @type {'theme' | 'font' | 'width' | 'spacing'} */ name, /** @type {string} */ value, /** @type {string} */ said) =>
    make(
      'label',
      {},
      make('input', { type: 'radio', name: `onrecord-${name}`, value, checked: look[name] === value, on: { change: () => change({ [name]: value }) } }),
      make('span', { class: `choice choice-${value}` }, said),
    );
  return appearanceChoices(words).map(({ name, values }) =>
    make('fieldset', { class: 'choices' }, make('legend', {}, words.say(`appearance_${name}`)), ...values.map(([value, said]) => choice(name, value, said))),
  );
}

/**
 * The sheet that opens from the reading view's bar.
 * @param {Words} words
 * @param {Look} look
 * @param {(change: LookChange) => void} change
 * @returns {HTMLElement}
 */
function renderAppearance(words, look, change) {
  const size = make('output', { class: 'size', 'data-size': '' });
  /** @param {-1 | 1} by */
  const sizeButton = (by) =>
    make('button', { type: 'button', class: 'icon-button', 'aria-label': words.say(by < 0 ? 'size_smaller' : 'size_larger'), on: { click: () => change({ size: by < 0 ? 'smaller' : 'larger' }) } }, icon(by < 0 ? 'minus' : 'plus'));
  return make(
    'section',
    { class: 'sheet', id: 'appearance', popover: 'auto', 'aria-label': words.say('appearance') },
    make('div', { class: 'sizes', role: 'group', 'aria-label': words.say('appearance_size') }, sizeButton(-1), size, sizeButton(1)),
    ...renderChoices(words, look, change),
  );
}
