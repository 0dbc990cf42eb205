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
  const spans = answer.report.attributions.flatMap(({ content, source: who }) => (who?.source_id === source.id ? [who, ...content.filter((_, i) => i === 0)] : []));
  return make(
    'section',
    { class: 'card', 'data-kind': source.kind, 'aria-label': source.name },
    make('p', { class: 'card-kind' }, icon(source.kind), sourceKind(source, words)),
    make('h2', { tabindex: '-1' }, source.name),
    source.role && make('p', { class: 'card-role' }, source.role),
    make('ul', { class: 'card-notes' }, ...sourceNotes(source, words).map((note) => make('li', {}, note))),
    renderStrip(spans, answer),
    passages.length > 0 && make('h3', {}, words.say('card_passages')),
    make('ol', { class: 'passages' }, ...passages.map((quote) => passageItem(quote, show))),
  );
}

/**
 * The kind of a source in words; of several people without a name, how many they are.
 * @param {SourceItem} source
 * @param {Words} words
 */
function sourceKind({ kind, count }, words) {
  return kind === 'unnamed_person' && count !== null && count > 1 ? words.say('count_unnamed_person', { count }) : words.say(`source_kind_${kind}`);
}

/**
 * What there is to say of a source beside its kind, in the order of importance.
 * @param {SourceItem} source
 * @param {Words} words
 * @returns {string[]}
 */
function sourceNotes(source, words) {
  const notes = [];
  if (source.kind !== 'unnamed_person' && source.count !== null && source.count > 1) {
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
    if (reason !== null) {
      notes.push(words.say(`anonymity_quality_${source.anonymity.quality}`));
    }
  }
  return notes;
}

/**
 * @param {EntityItem} entity
 * @param {Answer} answer
 * @param {Words} words
 * @param {EntityCardActions} actions
 * @returns {HTMLElement}
 */
function entityCard(entity, answer, words, { at, step, openSource }) {
  const source = answer.report.sources.find((item) => item.entity === entity.id);
  return make(
    'section',
    { class: 'card', 'aria-label': entity.name },
    make('p', { class: 'card-kind' }, icon(entity.kind), words.say(`entity_kind_${entity.kind}`)),
    make('h2', { tabindex: '-1' }, entity.name),
    entity.role && make('p', { class: 'card-role' }, entity.role),
    make(
      'ul',
      { class: 'card-notes' },
      make('li', {}, words.say('name_mentions', { count: entity.mentions.length })),
      entity.aliases.length > 0 && make('li', {}, words.say('name_aliases', { names: words.join(entity.aliases) })),
    ),
    renderStrip(entity.mentions, answer),
    renderSteps({ at, count: entity.mentions.length, step, labels: ['mention_previous', 'mention_next'] }, words),
    source && make('button', { type: 'button', class: 'button', on: { click: () => openSource(source) } }, icon(source.kind), words.say('card_open_source')),
  );
}

/**
 * A claim on nobody's word.
 * @param {MarkedPlace} claim
 * @param {Answer} answer
 * @param {Words} words
 * @param {Steps} steps through all of them
 * @returns {HTMLElement}
 */
function claimCard(claim, answer, words, steps) {
  const told = words.tell(claim.reason);
  return make(
    'section',
    { class: 'card', 'aria-label': told },
    make('p', { class: 'card-kind' }, make('span', { class: 'sample sample-unsourced', 'aria-hidden': 'true' }, words.say('layer_sample')), words.say('heading_unsourced')),
    make('h2', { tabindex: '-1' }, told),
    renderStrip(answer.report.sourcing.unsourced, answer),
    renderSteps(steps, words),
  );
}

/**
 * Buttons for the next of several places and the one before.
 * @param {Steps} steps
 * @param {Words} words
 */
function renderSteps({ at, count, step, labels }, words) {
  const place = make('output', { class: 'card-place' });
  /** @param {number} number */
  const tell = (number) => {
    place.textContent = words.say('step_of', { number: number + 1, count });
  };
  /** @param {-1 | 1} by */
  const button = (by) =>
    make('button', { type: 'button', class: 'icon-button', 'aria-label': words.say(labels[by < 0 ? 0 : 1]), on: { click: () => tell(step(by)) } }, icon(by < 0 ? 'up' : 'down'));
  tell(at);
  return count > 1 && make('p', { class: 'card-steps' }, button(-1), place, button(1));
}

/**
 * A line as long as the article, with a tick for every place: where someone comes up, at a glance.
 * @param {{start: number}[]} places
 * @param {Answer} answer
 */
function renderStrip(places, { report }) {
  const length = Math.max(1, ...report.article.blocks.map(({ end }) => end));
  const ticks = places.map(({ start }) => {
    const tick = make('span', { class: 'strip-tick' });
    tick.style.setProperty('inset-inline-start', `${(100 * start) / length}%`);
    return tick;
  });
  return make('div', { class: 'strip', 'aria-hidden': 'true' }, ...ticks);
}

/**
 * @param {Quote} quote
 * @param {ShowPassage} show
 */
function passageItem(quote, show) {
  return make('li', {}, make('button', { type: 'button', class: 'passage', on: { click: () => show(quote) } }, quote.text));
}
