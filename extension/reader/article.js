// The article of the reading view: blocks of runs, each run with the marks that the core put over it.

/**
 * @param {Answer} answer
 * @param {Words} words
 * @param {(row: number) => Node | undefined} node the live image of a row, where the page is at hand
 * @returns {HTMLElement}
 */
function renderArticle(answer, words, node) {
  const { report, reader } = answer;
  const { metadata } = report;
  const names = metadata.bylines.length > 0 && words.say('reader_byline', { names: words.join(metadata.bylines) });
  const blocks = renderBlocks(answer, words, node);
  // Where the page shows its dek, it is a block with marks of its own.
  const deks = blocks.filter((block) => block.classList.contains('dek'));
  // The interface's own words run in their own direction, whatever the article's is.
  const own = (/** @type {string} */ text) => make('span', {}, make('bdi', { lang: words.language, dir: words.dir }, text));
  const facts = [metadata.published && words.date(metadata.published), words.say('reader_minutes', { count: reader.minutes })];
  return make(
    'article',
    { lang: metadata.lang, dir: metadata.dir },
    make(
      'header',
      { class: 'masthead' },
      make('p', { class: 'site' }, ...[metadata.site, metadata.kicker].flatMap((part) => (part ? [make('span', {}, part)] : []))),
      make('h1', {}, metadata.headline ?? words.say('untitled')),
      ...(deks.length === 0 && metadata.dek ? [make('p', { class: 'dek' }, metadata.dek)] : deks),
      names && make('p', { class: 'byline' }, own(names)),
      make('p', { class: 'facts' }, ...facts.flatMap((fact) => (fact ? [own(fact)] : []))),
      metadata.republished_from && make('p', { class: 'facts' }, own(words.say('reader_republished', { outlet: metadata.republished_from }))),
    ),
    ...blocks.filter((block) => !deks.includes(block)),
  );
}

/**
 * @param {Answer} answer
 * @param {Words} words
 * @param {(row: number) => Node | undefined} node
 * @returns {HTMLElement[]}
 */
function renderBlocks({ report, reader }, words, node) {
  /** @type {HTMLElement[]} */
  const elements = [];
  /** @type {{kind: BlockKind, inner: HTMLElement} | undefined} */
  let group;
  const numbers = new Map(report.sources.map((source, i) => [source.id, i + 1]));
  const context = { report, words, numbers, introduced: new Set() };
  const pictures = [...reader.pictures];
  /** @param {number} number */
  const picturesBefore = (number) => {
    const found = [];
    while (pictures.length > 0 && pictures[0].block <= number) {
      found.push(...pictures.splice(0, 1).flatMap((item) => renderPicture(item, node(item.row), words)));
    }
    return found;
  };
  reader.blocks.forEach((block, number) => {
    const before = picturesBefore(number);
    const element = renderBlock(block, number, context);
    if (before.length > 0 && block.kind === 'caption') {
      group = undefined;
      elements.push(...before.splice(0, before.length - 1).map((picture) => make('figure', {}, picture)));
      elements.push(make('figure', {}, ...before, make('figcaption', {}, element)));
      return;
    }
    if (before.length > 0) {
      group = undefined;
      elements.push(...before.map((picture) => make('figure', {}, picture)));
    }
    const [outer, inner] = group?.kind === block.kind ? [undefined, group.inner] : newGroup(block.kind, words);
    if (inner) {
      inner.append(element);
      group = { kind: block.kind, inner };
    } else {
      group = undefined;
    }
    const whole = outer ?? (inner ? undefined : element);
    if (whole) {
      elements.push(whole);
    }
  });
  elements.push(...picturesBefore(reader.blocks.length).map((picture) => make('figure', {}, picture)));
  return elements;
}

/**
 * What blocks of a kind that follow each other stand in: items are one list, rows one table.
 * @param {BlockKind} kind
 * @param {Words} words
 * @returns {[HTMLElement, HTMLElement] | [undefined, undefined]} the whole, and the element for the blocks
 */
function newGroup(kind, words) {
  switch (kind) {
    case 'list_item': {
      const list = make('ul');
      return [list, list];
    }
    case 'quotation': {
      const quotation = make('blockquote');
      return [quotation, quotation];
    }
    case 'table_row': {
      const rows = make('tbody');
      // A table that is wider than the column scrolls, by keyboard too.
      return [make('div', { class: 'table', role: 'group', tabindex: '0', 'aria-label': words.say('reader_table') }, make('table', {}, rows)), rows];
    }
    default:
      return [undefined, undefined];
  }
}

/**
 * @param {ReaderBlock} block
 * @param {number} number
 * @param {MarkContext} context
 * @returns {HTMLElement}
 */
function renderBlock(block, number, context) {
  const element = make(blockTag(block), { class: `block ${block.kind}`, 'data-block': number });
  if (block.kind === 'list_item' && block.level) {
    element.style.setProperty('--level', String(block.level));
  }
  if (block.kind === 'table_row') {
    let at = 0;
    for (const count of block.cells ?? []) {
      const runs = block.runs.filter((_, i) => i >= at && i < at + count);
      at += count;
      element.append(make('td', {}, renderRuns(runs, context)));
    }
  } else {
    element.append(renderRuns(block.runs, context));
  }
  return element;
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
    case 'table_row':
      return 'tr';
    case 'pull_quote':
      return 'blockquote';
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
 * @param {Run[]} runs
 * @param {MarkContext} context
 * @returns {DocumentFragment}
 */
function renderRuns(runs, context) {
  const fragment = document.createDocumentFragment();
  /** @type {{mark: Mark, element: HTMLElement}[]} */
  const open = [];
  runs.forEach((run, number) => {
    const marks = run.marks ?? [];
    const same = open.findIndex(({ mark }, depth) => !isSameMark(mark, marks[depth]));
    open.length = same < 0 ? open.length : same;
    for (const mark of marks.slice(open.length)) {
      const element = renderMark(mark, isPressable(mark, runs, number, open), context);
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
function renderMark(mark, pressable, { report, words, numbers, introduced }) {
  const kind = { 'data-kind': mark.kind ?? 'unknown' };
  const said = { ...kind, 'data-attribution': mark.id, 'data-source': mark.source };
  switch (mark.layer) {
    case 'content': {
      const who = report.sources.find((source) => source.id === mark.source);
      return make('mark', { ...said, title: who ? words.say('mark_said_by', { name: who.name }) : words.say('mark_said_by_nobody') });
    }
    case 'source': {
      const number = { 'data-number': mark.source && numbers.get(mark.source) };
      return make('span', { class: 'source', ...said, ...number, ...(pressable ? pressableAttributes(mark.source ?? mark.id, introduced) : {}) });
    }
    case 'entity':
      return make('span', { class: 'entity', ...kind, 'data-entity': mark.id, ...(pressable ? pressableAttributes(mark.id, introduced) : {}) });
    case 'unsourced':
      return make('span', { class: 'unsourced', 'data-claim': mark.id });
    default:
      return make('span', { class: mark.layer, 'data-attribution': mark.id });
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
