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
 * @param {Answer} answer
 * @param {Words} words
 * @param {ShowPassage} show
 * @returns {HTMLElement}
 */
function renderStrength(answer, words, show) {
  const { sourcing } = answer.report;
  const parts = sourcing.components;
  if (parts.length === 0) {
    return make('section', { class: 'strength' }, make('p', { class: 'quiet' }, sourcing.not_rated ? words.tell(sourcing.not_rated) : words.say('not_rated_help')));
  }
  const confidence = words.say(`confidence_${sourcing.confidence}`);
  const list = make('ul', { class: 'parts', id: 'parts', hidden: true }, ...parts.map((part, number) => renderPart(part, number, answer, words, show)));
  const toggle = make(
    'button',
    { type: 'button', class: 'parts-toggle', 'aria-expanded': 'false', 'aria-controls': 'parts' },
    make('span', {}, sourcing.score === null ? confidence : words.say('score_line', { score: sourcing.score, confidence })),
    make('span', { class: 'parts-more' }, words.say('parts_show'), icon('more')),
  );
  toggle.addEventListener('click', () => {
    list.hidden = !list.hidden;
    toggle.setAttribute('aria-expanded', String(!list.hidden));
  });
  return make(
    'section',
    { class: 'strength' },
    make('div', { class: 'meter', 'aria-hidden': 'true' }, ...parts.map(renderMeterPart)),
    sourcing.not_rated && make('p', { class: 'quiet' }, words.tell(sourcing.not_rated)),
    toggle,
    list,
    make('p', { class: 'quiet limits' }, words.say('strength_limits')),
  );
}

/** @param {ComponentItem} part */
function renderMeterPart(part) {
  const fill = make('span', { class: 'meter-fill' });
  fill.style.inlineSize = `${(100 * part.points) / Math.max(part.max, 1)}%`;
  const segment = make('span', { class: 'meter-part' }, fill);
  segment.style.flexGrow = String(part.max);
  return segment;
}

/**
 * @param {ComponentItem} part
 * @param {number} number
 * @param {Answer} answer
 * @param {Words} words
 * @param {ShowPassage} show
 */
function renderPart(part, number, answer, words, show) {
  const quotes = answer.reader.evidence[number] ?? [];
  const evidence = make('ol', { class: 'passages', id: `evidence-${number}`, hidden: true }, ...quotes.map((quote) => passageItem(quote, show)));
  const label = [
    make('span', { class: 'part-name' }, words.say(`component_${part.id}`)),
    make('span', { class: 'part-points' }, words.say('part_points', { points: part.points, max: part.max })),
    make('span', { class: 'part-measure' }, words.tell(part.measure)),
  ];
  if (quotes.length === 0) {
    return make('li', { class: 'part' }, make('div', { class: 'part-head' }, ...label));
  }
  const head = make(
    'button',
    { type: 'button', class: 'part-head', 'aria-expanded': 'false', 'aria-controls': evidence.id },
    ...label,
    make('span', { class: 'part-more' }, words.say('part_evidence', { count: quotes.length }), icon('more')),
  );
  head.addEventListener('click', () => {
    evidence.hidden = !evidence.hidden;
    head.setAttribute('aria-expanded', String(!evidence.hidden));
  });
  return make('li', { class: 'part' }, head, evidence);
}
