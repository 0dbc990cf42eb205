// The annotated reading view: bar, article, legend and cards, drawn from the answer into any root (the overlay's
// shadow root or the reader's own tab). It knows nothing of the page around it.

/**
 * @param {Answer} answer
 * @param {Words} words
 * @param {Look} look
 * @param {() => void} close
 * @returns {ReadingView}
 */
function renderReadingView(answer, words, look, close) {
  const article = renderArticle(answer, words);
  const hint = make('p', { class: 'hint' }, words.say('card_hint'));
  const side = make('aside', { class: 'side', 'aria-live': 'polite' }, hint);
  const main = make('main', { class: 'page' }, article);
  const view = make(
    'div',
    { class: 'view', lang: words.language, dir: words.dir },
    renderBar(answer, words, close),
    make('div', { class: 'columns' }, main, make('div', { class: 'margin' }, renderLegend(answer, words, look, toggleLayer), side)),
  );

  /**
   * @param {'sources' | 'names'} layer
   * @param {boolean} on
   */
  function toggleLayer(layer, on) {
    view.classList.toggle(`no-${layer}`, !on);
  }
  toggleLayer('sources', look.layers.sources);
  toggleLayer('names', look.layers.names);

  /** @param {HTMLElement} card */
  function openCard(card) {
    const closeCard = make('button', { type: 'button', class: 'card-close', 'aria-label': words.say('card_close'), on: { click: () => side.replaceChildren(hint) } }, icon('close'));
    card.append(closeCard);
    side.replaceChildren(card);
  }

  /** @param {Element} element */
  function flash(element) {
    for (const old of view.querySelectorAll('.here')) {
      old.classList.remove('here');
    }
    element.classList.add('here');
  }

  /** @param {Passage} passage */
  function showPassage(passage) {
    const selector = passage.attribution ? `[data-attribution="${CSS.escape(passage.attribution)}"]` : `[data-block="${passage.block}"]`;
    const found = view.querySelectorAll(selector);
    const target = found[0] ?? view.querySelector(`[data-block="${passage.block}"]`);
    if (target) {
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      target.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' });
      flash(target);
      found.forEach((element) => element.classList.add('here'));
    }
  }

  /** @param {Element} element */
  function openFor(element) {
    const entityElement = element.closest('[data-entity]');
    const sourceElement = element.closest('[data-source]');
    const source = answer.report.sources.find((item) => item.id === sourceElement?.getAttribute('data-source'));
    const entity = answer.report.entities.find((item) => item.id === entityElement?.getAttribute('data-entity'));
    // A name that stands where its bearer is a source says more as a source.
    const asSource = source && (!entity || sourceElement?.classList.contains('source'));
    if (asSource) {
      openCard(sourceCard(source, answer, words, showPassage));
    } else if (entity) {
      openCard(entityCard(entity, words));
    }
  }

  article.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target && !target.closest('a')) {
      openFor(target);
    }
  });
  article.addEventListener('keydown', (event) => {
    const target = event.target instanceof Element ? event.target.closest('[role="button"]') : null;
    if (target && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      openFor(target);
    }
  });
  return { element: view, showPassage };
}

/**
 * @param {Answer} answer
 * @param {Words} words
 * @param {() => void} close
 */
function renderBar(answer, words, close) {
  const { band } = answer.report.sourcing;
  return make(
    'header',
    { class: 'bar' },
    make('p', { class: 'bar-result' }, make('strong', {}, words.say(`headline_band_${band}`)), ' ', make('span', {}, ...listOf(answer.counts.map(words.tell), words))),
    make('button', { type: 'button', class: 'bar-close', on: { click: close } }, icon('close'), words.say('reader_close')),
  );
}

/**
 * The kinds of source in the order of legends: from the one that a reader can check best.
 * @returns {SourceKind[]}
 */
function sourceKinds() {
  return ['named_person', 'unnamed_person', 'collective', 'institution', 'document', 'outlet'];
}

/**
 * The legend: what each line means, only for what is on this page, and a switch for each layer.
 * @param {Answer} answer
 * @param {Words} words
 * @param {Look} look
 * @param {(layer: 'sources' | 'names', on: boolean) => void} toggle
 */
function renderLegend(answer, words, look, toggle) {
  const present = new Set(answer.report.sources.map((source) => source.kind));
  const unclear = answer.report.attributions.some((attribution) => attribution.source && attribution.source.source_id === null);
  const kinds = [...sourceKinds().filter((kind) => present.has(kind)), ...(unclear ? ['unknown'] : [])];
  /** @param {'sources' | 'names'} layer */
  const layerButton = (layer) => {
    const button = make('button', { type: 'button', class: 'layer', 'aria-pressed': String(look.layers[layer]) }, words.say(`layer_${layer}`));
    button.addEventListener('click', () => {
      const on = button.getAttribute('aria-pressed') !== 'true';
      button.setAttribute('aria-pressed', String(on));
      toggle(layer, on);
    });
    return button;
  };
  return make(
    'section',
    { class: 'legend', 'aria-label': words.say('legend') },
    make('div', { class: 'layers', role: 'group', 'aria-label': words.say('legend_layers') }, layerButton('sources'), layerButton('names')),
    make(
      'ul',
      { class: 'legend-kinds' },
      ...kinds.map((kind) => make('li', {}, icon(kind), make('span', { class: 'source', 'data-kind': kind }, words.say(`source_kind_${kind}`)))),
    ),
  );
}
