// Tabs as the ARIA practices describe them: one stop for the tab key, arrow keys between them, Home and End. A panel
// is filled when it is first chosen.

/**
 * @param {{id: string, label: string, count?: number, panel: () => HTMLElement[]}[]} items
 * @param {string} label
 * @param {Words} words
 * @returns {HTMLElement}
 */
function renderTabs(items, label, words) {
  const panels = items.map(({ id }) => make('div', { id: `panel-${id}`, role: 'tabpanel', 'aria-labelledby': `tab-${id}`, tabindex: 0 }));
  const tabs = items.map(({ id, label: text, count }) =>
    make(
      'button',
      { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': `panel-${id}` },
      make('span', { class: 'tab-label', 'data-label': text }, text),
      // Read aloud, a label and a number that only stand beside each other run into one word.
      ' ',
      count !== undefined && make('span', { class: 'tab-count' }, words.say('plain_number', { number: count })),
    ),
  );

  /** @param {number} chosen */
  function choose(chosen) {
    if (panels[chosen].childElementCount === 0) {
      panels[chosen].append(...items[chosen].panel());
    }
    tabs.forEach((tab, i) => {
      tab.setAttribute('aria-selected', String(i === chosen));
      tab.tabIndex = i === chosen ? 0 : -1;
      panels[i].hidden = i !== chosen;
    });
  }
  choose(0);

  const list = make('div', { role: 'tablist', class: 'tablist', 'aria-label': label }, ...tabs);
  tabs.forEach((tab, i) => tab.addEventListener('click', () => choose(i)));
  list.addEventListener('keydown', (event) => {
    const at = tabs.findIndex((tab) => tab === document.activeElement);
    // In a language that is written from the right, the next tab is on the left.
    const forward = words.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = words.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    const to = { [forward]: at + 1, [back]: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (at >= 0 && to !== undefined) {
      event.preventDefault();
      const next = (to + tabs.length) % tabs.length;
      choose(next);
      tabs[next].focus();
    }
  });
  return make('section', { class: 'tabs' }, list, ...panels);
}
