// The panels: sources, names, page. Clutter has a file of its own.

/**
 * @param {Scene} scene
 * @returns {HTMLElement[]}
 */
function sourcesPanel(scene) {
  const { reach, report } = scene.answer;
  const { sources } = report;
  if (sources.length === 0) {
    return [emptyNote(`no_sources_${reach}`, `no_sources_${reach}_help`, scene.words)];
  }
  return [make('ul', { class: 'rows' }, ...sources.map((source) => sourceRow(source, scene)))];
}

/**
 * @param {SourceItem} source
 * @param {Scene} scene
 */
function sourceRow(source, scene) {
  const { answer, words } = scene;
  const quotes = answer.reader.passages[source.id] ?? [];
  const anonymity = anonymityNote(source, words);
  const notes = sourceNotes({ ...source, anonymity: null }, words);
  const head = [
    icon(source.kind),
    make(
      'span',
      { class: 'row-text' },
      make('span', { class: 'row-name', dir: 'auto' }, source.name),
      source.role && make('span', { class: 'row-role', dir: 'auto' }, source.role),
      make('span', { class: 'row-notes' }, words.join([sourceKind(source, words), ...notes])),
      anonymity && make('span', { class: 'row-notes anonymity' }, anonymity),
    ),
  ];
  const passages = renderPassages(quotes, scene);
  return openingRow({ head, kind: source.kind, body: () => passages.nodes, opened: passages.start });
}

/**
 * @param {SourceItem} source
 * @param {Words} words
 */
function anonymityNote({ anonymity }, words) {
  return anonymity && (anonymity.reason === null ? words.say('anonymity_no_reason') : words.say('anonymity_reason', { reason: anonymity.reason }));
}

/**
 * @param {Scene} scene
 * @returns {HTMLElement[]}
 */
function namesPanel(scene) {
  const { reach, report } = scene.answer;
  const { entities } = report;
  if (entities.length === 0) {
    return [emptyNote(`no_names_${reach}`, `no_names_${reach}_help`, scene.words)];
  }
  return [...groupByKind(entities)].map(([kind, items]) =>
    make(
      'section',
      { class: 'group' },
      make('h2', { class: 'group-title' }, icon(kind), scene.words.say(`entity_kinds_${kind}`), make('span', { class: 'row-count' }, scene.words.say('plain_number', { number: items.length }))),
      make('ul', { class: 'rows' }, ...items.map((entity) => nameRow(entity, scene))),
    ),
  );
}

/**
 * @param {EntityItem} entity
 * @param {Scene} scene
 */
function nameRow(entity, scene) {
  const { answer, words, tabId } = scene;
  const count = entity.mentions.length;
  /** @param {number} number */
  async function go(number) {
    const shown = await askPage(tabId, { kind: 'mention', entity: entity.id, number }).catch(() => undefined);
    if (shown?.state !== 'shown' || !shown.found) {
      await scene.read({ block: blockAt(entity.mentions[number].start, answer) });
    }
  }
  const stepper = renderStepper({ length: count, go }, words);
  const head = [
    make(
      'span',
      { class: 'row-text' },
      make('span', { class: 'row-name', dir: 'auto' }, entity.name),
      entity.role && make('span', { class: 'row-role', dir: 'auto' }, entity.role),
      entity.aliases.length > 0 && make('span', { class: 'row-notes', dir: 'auto' }, words.say('name_aliases', { names: words.join(entity.aliases) })),
    ),
    make('span', { class: 'row-where' }, renderStrip(entity.mentions, answer), make('span', { class: 'row-count' }, words.say('name_mentions', { count }))),
  ];
  return openingRow({
    head,
    body: () => [stepper.element],
    opened: stepper.start,
  });
}

/**
 * The number of the block that a place is in.
 * @param {number} start
 * @param {Answer} answer
 */
function blockAt(start, { report }) {
  return Math.max(
    report.article.blocks.findLastIndex((block) => block.start <= start),
    0,
  );
}

/**
 * @param {Scene} scene
 * @returns {HTMLElement[]}
 */
function pagePanel(scene) {
  const { answer, words } = scene;
  const { metadata, article, generator, notices } = answer.report;
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
    ['fact_language', metadata.lang && words.languageName(metadata.lang)],
    ['fact_url', metadata.canonical_url ?? metadata.url],
  ];
  return [
    make('dl', { class: 'facts' }, ...facts.flatMap(([key, value]) => (value ? [make('dt', {}, words.say(key)), make('dd', { dir: 'auto' }, value)] : []))),
    renderPageNotices(notices, words),
    renderSite(scene),
    make('p', { class: 'quiet panel-note' }, words.say('page_generator', { version: generator.version, rules: generator.rules })),
  ];
}

/**
 * What the page says of the article itself: corrections, disclosures, where it comes from.
 * @param {NoticeItem[]} notices
 * @param {Words} words
 */
function renderPageNotices(notices, words) {
  const lines = notices.map(({ kind, text }) =>
    make('li', { class: 'row plain' }, make('span', { class: 'row-name' }, words.say(`notice_kind_${kind}`)), make('span', { class: 'row-preview whole', dir: 'auto' }, text)),
  );
  return make('section', { class: 'group', hidden: lines.length === 0 }, make('h2', { class: 'group-title' }, words.say('heading_notices')), make('ul', { class: 'rows' }, ...lines));
}

/**
 * A switch for analysing this site's pages by themselves; the browser asks before it gives the permission.
 * @param {Scene} scene
 */
function renderSite({ answer, words }) {
  const address = answer.report.metadata.url ?? '';
  const site = URL.canParse(address) ? new URL(address) : undefined;
  if (!site?.protocol.startsWith('http')) {
    return make('p', { hidden: true });
  }
  const origins = [`${site.origin}/*`];
  const input = make('input', { type: 'checkbox', role: 'switch', id: 'site-auto' });
  chrome.permissions.contains({ origins }).then((granted) => {
    input.checked = granted;
  });
  input.addEventListener('change', async () => {
    const changed = input.checked ? chrome.permissions.request({ origins }) : chrome.permissions.remove({ origins });
    const done = await changed.catch(() => false);
    input.checked = input.checked === done;
  });
  return make('label', { class: 'switch' }, input, make('span', {}, words.say('site_auto', { site: site.host }), make('span', { class: 'row-notes' }, words.say('site_auto_help'))));
}

/**
 * @param {string} key
 * @param {string} help
 * @param {Words} words
 */
function emptyNote(key, help, words) {
  return make('div', { class: 'empty' }, make('p', { class: 'why' }, words.say(key)), make('p', { class: 'quiet' }, words.say(help)));
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
