// The bar over the reading view, and what opens from it: the layers with their legend, the appearance, the keys.

/**
 * @param {Answer} answer
 * @param {Words} words
 * @param {BarActions} actions
 * @returns {{element: HTMLElement, position: HTMLElement, help: HTMLElement}}
 */
function renderBar(answer, words, { close, step, look, change }) {
  const { band } = answer.report.sourcing;
  const position = make('span', { class: 'bar-position' });
  const help = renderHelp(words);
  const appearance = renderAppearance(words, look, change);
  const any = answer.report.attributions.length > 0;
  /**
   * @param {string} name
   * @param {string} key
   * @param {Record<string, string | Record<string, EventListener>>} options
   */
  const button = (name, key, options) => make('button', { type: 'button', class: 'icon-button', 'aria-label': words.say(key), title: words.say(key), ...options }, icon(name));
  const element = make(
    'header',
    { class: 'bar' },
    make('p', { class: 'bar-result' }, make('strong', {}, words.say(`headline_band_${band}`)), ' ', make('span', { class: 'bar-counts' }, ...listOf(answer.counts.map(words.tell), words))),
    any &&
      make(
        'div',
        { class: 'bar-group', role: 'group', 'aria-label': words.say('step_label') },
        button('up', 'step_previous', { on: { click: () => step(-1) } }),
        position,
        button('down', 'step_next', { on: { click: () => step(1) } }),
      ),
    make(
      'div',
      { class: 'bar-group' },
      button('letters', 'appearance', { popovertarget: 'appearance' }),
      button('print', 'reader_print', { on: { click: () => print() } }),
      button('help', 'keys', { popovertarget: 'keys' }),
    ),
    make('button', { type: 'button', class: 'button bar-close', on: { click: close } }, icon('close'), make('span', {}, words.say('reader_close'))),
    appearance,
    help,
  );
  return { element, position, help };
}

/**
 * The kinds of source in the order of legends: from the one that a reader can check best.
 * @returns {SourceKind[]}
 */
function sourceKinds() {
  return ['named_person', 'unnamed_person', 'collective', 'institution', 'document', 'outlet'];
}

/** The layers in the order of their keys. @returns {ReaderLayer[]} */
function readerLayers() {
  return ['sources', 'attributions', 'unsourced', 'names'];
}

/**
 * The legend: what each line means, only for what is on this page, and a switch for each layer.
 * @param {Answer} answer
 * @param {Words} words
 * @param {(layer: ReaderLayer) => void} toggle
 * @returns {{element: HTMLElement, switches: Map<ReaderLayer, HTMLElement>}}
 */
function renderLegend(answer, words, toggle) {
  const present = new Set(answer.report.sources.map((source) => source.kind));
  const unclear = answer.report.attributions.some((attribution) => attribution.source && attribution.source.source_id === null);
  const kinds = [...sourceKinds().filter((kind) => present.has(kind)), ...(unclear ? ['unknown'] : [])];
  const switches = new Map(
    readerLayers().map((layer, i) => [
      layer,
      make(
        'button',
        { type: 'button', class: 'layer', role: 'switch', 'data-layer': layer, on: { click: () => toggle(layer) } },
        make('span', { class: `sample sample-${layer}`, 'aria-hidden': 'true' }, words.say('layer_sample')),
        make('span', { class: 'layer-name' }, words.say(`layer_${layer}`)),
        make('kbd', { 'aria-hidden': 'true' }, String(i + 1)),
      ),
    ]),
  );
  const element = make(
    'details',
    { class: 'legend', open: matchMedia('(width > 1100px)').matches },
    make('summary', {}, words.say('legend')),
    make('div', { class: 'layers', role: 'group', 'aria-label': words.say('legend_layers') }, ...switches.values()),
    make('ul', { class: 'legend-kinds' }, ...kinds.map((kind) => make('li', {}, icon(kind), make('span', { class: 'source', 'data-kind': kind }, words.say(`source_kind_${kind}`))))),
  );
  return { element, switches };
}

/**
 * @param {Words} words
 * @returns {HTMLElement}
 */
function renderHelp(words) {
  const keys = [
    ['j', 'step_next'],
    ['k', 'step_previous'],
    ['u', 'claim_next'],
    ['1 – 4', 'keys_layers'],
    ['+ –', 'keys_size'],
    ['?', 'keys'],
    ['Esc', 'reader_close'],
  ];
  return make(
    'section',
    { class: 'sheet', id: 'keys', popover: 'auto', 'aria-label': words.say('keys') },
    make('h2', {}, words.say('keys')),
    make('dl', { class: 'keys' }, ...keys.map(([key, what]) => make('div', {}, make('dt', {}, make('kbd', { dir: 'ltr' }, key)), make('dd', {}, words.say(what))))),
  );
}
