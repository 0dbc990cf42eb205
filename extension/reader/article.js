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
      metadata.dek && make('p', { class: 'dek' }, metadata.dek),
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
  const introduced = new Set();
  answer.reader.blocks.forEach((block, number) => {
    const tag = blockTag(block);
    const element = make(tag, { class: `block ${block.kind}`, 'data-block': number });
    if (block.kind === 'list_item' && block.level) {
      element.style.setProperty('--level', String(block.level));
    }
    element.append(...block.runs.map((run) => renderRun(run, answer, words, introduced)));
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
 * One run: its text in a link where it is one, in a mark where something is said, in a button where someone is named.
 * @param {Run} run
 * @param {Answer} answer
 * @param {Words} words
 * @param {Set<string>} introduced names and sources that already have a stop for the tab key
 * @returns {Node}
 */
function renderRun(run, answer, words, introduced) {
  const marks = run.marks ?? [];
  /** @type {Node} */
  let node = document.createTextNode(run.text);
  // A link stays a link; what it names is reached by its mark with the pointer, and by its other mentions with keys.
  const linked = Boolean(run.href && isSafeAddress(run.href));
  if (linked) {
    node = make('a', { href: run.href, target: '_blank' }, node);
  }
  const innermost = marks.toReversed();
  const entity = innermost.find((mark) => mark.layer === 'entity');
  if (entity) {
    node = make('span', { class: 'entity', 'data-kind': entity.kind, 'data-entity': entity.id, ...buttonAttributes(entity.id, linked, introduced) }, node);
  }
  const source = innermost.find((mark) => mark.layer === 'source');
  if (source) {
    const named = source.source !== undefined && !entity;
    node = make(
      'span',
      {
        class: 'source',
        'data-kind': source.kind ?? 'unknown',
        'data-source': source.source,
        'data-attribution': source.id,
        ...(named ? buttonAttributes(source.source ?? source.id, linked, introduced) : {}),
      },
      node,
    );
  }
  const cue = innermost.find((mark) => mark.layer === 'cue');
  if (cue) {
    node = make('span', { class: 'cue' }, node);
  }
  const content = innermost.find((mark) => mark.layer === 'content');
  if (content) {
    const who = answer.report.sources.find((item) => item.id === content.source);
    const label = who ? words.say('mark_said_by', { name: who.name }) : words.say('mark_said_by_nobody');
    node = make(
      'mark',
      { 'data-kind': content.kind ?? 'unknown', 'data-source': content.source, 'data-attribution': content.id, title: label },
      node,
    );
  }
  return node;
}

/**
 * What makes a span a button. Only the first of a name's mentions is a stop for the tab key: a long article has
 * hundreds of them.
 * @param {string} id
 * @param {boolean} linked
 * @param {Set<string>} introduced
 */
function buttonAttributes(id, linked, introduced) {
  if (linked) {
    return {};
  }
  const first = !introduced.has(id);
  introduced.add(id);
  return { role: 'button', tabindex: first ? '0' : '-1', 'aria-haspopup': 'dialog' };
}
