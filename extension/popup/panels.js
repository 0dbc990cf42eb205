// The four panels: sources, names, clutter, page.

/**
 * @param {Answer} answer
 * @param {Words} words
 * @param {ShowPassage} show
 * @returns {HTMLElement}
 */
function sourcesPanel(answer, words, show) {
  const { sources } = answer.report;
  if (sources.length === 0) {
    return emptyPanel('no_sources', words);
  }
  return make('div', {}, make('ul', { class: 'rows' }, ...sources.map((source) => sourceRow(source, answer, words, show))));
}

/**
 * @param {SourceItem} source
 * @param {Answer} answer
 * @param {Words} words
 * @param {ShowPassage} show
 */
function sourceRow(source, answer, words, show) {
  const passages = answer.reader.passages[source.id] ?? [];
  const said = make('ol', { class: 'passages', id: `said-${source.id}`, hidden: true }, ...passages.map((quote) => passageItem(quote, show)));
  const head = make(
    'button',
    { type: 'button', class: 'row-head', 'aria-expanded': 'false', 'aria-controls': said.id },
    icon(source.kind),
    make(
      'span',
      { class: 'row-text' },
      make('span', { class: 'row-name' }, source.name),
      source.role && make('span', { class: 'row-role' }, source.role),
      make('span', { class: 'row-notes' }, words.join([words.say(`source_kind_${source.kind}`), ...sourceNotes(source, words)])),
    ),
    icon('more'),
  );
  head.addEventListener('click', () => {
    said.hidden = !said.hidden;
    head.setAttribute('aria-expanded', String(!said.hidden));
  });
  return make('li', { class: 'row', 'data-kind': source.kind }, head, said);
}

/**
 * @param {Answer} answer
 * @param {Words} words
 * @returns {HTMLElement}
 */
function namesPanel(answer, words) {
  const { entities } = answer.report;
  if (entities.length === 0) {
    return emptyPanel('no_names', words);
  }
  const groups = groupByKind(entities);
  return make(
    'div',
    {},
    ...[...groups].map(([kind, items]) =>
      make(
        'section',
        { class: 'group' },
        make('h3', { class: 'group-title' }, icon(kind), words.say(`entity_kinds_${kind}`)),
        make('ul', { class: 'rows' }, ...items.map((entity) => nameRow(entity, words))),
      ),
    ),
  );
}

/**
 * @param {EntityItem} entity
 * @param {Words} words
 */
function nameRow(entity, words) {
  return make(
    'li',
    { class: 'row plain' },
    make(
      'span',
      { class: 'row-text' },
      make('span', { class: 'row-name' }, entity.name),
      entity.role && make('span', { class: 'row-role' }, entity.role),
      entity.aliases.length > 0 && make('span', { class: 'row-notes' }, words.say('name_aliases', { names: words.join(entity.aliases) })),
    ),
    make('span', { class: 'row-count', title: words.say('name_mentions', { count: entity.mentions.length }) }, words.say('times_short', { count: entity.mentions.length })),
  );
}

/**
 * @param {Answer} answer
 * @param {Words} words
 * @returns {HTMLElement}
 */
function clutterPanel(answer, words) {
  const { clutter, article } = answer.report;
  if (clutter.length === 0) {
    return emptyPanel('no_clutter', words);
  }
  const stripped = clutter.reduce((sum, item) => sum + item.words, 0);
  const share = stripped / Math.max(stripped + article.words, 1);
  const groups = groupByKind(clutter);
  return make(
    'div',
    {},
    make('p', { class: 'quiet panel-note' }, words.say('clutter_share', { share: words.percent(share), count: stripped })),
    ...[...groups].map(([kind, items]) =>
      make(
        'section',
        { class: 'group' },
        make(
          'h3',
          { class: 'group-title' },
          words.say(`clutter_kind_${kind}`),
          make('span', { class: 'row-count' }, words.say('fact_words', { count: items.reduce((sum, item) => sum + item.words, 0) })),
        ),
        make('ul', { class: 'rows' }, ...items.map((item) => clutterRow(item, words))),
      ),
    ),
  );
}

/**
 * @param {ClutterItem} item
 * @param {Words} words
 */
function clutterRow(item, words) {
  return make(
    'li',
    { class: 'row plain' },
    make(
      'span',
      { class: 'row-text' },
      make('span', { class: 'row-preview', dir: 'auto' }, item.text),
      make('span', { class: 'row-notes' }, words.tell(item.reason), ' ', make('code', {}, item.rule)),
    ),
  );
}

/**
 * @param {Answer} answer
 * @param {Words} words
 * @returns {HTMLElement}
 */
function pagePanel(answer, words) {
  const { metadata, article, warnings, generator } = answer.report;
  /** @type {[string, string | null | false][]} */
  const facts = [
    ['fact_headline', metadata.headline],
    ['fact_bylines', metadata.bylines.length > 0 && words.join(metadata.bylines)],
    ['fact_site', metadata.site],
    ['fact_section', metadata.section],
    ['fact_genre', words.say(`genre_${metadata.genre}`)],
    ['fact_published', metadata.published && words.date(metadata.published)],
    ['fact_modified', metadata.modified && words.date(metadata.modified)],
    ['fact_republished_from', metadata.republished_from],
    ['fact_length', words.join([words.say('fact_words', { count: article.words }), words.say('reader_minutes', { count: answer.reader.minutes })])],
    ['fact_language', metadata.lang],
    ['fact_url', metadata.canonical_url ?? metadata.url],
  ];
  return make(
    'div',
    {},
    ...warnings.map((warning) => make('p', { class: 'warning' }, words.tell(warning))),
    make('dl', { class: 'facts' }, ...facts.flatMap(([key, value]) => (value ? [make('dt', {}, words.say(key)), make('dd', { dir: 'auto' }, value)] : []))),
    make('p', { class: 'quiet panel-note' }, words.say('page_generator', { version: generator.version, rules: generator.rules })),
  );
}

/**
 * @param {string} key
 * @param {Words} words
 */
function emptyPanel(key, words) {
  return make('div', {}, make('p', { class: 'quiet panel-note' }, words.say(key)));
}

/**
 * @template {{kind: string}} T
 * @param {T[]} items
 * @returns {Map<T['kind'], T[]>} in the order in which the kinds first come
 */
function groupByKind(items) {
  /** @type {Map<T['kind'], T[]>} */
  const groups = new Map();
  for (const item of items) {
    groups.set(item.kind, [...(groups.get(item.kind) ?? []), item]);
  }
  return groups;
}
