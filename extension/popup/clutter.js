// The panel of what was stripped: by kind, with its share of the page, the reason, and what one can do about it.

/**
 * @param {Scene} scene
 * @returns {HTMLElement[]}
 */
function clutterPanel(scene) {
  const { words } = scene;
  const { clutter, article } = scene.answer.report;
  if (clutter.length === 0) {
    return [emptyNote('no_clutter', 'no_clutter_help', words)];
  }
  const stripped = clutter.reduce((sum, item) => sum + item.words, 0);
  const total = Math.max(stripped + article.words, 1);
  const numbered = clutter.map((item, number) => ({ ...item, number }));
  const groups = [...groupByKind(numbered)].map(([kind, items]) => ({ kind, items, words: items.reduce((sum, item) => sum + item.words, 0) }));
  groups.sort((a, b) => b.words - a.words);
  return [
    make('p', { class: 'panel-note' }, words.say('clutter_share', { share: words.percent(stripped / total), count: stripped })),
    make('div', { class: 'share' }, gauge(stripped, total)),
    make('ul', { class: 'rows' }, ...groups.map((group) => clutterGroup(group.kind, group.items, words.percent(group.words / total), group.words, scene))),
  ];
}

/**
 * @param {ClutterKind} kind
 * @param {(ClutterItem & {number: number})[]} items
 * @param {string} share
 * @param {number} count
 * @param {Scene} scene
 */
function clutterGroup(kind, items, share, count, scene) {
  const { words } = scene;
  const head = [
    make(
      'span',
      { class: 'row-text' },
      make('span', { class: 'row-name' }, words.say(`clutter_kind_${kind}`)),
      make('span', { class: 'row-notes' }, words.tell(items[0].reason)),
    ),
    make('span', { class: 'row-where' }, make('span', { class: 'row-share' }, share), make('span', { class: 'row-count' }, words.say('fact_words', { count }))),
  ];
  return openingRow({ head, kind, body: () => [make('ul', { class: 'rows' }, ...items.map((item) => clutterRow(item, scene)))] });
}

/**
 * @param {ClutterItem & {number: number}} item
 * @param {Scene} scene
 */
function clutterRow(item, scene) {
  const { answer, words } = scene;
  const rows = answer.anchors.clutter[item.number] ?? [];
  // What the page hides cannot be shown, and what is told of the article elsewhere need not be kept.
  const seen = item.kind !== 'hidden' && rows.length > 0;
  const kept = seen && item.kind !== 'metadata';
  return make(
    'li',
    { class: 'row plain' },
    make('span', { class: 'row-preview', dir: 'auto' }, item.text),
    make('span', { class: 'row-notes' }, make('code', {}, item.rule)),
    seen &&
      make(
        'span',
        { class: 'row-acts' },
        make('button', { type: 'button', class: 'link-button', on: { click: () => showClutter(item, scene) } }, words.say('clutter_show')),
        kept && make('button', { type: 'button', class: 'link-button', on: { click: () => scene.redo({ kind: 'keep', rows }) } }, words.say('clutter_keep')),
      ),
  );
}

/**
 * @param {{number: number}} item
 * @param {Scene} scene
 */
async function showClutter({ number }, { tabId, words, tell }) {
  const shown = await askPage(tabId, { kind: 'clutter', item: number }).catch(() => undefined);
  tell(shown?.state === 'shown' && shown.found ? '' : words.say('clutter_gone'));
}
