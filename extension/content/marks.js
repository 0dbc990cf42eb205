// Marks on the live page: highlights over its text and a style sheet over its clutter. The document is not touched:
// no element, attribute or text of it changes, and taking the marks away leaves nothing behind.

/**
 * @param {MarkedPage} page the answer to mark, and the live nodes of its rows
 * @returns {RecordMarks}
 */
function newPageMarks(page) {
  /** @type {Answer | undefined} */
  let answer;
  /** @type {string | undefined} */
  let answerText;
  /** @type {Set<MarkLayer>} */
  let shown = new Set();
  /** @type {{how: ClutterLook, items: number[] | undefined}} */
  let clutter = { how: 'off', items: undefined };
  /** @type {PlaceItem[]} what was scrolled to last */
  let here = [];
  const painter = newPainter();
  const styles = newClutterStyles();

  /** The answer as it is now; marks of an older one are gone with it. */
  function current() {
    const text = page.report();
    if (text !== answerText) {
      answerText = text;
      answer = text === undefined ? undefined : JSON.parse(text);
      here = [];
    }
    return answer;
  }

  /** @param {PlaceItem[]} places */
  function ranges(places) {
    return places.flatMap((place) => {
      const found = rangeOf(place, page.node(place[0]));
      return found ? [found] : [];
    });
  }

  function paint() {
    const { anchors } = current() ?? {};
    /** @type {Map<string, Range[]>} */
    const groups = new Map();
    const sources = anchors?.marks.filter(({ mark }) => mark.layer === 'source' && shown.has('sources')).flatMap(({ places }) => places) ?? [];
    for (const { mark, places } of anchors?.marks ?? []) {
      const name = highlightOf(mark, shown);
      // A name inside the words of a source would be underlined twice.
      const twice = mark.layer === 'entity' && places.every((place) => sources.some((source) => holds(source, place)));
      if (name && !twice) {
        const group = groups.get(name) ?? [];
        group.push(...ranges(places));
        groups.set(name, group);
      }
    }
    if (here.length > 0) {
      groups.set('onrecord-here', ranges(here));
    }
    painter.paint(groups);
  }

  function paintClutter() {
    const { anchors } = current() ?? {};
    // The headline and its like are left out of the text and still belong to the article.
    const all = current()?.report.clutter.flatMap(({ kind }, item) => (kind === 'metadata' ? [] : [item])) ?? [];
    const chosen = clutter.how === 'off' ? [] : (clutter.items ?? all);
    // What is told of the article elsewhere, such as its headline, is as little in the way as its text.
    const told = current()?.report.clutter.flatMap(({ kind }, item) => (kind === 'metadata' ? (anchors?.clutter[item] ?? []) : [])) ?? [];
    const kept = [...(anchors?.texts.flatMap(([place]) => (place ? [place[0]] : [])) ?? []), ...told].map(page.node);
    // A caption is left out of the text, and belongs to the article as its picture does, unless it is asked for itself.
    const pictures = clutter.items ? [] : (current()?.reader.pictures ?? []);
    const figures = pictures.flatMap(({ row }) => figureAround(page.node(row)) ?? []);
    const strange = (/** @type {Element} */ element) => !figures.some((figure) => figure.contains(element));
    styles.show(chosen.flatMap((item) => clutterElements(item, kept)).filter(strange), clutter.how);
  }

  /**
   * The live elements of a clutter item that hold nothing of the article and of what is told of it.
   * @param {number} item
   * @param {(Node | undefined)[]} kept
   */
  function clutterElements(item, kept) {
    const rows = current()?.anchors.clutter[item] ?? [];
    return rows.flatMap((row) => {
      const node = page.node(row);
      const holdsText = kept.some((part) => part && part !== node && node?.contains(part));
      return node instanceof Element && node.isConnected && !holdsText ? [node] : [];
    });
  }

  /** @param {PlaceItem[]} places */
  function scrollTo(places) {
    here = places;
    paint();
    return scrollToRange(ranges(places)[0]);
  }

  return {
    show(layers) {
      shown = new Set(layers);
      paint();
      return { layers: [...shown], clutter: clutter.how };
    },
    showClutter(how, items) {
      clutter = { how, items };
      paintClutter();
      return { layers: [...shown], clutter: clutter.how };
    },
    scrollToPassage(passage) {
      const { anchors } = current() ?? {};
      return scrollTo(anchors ? passagePlaces(passage, anchors) : []);
    },
    scrollToMention(entity, number) {
      const mentions = current()?.anchors.marks.filter(({ mark }) => mark.layer === 'entity' && mark.id === entity);
      return scrollTo(mentions?.[number]?.places ?? []);
    },
    scrollToClutter(item) {
      const elements = clutterElements(item, []);
      if (clutter.how === 'off') {
        clutter = { how: 'outline', items: [item] };
        paintClutter();
      }
      const seen = elements.find(rawDom().isRendered);
      if (seen) {
        Element.prototype.scrollIntoView.call(seen, { block: 'center', behavior: motion() });
      }
      return seen !== undefined;
    },
    clear() {
      shown = new Set();
      here = [];
      clutter = { how: 'off', items: undefined };
      painter.paint(new Map());
      styles.show([], 'off');
    },
    state: () => ({ layers: [...shown], clutter: clutter.how }),
  };
}

/**
 * The figure that an image stands in.
 * @param {Node | undefined} image
 */
function figureAround(image) {
  return image instanceof Element ? Element.prototype.closest.call(image, 'figure') : null;
}

/** Movement only for those who have nothing against it. */
function motion() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
}

/**
 * The live text of a place; none where the page has changed it meanwhile.
 * @param {PlaceItem} place
 * @param {Node | undefined} node
 */
function rangeOf([, start, end], node) {
  if (!(node instanceof Text) || !node.isConnected || node.length < end) {
    return undefined;
  }
  const range = new Range();
  range.setStart(node, start);
  range.setEnd(node, end);
  return range;
}

/**
 * @param {PlaceItem} outer
 * @param {PlaceItem} inner
 */
function holds([row, start, end], inner) {
  return row === inner[0] && start <= inner[1] && inner[2] <= end;
}

/**
 * Where a passage stands: all of its attribution, or its block.
 * @param {Passage} passage
 * @param {Anchors} anchors
 */
function passagePlaces({ attribution, block }, { marks, texts }) {
  const own = attribution ? marks.filter(({ mark }) => mark.layer !== 'entity' && mark.id === attribution) : [];
  return own.length > 0 ? own.flatMap(({ places }) => places) : (texts[block] ?? []);
}

/**
 * The highlight that a mark is painted with, if its layer is on.
 * @param {Mark} mark
 * @param {Set<MarkLayer>} shown
 */
function highlightOf(mark, shown) {
  switch (mark.layer) {
    case 'source':
      return shown.has('sources') && `onrecord-source-${mark.source ? mark.kind : 'unknown'}`;
    case 'content':
      return shown.has('attributions') && 'onrecord-content';
    case 'unsourced':
      return shown.has('unsourced') && 'onrecord-unsourced';
    case 'entity':
      return shown.has('names') && 'onrecord-name';
    default:
      return false;
  }
}

/**
 * Brings a range to the middle of the window.
 * @param {Range | undefined} range
 */
function scrollToRange(range) {
  const dom = rawDom();
  const parent = range ? dom.parentNode(range.startContainer) : null;
  if (!range || !(parent instanceof Element) || !dom.isRendered(parent)) {
    return false;
  }
  // A page may scroll inside itself; an element is brought into view there, too.
  Element.prototype.scrollIntoView.call(parent, { block: 'nearest', behavior: 'instant' });
  const { top, height } = range.getBoundingClientRect();
  scrollBy({ top: top + height / 2 - innerHeight / 2, behavior: motion() });
  return true;
}

/** The highlights of the document: painting gives it exactly these groups. */
function newPainter() {
  const styles = newPageStyle();
  /** @type {Set<string>} */
  const painted = new Set();
  return {
    /**
     * @param {Map<string, Range[]>} groups
     */
    paint(groups) {
      for (const name of painted) {
        CSS.highlights.delete(name);
      }
      painted.clear();
      for (const [name, ranges] of groups) {
        const highlight = new Highlight(...ranges);
        highlight.priority = name === 'onrecord-here' ? 2 : name === 'onrecord-content' ? 0 : 1;
        CSS.highlights.set(name, highlight);
        painted.add(name);
      }
      styles.set(painted.size > 0 ? highlightCss() : '');
    },
  };
}

/** Highlights know no boxes: a document has a line above and below. One blue that is seen on white and on black. */
function highlightCss() {
  const line = '#4a6fd6';
  /** @type {[string, string][]} */
  const kinds = [
    ['named_person', 'underline solid 2px'],
    ['unnamed_person', 'underline dashed 2px'],
    ['collective', 'underline dotted 3px'],
    ['institution', 'underline double 1px'],
    ['document', 'underline overline solid 2px'],
    ['outlet', 'underline wavy 1px'],
    ['unknown', 'underline dotted 1px'],
  ];
  return [
    ...kinds.map(([kind, decoration]) => `::highlight(onrecord-source-${kind}) { text-decoration: ${decoration} ${line} }`),
    '::highlight(onrecord-content) { background-color: rgb(74 111 214 / 16%) }',
    '::highlight(onrecord-unsourced) { text-decoration: overline solid 2px #b07a1c; background-color: rgb(200 140 20 / 18%) }',
    '::highlight(onrecord-name) { text-decoration: underline solid 1px rgb(127 127 127 / 80%) }',
    '::highlight(onrecord-here) { background-color: rgb(74 111 214 / 36%) }',
  ].join('\n');
}

/**
 * A style sheet of the document, or of a tree inside it, that is no element of it.
 * @param {Document | ShadowRoot} [root]
 */
function newPageStyle(root = document) {
  let css = '';
  /** @type {ReturnType<typeof adoptStyles> | undefined} */
  let adopted;
  return {
    /** @param {string} next */
    set(next) {
      if (next === css) {
        return;
      }
      adopted?.undo();
      adopted = next === '' ? undefined : adoptStyles(root, next);
      // Firefox keeps content scripts from the document's sheets; the worker can set them.
      if (root === document && (adopted?.adopted === false || (adopted === undefined && css !== ''))) {
        askWorker({ kind: 'style', before: css, css: next }).catch(() => undefined);
      }
      css = next;
    },
  };
}

/** Outlines or dims elements by style sheets that name them by their place in the tree. */
function newClutterStyles() {
  /** @type {Map<Document | ShadowRoot, ReturnType<typeof newPageStyle>>} */
  const sheets = new Map();
  /** @type {Element[]} */
  let elements = [];
  /** @type {ClutterLook} */
  let how = 'off';
  let waiting = false;
  // Places change when the page does.
  const watch = new MutationObserver(() => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        draw();
      });
    }
  });

  function draw() {
    /** @type {Map<Document | ShadowRoot, string[]>} */
    const selectors = new Map();
    const place = newPlaces();
    for (const element of elements) {
      const root = Node.prototype.getRootNode.call(element);
      if (root instanceof Document || root instanceof ShadowRoot) {
        const list = selectors.get(root) ?? [];
        list.push(selectorOf(element, place));
        selectors.set(root, list);
      }
    }
    const look = how === 'dim' ? 'opacity: 0.2 !important' : 'outline: 2px dashed #c07a12 !important; outline-offset: -2px !important';
    for (const root of new Set([...sheets.keys(), ...selectors.keys()])) {
      const list = selectors.get(root);
      const sheet = sheets.get(root) ?? newPageStyle(root);
      sheets.set(root, sheet);
      sheet.set(list ? `${list.join(',\n')} { ${look} }` : '');
    }
  }

  return {
    /**
     * @param {Element[]} chosen
     * @param {ClutterLook} look
     */
    show(chosen, look) {
      elements = look === 'off' ? [] : chosen;
      how = look;
      watch.disconnect();
      draw();
      if (elements.length > 0) {
        watch.observe(document, { childList: true, subtree: true });
      }
    },
  };
}

/** The place of elements among their siblings; every parent's children are counted once. */
function newPlaces() {
  const dom = rawDom();
  /** @type {Map<Node, number>} */
  const places = new Map();
  return (/** @type {Element} */ element) => {
    const parent = dom.parentNode(element);
    if (!places.has(element) && parent) {
      let place = 0;
      for (let child = dom.firstChild(parent); child; child = dom.nextSibling(child)) {
        if (child instanceof Element) {
          place += 1;
          places.set(child, place);
        }
      }
    }
    return places.get(element) ?? 1;
  };
}

/**
 * A selector for one element, by its place among its siblings all the way up. It excludes ids that no page has, because
 * a selector with ids outweighs the page's own.
 * @param {Element} element
 * @param {(element: Element) => number} place
 */
function selectorOf(element, place) {
  const dom = rawDom();
  const steps = [];
  /** @type {Node | null} */
  let at = element;
  while (at instanceof Element && at !== dom.documentElement(document)) {
    steps.push(`:nth-child(${place(at)})`);
    at = dom.parentNode(at);
  }
  steps.push(at instanceof ShadowRoot ? ':host' : ':root');
  return `${steps.reverse().join(' > ')}:not(#onrecord#onrecord#onrecord)`;
}
