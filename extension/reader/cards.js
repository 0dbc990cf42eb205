// The cards beside the article: who a source or a name is, and where they speak or stand.

/**
 * @param {SourceItem} source
 * @param {Answer} answer
 * @param {Words} words
 * @param {ShowPassage} show
 * @returns {HTMLElement}
 */
function sourceCard(source, answer, words, show) {
  const passages = answer.reader.passages[source.id] ?? [];
  return make(
    'section',
    { class: 'card', 'data-kind': source.kind },
    make('p', { class: 'card-kind' }, icon(source.kind), words.say(`source_kind_${source.kind}`)),
    make('h2', {}, source.name),
    source.role && make('p', { class: 'card-role' }, source.role),
    make('ul', { class: 'card-notes' }, ...sourceNotes(source, words).map((note) => make('li', {}, note))),
    passages.length > 0 && make('h3', {}, words.say('card_passages')),
    make('ol', { class: 'passages' }, ...passages.map((quote) => passageItem(quote, show))),
  );
}

/**
 * What there is to say of a source, in the order of importance.
 * @param {SourceItem} source
 * @param {Words} words
 * @returns {string[]}
 */
function sourceNotes(source, words) {
  const notes = [];
  if (source.count !== null && source.count > 1) {
    notes.push(words.say('source_people', { count: source.count }));
  }
  notes.push(words.say('source_times', { count: source.attributions }));
  notes.push(words.say(source.quoted ? 'source_quoted' : 'source_paraphrased'));
  if (source.nested) {
    notes.push(words.say('source_nested'));
  }
  if (source.anonymity) {
    const { reason } = source.anonymity;
    notes.push(reason === null ? words.say('anonymity_no_reason') : words.say('anonymity_reason', { reason }));
  }
  return notes;
}

/**
 * @param {EntityItem} entity
 * @param {Words} words
 * @returns {HTMLElement}
 */
function entityCard(entity, words) {
  return make(
    'section',
    { class: 'card' },
    make('p', { class: 'card-kind' }, icon(entity.kind), words.say(`entity_kind_${entity.kind}`)),
    make('h2', {}, entity.name),
    entity.role && make('p', { class: 'card-role' }, entity.role),
    make(
      'ul',
      { class: 'card-notes' },
      make('li', {}, words.say('name_mentions', { count: entity.mentions.length })),
      entity.aliases.length > 0 && make('li', {}, words.say('name_aliases', { names: words.join(entity.aliases) })),
    ),
  );
}

/**
 * @param {Quote} quote
 * @param {ShowPassage} show
 */
function passageItem(quote, show) {
  return make('li', {}, make('button', { type: 'button', class: 'passage', on: { click: () => show(quote) } }, quote.text));
}
