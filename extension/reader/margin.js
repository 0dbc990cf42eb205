// What stands beside the article: notes that say who speaks, and a map of all attributions.

/**
 * The attributions of the drawn article in reading order: where each begins, and all its parts.
 * @param {HTMLElement} article
 * @param {Answer} answer
 * @returns {DrawnAttribution[]}
 */
function drawnAttributions(article, answer) {
  /** @type {Map<string, DrawnAttribution>} */
  const found = new Map();
  const items = new Map(answer.report.attributions.map((item) => [item.id, item]));
  const sources = new Map(answer.report.sources.map((source) => [source.id, source]));
  for (const part of article.querySelectorAll('[data-attribution]')) {
    const id = part.getAttribute('data-attribution') ?? '';
    const have = found.get(id);
    const item = items.get(id);
    if (have) {
      have.parts.push(part);
    } else if (item) {
      found.set(id, { id, item, source: sources.get(item.source?.source_id ?? ''), parts: [part] });
    }
  }
  return [...found.values()];
}

/**
 * Notes in the margin: one for every paragraph and source, at the height of its words. They repeat for the eye what the
 * marks in the text say, so other senses are spared them.
 * @param {DrawnAttribution[]} attributions
 * @param {Words} words
 * @param {(attribution: DrawnAttribution) => void} open
 * @param {HTMLElement} legend what stands above the notes
 */
function renderNotes(attributions, words, open, legend) {
  /** @type {{note: HTMLElement, anchor: Element}[]} */
  const notes = [];
  let last = '';
  for (const attribution of attributions) {
    const { source, parts } = attribution;
    const anchor = parts.find((part) => part.classList.contains('source')) ?? parts[0];
    const key = `${source?.id} ${anchor.closest('.block')?.getAttribute('data-block')}`;
    if (source && key !== last) {
      last = key;
      const note = make('button', { type: 'button', class: 'note', tabindex: '-1', 'data-kind': source.kind, 'data-note': source.id, on: { click: () => open(attribution) } }, icon(source.kind), make('span', {}, source.name), make('small', {}, words.say(`source_kind_${source.kind}`)));
      notes.push({ note, anchor });
    }
  }
  const element = make('div', { class: 'notes', 'aria-hidden': 'true' }, ...notes.map(({ note }) => note));
  return {
    element,
    /** Puts every note beside its words, below the one before. */
    place() {
      const { top } = element.getBoundingClientRect();
      for (const { note } of notes) {
        note.hidden = false;
      }
      const wanted = notes.map(({ note, anchor }) => ({ note, top: anchor.getBoundingClientRect().top - top, height: note.offsetHeight }));
      let free = legend.offsetHeight;
      let [lastAt, lastId] = [0, ''];
      for (const { note, top: want, height } of wanted) {
        const at = Math.max(want, free);
        const id = note.getAttribute('data-note') ?? '';
        note.style.setProperty('inset-block-start', `${at}px`);
        // A note far from its words would point at others, and one that is still in sight needs no saying again.
        note.hidden = at - want > 160 || (id === lastId && at - lastAt < 400);
        if (!note.hidden) {
          free = at + height + 8;
          [lastAt, lastId] = [at, id];
        }
      }
    },
  };
}

/**
 * The map: a tick for every attribution, from the top of the article to its end, in the form of its source's kind.
 * @param {DrawnAttribution[]} attributions
 * @param {(number: number) => void} go
 */
function renderMap(attributions, go) {
  const ticks = attributions.map(({ source }) => make('span', { class: 'tick', 'data-kind': source?.kind ?? 'unknown' }));
  const shown = make('span', { class: 'map-window' });
  const element = make('div', { class: 'map', 'aria-hidden': 'true' }, shown, ...ticks);
  /** @type {number[]} the place of each tick, from 0 to 1 */
  let places = [];
  element.addEventListener('click', (event) => {
    const { top, height } = element.getBoundingClientRect();
    const at = (event.clientY - top) / height;
    const nearest = places.reduce((best, place, i) => (Math.abs(place - at) < Math.abs(places[best] - at) ? i : best), 0);
    if (places.length > 0) {
      go(nearest);
    }
  });
  return {
    element,
    ticks,
    /** @param {HTMLElement} view */
    place(view) {
      const height = Math.max(1, view.scrollHeight);
      const { top } = view.getBoundingClientRect();
      places = attributions.map(({ parts }) => (parts[0].getBoundingClientRect().top - top + view.scrollTop) / height);
      ticks.forEach((tick, i) => tick.style.setProperty('inset-block-start', `${100 * places[i]}%`));
      this.follow(view);
    },
    /** @param {HTMLElement} view */
    follow(view) {
      const height = Math.max(1, view.scrollHeight);
      shown.style.setProperty('inset-block-start', `${(100 * view.scrollTop) / height}%`);
      shown.style.setProperty('block-size', `${(100 * view.clientHeight) / height}%`);
    },
  };
}

/**
 * The sources at the end, for paper: what the cards say, with the numbers that stand after the marks.
 * @param {Answer} answer
 * @param {Words} words
 * @returns {HTMLElement}
 */
function renderAppendix(answer, words) {
  const { metadata, sources, sourcing } = answer.report;
  const counts = words.join(answer.counts.map(words.tell));
  const address = metadata.canonical_url ?? metadata.url;
  return make(
    'section',
    { class: 'appendix' },
    make('h2', {}, words.say('heading_sources')),
    make('p', { class: 'appendix-result' }, make('strong', {}, words.say(`headline_band_${sourcing.band}`)), ' ', counts),
    make(
      'ol',
      {},
      ...sources.map((source) => {
        const [passage] = answer.reader.passages[source.id] ?? [];
        return make(
          'li',
          {},
          make('strong', {}, source.name),
          make('span', { class: 'appendix-kind' }, words.join([sourceKind(source, words), ...(source.role ? [source.role] : []), ...sourceNotes(source, words)])),
          passage && make('q', {}, passage.text),
        );
      }),
    ),
    make('p', { class: 'appendix-note' }, words.say('export_limits')),
    address && make('p', { class: 'appendix-note' }, address),
  );
}
