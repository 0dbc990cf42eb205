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
  /** @type {BlockGroup | undefined} */
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
    const caption = before.length > 0 && block.kind === 'caption' ? before.pop() : undefined;
    elements.push(...before.map((picture) => make('figure', {}, picture)));
    if (before.length > 0 || caption || !group?.add(block, number)) {
      group = newGroup(block, context);
      group?.add(block, number);
      const whole = group?.whole ?? renderBlock(block, number, context);
      elements.push(caption ? make('figure', {}, caption, make('figcaption', {}, whole)) : whole);
    }
  });
  elements.push(...picturesBefore(reader.blocks.length).map((picture) => make('figure', {}, picture)));
  return elements;
}

/**
 * What blocks that follow each other stand in: the items of a list, the rows of a table, a quotation's paragraphs.
 * @param {ReaderBlock} block the first of them
 * @param {MarkContext} context
 * @returns {BlockGroup | undefined}
 */
function newGroup(block, context) {
  switch (block.kind) {
    case 'list_item':
      return newList(block, context);
    case 'table_row':
      return newTable(block, context);
    case 'quotation': {
      const whole = make('blockquote');
      return {
        whole,
        add(other, number) {
          const belongs = other.kind === 'quotation';
          whole.append(...(belongs ? [renderBlock(other, number, context)] : []));
          return belongs;
        },
      };
    }
    default:
      return undefined;
  }
}

/**
 * A list with the lists inside it. Items of an ordered one keep the numbers that they have on the page.
 * @param {ReaderBlock} first
 * @param {MarkContext} context
 * @returns {BlockGroup}
 */
function newList(first, context) {
  /** @param {ReaderBlock} block */
  const start = (block) => ({ element: make(typeof block.number === 'number' ? 'ol' : 'ul'), group: block.group, level: block.level ?? 1 });
  const outermost = start(first);
  const open = [outermost];
  return {
    whole: outermost.element,
    add(block, number) {
      const level = block.level ?? 1;
      const around = open.findLastIndex((list) => list.level < level || (list.level === level && list.group === block.group));
      if (block.kind !== 'list_item' || around < 0) {
        return false;
      }
      open.length = around + 1;
      let list = open[around];
      if (list.level < level) {
        const inner = start(block);
        (list.element.lastElementChild ?? list.element).append(inner.element);
        open.push(inner);
        list = inner;
      }
      const words = renderBlock(block, number, context);
      const item = list.element.lastElementChild;
      if (block.continues && item) {
        item.append(words);
      } else {
        list.element.append(make('li', { value: block.number }, words));
      }
      return true;
    },
  };
}

/**
 * A table. One that is wider than the column scrolls, by keyboard too.
 * @param {ReaderBlock} first
 * @param {MarkContext} context
 * @returns {BlockGroup}
 */
function newTable(first, context) {
  const body = make('tbody');
  const table = make('table', {}, body);
  return {
    whole: make('div', { class: 'table', role: 'group', tabindex: '0', 'aria-label': context.words.say('reader_table') }, table),
    add(block, number) {
      if (block.kind !== 'table_row' || block.group !== first.group) {
        return false;
      }
      const row = renderRow(block, number, context);
      if (body.firstChild || !block.cells?.every((cell) => cell.header)) {
        body.append(row);
      } else {
        const head = table.tHead ?? table.createTHead();
        head.append(row);
      }
      return true;
    },
  };
}

/**
 * @param {ReaderBlock} block
 * @param {number} number
 * @param {MarkContext} context
 */
function renderRow({ kind, cells = [], runs }, number, context) {
  let at = 0;
  /** @param {number} count */
  const next = (count) => {
    at += count;
    return renderRuns(runs.slice(at - count, at), context);
  };
  const scope = cells.every((cell) => cell.header) ? 'col' : 'row';
  const drawn = cells.map(({ paragraphs, header, columns, rows }) => {
    const words = paragraphs.map(next);
    // A head that says nothing heads nothing.
    const cell = header && words.length > 0 ? make('th', { scope }) : make('td');
    cell.colSpan = columns;
    cell.rowSpan = rows;
    cell.append(...(words.length > 1 ? words.map((part) => make('p', {}, part)) : words));
    return cell;
  });
  return make('tr', { class: `block ${kind}`, 'data-block': number }, ...drawn);
}

/**
 * @param {ReaderBlock} block
 * @param {number} number
 * @param {MarkContext} context
 * @returns {HTMLElement}
 */
function renderBlock(block, number, context) {
  return make(blockTag(block), { class: `block ${block.kind}`, 'data-block': number }, renderRuns(block.runs, context));
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
