// The result at a glance: the band in words, the counts, the meter and its parts, each with its evidence.

/**
 * @param {Answer} answer
 * @param {Words} words
 * @returns {(Node | string)[]}
 */
function headline(answer, words) {
  const { band } = answer.report.sourcing;
  const counts = listOf(answer.counts.map(words.tell), words);
  return [make('span', { class: 'band', 'data-band': band }, words.say(`headline_band_${band}`)), ' ', make('span', { class: 'counts' }, ...counts)];
}

/**
 * @param {Scene} scene
 * @returns {HTMLElement}
 */
function renderStrength(scene) {
  const { answer, words } = scene;
  const { sourcing } = answer.report;
  const parts = sourcing.components;
  const help = make('p', { class: 'quiet' }, words.say(`not_rated_help_${answer.reach}`));
  const why = sourcing.not_rated && [make('p', { class: 'why' }, words.tell(sourcing.not_rated)), help];
  if (parts.length === 0) {
    return make('section', { class: 'strength' }, ...(why ?? [help]));
  }
  const confidence = words.say(`confidence_${sourcing.confidence}`);
  const rows = parts.map((item, number) => renderPart(item, number, scene));
  const list = make(
    'div',
    { class: 'parts', id: 'parts', hidden: true },
    make('ul', { class: 'rows' }, ...rows),
    make('p', { class: 'quiet limits' }, words.say('computed_help'), ' ', words.say('strength_limits')),
  );
  const toggle = make(
    'button',
    { type: 'button', class: 'parts-toggle', 'aria-expanded': 'false', 'aria-controls': 'parts' },
    make('span', {}, sourcing.score === null ? confidence : words.say('score_line', { score: sourcing.score, confidence })),
    make('span', { class: 'parts-more' }, words.say('computed'), icon('more')),
  );
  /** @param {boolean} open */
  function setOpen(open) {
    list.hidden = !open;
    toggle.setAttribute('aria-expanded', String(open));
  }
  toggle.addEventListener('click', () => setOpen(list.hidden));
  const segments = parts.map((item, number) => {
    const segment = renderMeterPart(item, words);
    segment.addEventListener('click', () => {
      setOpen(true);
      const head = rows[number].querySelector('button');
      if (head?.getAttribute('aria-expanded') === 'false') {
        head.click();
      }
      rows[number].scrollIntoView({ block: 'nearest' });
      head?.focus();
    });
    return segment;
  });
  return make('section', { class: 'strength' }, ...(why ?? []), make('div', { class: 'meter', 'aria-hidden': 'true' }, ...segments), toggle, list);
}

/**
 * One part of the meter, as wide as it weighs and as full as it is. It is for the pointer; keys use the list.
 * @param {ComponentItem} item
 * @param {Words} words
 */
function renderMeterPart(item, words) {
  const segment = make('span', { class: 'meter-part', title: words.say(`component_${item.id}`) }, gauge(item.points, item.max));
  segment.style.flexGrow = String(item.max);
  return segment;
}

/**
 * @param {ComponentItem} item
 * @param {number} number
 * @param {Scene} scene
 */
function renderPart(item, number, scene) {
  const { answer, words } = scene;
  const quotes = answer.reader.evidence[number] ?? [];
  const label = make(
    'span',
    { class: 'row-text' },
    make(
      'span',
      { class: 'part-line' },
      make('span', { class: 'row-name' }, words.say(`component_${item.id}`)),
      make('span', { class: 'row-count' }, words.say('part_points', { points: item.points, max: item.max })),
    ),
    make('span', { class: 'row-notes' }, words.tell(item.measure)),
  );
  if (quotes.length === 0) {
    return make('li', { class: 'row' }, make('div', { class: 'row-head still' }, label));
  }
  const passages = renderPassages(quotes, scene);
  return openingRow({ head: [label], body: () => passages.nodes, opened: passages.start });
}
