// The article of the reading view: blocks of runs, each run with the marks that the core put over it.

/**
 * @param {Answer} answer
 * @param {Words} words
 * @returns {HTMLElement}
 */
function renderArticle(answer, words) {
  const { report, reader } = answer;
  const { metadata } = report;
  const byline = metadata.bylines.length > 0 && words.say('reader_byline', { names: words.join(metadata.bylines) });
  const facts = [
    byline,
    metadata.published && words.date(metadata.published),
    words.say('reader_minutes', { count: reader.minutes }),
  ];
  return make(
    'article',
    { lang: metadata.lang, dir: metadata.dir },
    make(
      'header',
      { class: 'masthead' },
      metadata.site && make('p', { class: 'site' }, metadata.site),
      metadata.kicker && make('p', { class: 'kicker' }, metadata.kicker),
      make('h1', {}, metadata.headline ?? words.say('untitled')),
      // Where the page shows its dek, the blocks open with it.
      reader.blocks.every((block) => block.kind !== 'dek') && metadata.dek && make('p', { class: 'dek' }, metadata.dek),
      make('p', { class: 'facts' }, ...facts.flatMap((fact) => (fact ? [make('span', {}, fact)] : []))),
      metadata.republished_from &&
        make('p', { class: 'facts' }, words.say('reader_republished', { outlet: metadata.republished_from })),
    ),
    ...renderBlocks(answer, words),
  );
}

/**
 * @param {Answer} answer
 * @param {Words} words
 * @returns {HTMLElement[]}
 */
function renderBlocks(answer, words) {
  /** @type {HTMLElement[]} */
  const elements = [];
  /** @type {HTMLElement | undefined} */
  let group;
  const context = { answer, words, introduced: new Set() };
  answer.reader.blocks.forEach((block, number) => {
    const tag = blockTag(block);
    const element = make(tag, { class: `block ${block.kind}`, 'data-block': number });
    if (block.kind === 'list_item' && block.level) {
      element.style.setProperty('--level', String(block.level));
    }
    element.append(renderRuns(block, context));
    // Items that follow each other are one list, rows one table.
    const wrapper = tag === 'li' ? 'ul' : undefined;
    if (!wrapper) {
      group = undefined;
      elements.push(element);
    } else if (group) {
      group.append(element);
    } else {
      group = make(wrapper, {}, element);
      elements.push(group);
    }
  });
  return elements;
}

/**
 * @param {ReaderBlock} block
 * @returns {keyof HTMLElementTagNameMap}
 */
function blockTag(block) {
  switch (block.kind) {
    case 'heading':
      // The headline is the only heading of the first level.
      return block.level && block.level > 3 ? 'h4' : block.level === 3 ? 'h3' : 'h2';
    case 'list_item':
      return 'li';
    case 'quotation':
      return 'blockquote';
    case 'pull_quote':
      return 'aside';
    case 'code':
    case 'preformatted':
      return 'pre';
    default:
      return 'p';
  }
}

/**
 * The runs of a block, inside elements for the marks over them. The core names a run's marks from the outermost in, so
 * that runs beside each other share the elements of the marks that they have in common.
 * @param {ReaderBlock} block
 * @param {MarkContext} context
 * @returns {DocumentFragment}
 */
function renderRuns(block, context) {
  const fragment = document.createDocumentFragment();
  /** @type {{mark: Mark, element: HTMLElement}[]} */
  const open = [];
  block.runs.forEach((run, number) => {
    const marks = run.marks ?? [];
    const same = open.findIndex(({ mark }, depth) => !isSameMark(mark, marks[depth]));
    open.length = same < 0 ? open.length : same;
    for (const mark of marks.slice(open.length)) {
      const element = renderMark(mark, isPressable(mark, block.runs, number, open), context);
      (open.at(-1)?.element ?? fragment).append(element);
      open.push({ mark, element });
    }
    const linked = run.href && isSafeAddress(run.href);
    (open.at(-1)?.element ?? fragment).append(linked ? make('a', { href: run.href, target: '_blank' }, run.text) : run.text);
  });
  return fragment;
}

/**
 * @param {Mark} mark
 * @param {Mark | undefined} other
 */
function isSameMark(mark, other) {
  return mark.layer === other?.layer && mark.id === other.id;
}

/**
 * Whether a mark is a button: it names someone, and neither stands in another button nor holds a link. Such a name is
 * reached with the pointer all the same, and with keys by its other mentions.
 * @param {Mark} mark
 * @param {Run[]} runs
 * @param {number} first the run in which the mark begins
 * @param {{mark: Mark, element: HTMLElement}[]} open
 */
function isPressable(mark, runs, first, open) {
  if (!(mark.layer === 'entity' || (mark.layer === 'source' && mark.source)) || open.some(({ element }) => element.role === 'button')) {
    return false;
  }
  for (let i = first; runs[i]?.marks?.some((other) => isSameMark(mark, other)); i += 1) {
    if (runs[i].href) {
      return false;
    }
  }
  return true;
}

/**
 * @param {Mark} mark
 * @param {boolean} pressable
 * @param {MarkContext} context
 * @returns {HTMLElement}
 */
function renderMark(mark, pressable, { answer, words, introduced }) {
  const kind = { 'data-kind': mark.kind ?? 'unknown' };
  const said = { ...kind, 'data-attribution': mark.id, 'data-source': mark.source };
  switch (mark.layer) {
    case 'content': {
      const who = answer.report.sources.find((source) => source.id === mark.source);
      return make('mark', { ...said, title: who ? words.say('mark_said_by', { name: who.name }) : words.say('mark_said_by_nobody') });
    }
    case 'source':
      return make('span', { class: 'source', ...said, ...(pressable ? pressableAttributes(mark.source ?? mark.id, introduced) : {}) });
    case 'entity':
      return make('span', { class: 'entity', ...kind, 'data-entity': mark.id, ...(pressable ? pressableAttributes(mark.id, introduced) : {}) });
    default:
      return make('span', { class: mark.layer });
  }
}

/**
 * What makes a span a button. Only the first of a name's mentions is a stop for the tab key: a long article has
 * hundreds of them.
 * @param {string} id
 * @param {Set<string>} introduced
 */
function pressableAttributes(id, introduced) {
  const first = !introduced.has(id);
  introduced.add(id);
  return { role: 'button', tabindex: first ? '0' : '-1' };
}
