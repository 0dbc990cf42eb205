// Two kept analyses beside each other: sources in common, only here, only there; the parts of the strength.

/**
 * @param {string} first
 * @param {string} second
 * @param {Words} words
 * @returns {Promise<boolean>} whether both could be read and compared
 */
async function showComparison(first, second, words) {
  const kept = await Promise.all([takeDown(first), takeDown(second)]);
  if (kept[0] === undefined || kept[1] === undefined) {
    return false;
  }
  const a = /** @type {Answer} */ (JSON.parse(kept[0]));
  const b = /** @type {Answer} */ (JSON.parse(kept[1]));
  /** @type {CoreReply} */
  const reply = await chrome.runtime.sendMessage({ kind: 'compare', a: JSON.stringify(a.report), b: JSON.stringify(b.report) });
  const place = document.getElementById('comparison');
  const shelf = document.getElementById('shelf');
  if (reply.answer === undefined || !place || !shelf) {
    return false;
  }
  const back = make('button', { type: 'button', class: 'button' }, words.say('compare_back'));
  back.addEventListener('click', () => {
    place.hidden = true;
    shelf.hidden = false;
    document.getElementById('compare')?.focus();
  });
  place.replaceChildren(back, ...renderComparison(JSON.parse(reply.answer), a, b, words));
  shelf.hidden = true;
  place.hidden = false;
  scrollTo({ top: 0, behavior: 'instant' });
  back.focus();
  return true;
}

/**
 * @param {Comparison} comparison
 * @param {Answer} a
 * @param {Answer} b
 * @param {Words} words
 * @returns {HTMLElement[]}
 */
function renderComparison(comparison, a, b, words) {
  return [
    make('h1', {}, words.say('compare_title')),
    make('div', { class: 'beside' }, renderArticle(a, words), renderArticle(b, words)),
    make(
      'section',
      { class: 'card' },
      make('h2', {}, words.say('heading_sources')),
      ...renderShared(comparison.sources, a.report.sources, b.report.sources, (source) => sourceLine(source, words), words),
      make('p', { class: 'quiet' }, words.say('compare_unnamed')),
    ),
    make(
      'section',
      { class: 'card' },
      make('h2', {}, words.say('heading_strength')),
      make('div', { class: 'wide-table', tabindex: 0, role: 'region', 'aria-label': words.say('heading_strength') }, renderParts(comparison.components, a, b, words)),
    ),
    make(
      'section',
      { class: 'card' },
      make('h2', {}, words.say('heading_names')),
      ...renderShared(comparison.entities, a.report.entities, b.report.entities, (entity) => [icon(entity.kind), make('span', { dir: 'auto' }, entity.name)], words),
    ),
  ];
}

/**
 * @param {Answer} answer
 * @param {Words} words
 */
function renderArticle({ report, counts }, words) {
  return make(
    'section',
    { class: 'card' },
    make('h2', { dir: 'auto' }, report.metadata.headline ?? words.say('untitled')),
    report.metadata.site && make('p', { class: 'quiet' }, report.metadata.site),
    make('p', {}, make('strong', {}, words.say(`headline_band_${report.sourcing.band}`)), ' ', ...listOf(counts.map(words.tell), words)),
  );
}

/**
 * @param {SourceItem} source
 * @param {Words} words
 */
function sourceLine(source, words) {
  const notes = [source.role, words.say(`source_kind_${source.kind}`), words.say('source_times', { count: source.attributions })].filter((note) => note !== null);
  return [icon(source.kind), make('span', { class: 'line-text' }, make('span', { dir: 'auto' }, source.name), ' ', make('span', { class: 'line-notes quiet' }, words.join(notes)))];
}

/**
 * @template {{id: string}} T
 * @param {Shared} shared
 * @param {T[]} a
 * @param {T[]} b
 * @param {(item: T) => (Node | string)[]} line
 * @param {Words} words
 * @returns {HTMLElement[]}
 */
function renderShared(shared, a, b, line, words) {
  const find = (/** @type {T[]} */ list, /** @type {string} */ id) => list.filter((item) => item.id === id);
  const list = (/** @type {T[]} */ items) =>
    items.length > 0 ? make('ul', { class: 'lines' }, ...items.map((item) => make('li', {}, ...line(item)))) : make('p', { class: 'quiet' }, words.say('compare_nothing'));
  const group = (/** @type {string} */ key, /** @type {T[]} */ items) => make('div', { class: 'group' }, make('h3', {}, words.say(key, { count: items.length })), list(items));
  return [
    group(
      'compare_both',
      shared.both.flatMap(([id]) => find(a, id)),
    ),
    make(
      'div',
      { class: 'beside' },
      group(
        'compare_first',
        shared.only_a.flatMap((id) => find(a, id)),
      ),
      group(
        'compare_second',
        shared.only_b.flatMap((id) => find(b, id)),
      ),
    ),
  ];
}

/**
 * @param {Beside[]} parts
 * @param {Answer} a
 * @param {Answer} b
 * @param {Words} words
 */
function renderParts(parts, a, b, words) {
  const cell = (/** @type {ComponentItem | null} */ part) =>
    part
      ? make('td', {}, gauge(part.points, part.max), make('span', {}, words.say('part_points', { points: part.points, max: part.max })), make('span', { class: 'quiet' }, words.tell(part.measure)))
      : make('td', { class: 'quiet' }, words.say('compare_not_asked'));
  const title = (/** @type {Answer} */ { report }) => report.metadata.headline ?? words.say('untitled');
  return make(
    'table',
    {},
    make('thead', {}, make('tr', {}, make('th', { scope: 'col' }, words.say('compare_part')), make('th', { scope: 'col', dir: 'auto' }, title(a)), make('th', { scope: 'col', dir: 'auto' }, title(b)))),
    make('tbody', {}, ...parts.map((part) => make('tr', {}, make('th', { scope: 'row' }, words.say(`component_${part.id}`)), cell(part.a), cell(part.b)))),
  );
}
