// The live document as rows for the core (the form is described in src/page/snapshot.rs), and the live node of
// every row. The document is only read. The walk is a loop: pages nest deeper than the stack.

/**
 * Rows stop being taken once one of the core's budgets (src/page/mod.rs) is passed: the core then refuses the page.
 */
function snapshotBudget() {
  return { nodes: 400_000, depth: 512, characters: 24 << 20 };
}

/**
 * @param {Document} document
 * @param {Set<Node>} kept what the reader wants kept, whatever the core's rules say of it
 * @returns {Snapshot}
 */
function takeSnapshot(document, kept) {
  const dom = rawDom();
  const budget = snapshotBudget();
  const sight = newSight(dom);
  /** @type {SnapshotRow[]} */
  const rows = [];
  /** @type {Node[]} */
  const nodes = [];
  let characters = 0;

  /** @type {{node: Node, depth: number, shadow: boolean}[]} */
  const stack = [];
  const root = dom.documentElement(document);
  if (root) {
    stack.push({ node: root, depth: 0, shadow: false });
  }
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, depth, shadow } = next;
    const type = dom.nodeType(node);
    if (type === Node.TEXT_NODE || type === Node.CDATA_SECTION_NODE) {
      const text = wellFormed(/** @type {Text} */ (node).data);
      rows.push([depth, text]);
      nodes.push(node);
      characters += text.length;
    } else if (type === Node.ELEMENT_NODE) {
      const element = /** @type {Element} */ (node);
      const tag = dom.localName(element);
      const content = contentOf(element, tag, dom);
      if (content === 'nothing') {
        continue;
      }
      const flags = sight.flags(element, tag, depth, rows) | (shadow ? 2 : 0) | (kept.has(element) ? 8 : 0);
      const row = elementRow(element, tag, depth, flags, dom);
      rows.push(row);
      nodes.push(node);
      characters += row.reduce((/** @type {number} */ sum, cell) => sum + (typeof cell === 'string' ? cell.length : 0), 0);
      if (content === 'children') {
        pushChildren(stack, element, tag, depth, shadow, dom);
      }
    }
    if (rows.length > budget.nodes || depth > budget.depth || characters > budget.characters) {
      break;
    }
  }
  return { json: JSON.stringify({ url: location.href, nodes: rows }), nodes };
}

/**
 * What of an element goes into the snapshot.
 * @param {Element} element
 * @param {string} tag
 * @param {RawDom} dom
 * @returns {'nothing' | 'itself' | 'children'}
 */
function contentOf(element, tag, dom) {
  switch (tag) {
    case 'script':
      // JSON-LD is how pages describe themselves; every other script is a program.
      return element.getAttribute('type')?.trim().toLowerCase() === 'application/ld+json' ? 'children' : 'nothing';
    case 'style':
    // A template holds markup that is not on the page, and with scripts on, <noscript> holds its markup as text.
    case 'template':
    case 'noscript':
      return 'nothing';
    // Other documents and drawings: what they show is not this page's text.
    case 'iframe':
    case 'object':
    case 'embed':
    case 'canvas':
    case 'svg':
    case 'audio':
    case 'video':
      return 'itself';
    default:
      return dom.localName(element) === '' ? 'nothing' : 'children';
  }
}

/**
 * Pushes what is rendered below an element, last first: its shadow tree where it has an open one, a slot's own nodes.
 * @param {{node: Node, depth: number, shadow: boolean}[]} stack
 * @param {Element} element
 * @param {string} tag
 * @param {number} depth
 * @param {boolean} shadow
 * @param {RawDom} dom
 */
function pushChildren(stack, element, tag, depth, shadow, dom) {
  const below = stack.length;
  const shadowRoot = dom.shadowRoot(element);
  const assigned = tag === 'slot' && shadow ? HTMLSlotElement.prototype.assignedNodes.call(element) : [];
  if (assigned.length > 0) {
    for (const node of assigned) {
      stack.push({ node, depth: depth + 1, shadow: false });
    }
  } else {
    const inShadow = shadow || shadowRoot !== null;
    for (let child = dom.firstChild(shadowRoot ?? element); child; child = dom.nextSibling(child)) {
      stack.push({ node: child, depth: depth + 1, shadow: inShadow });
    }
  }
  // The stack gives the last one first, so this run is turned around.
  for (let low = below, high = stack.length - 1; low < high; low += 1, high -= 1) {
    [stack[low], stack[high]] = [stack[high], stack[low]];
  }
}

/**
 * @param {Element} element
 * @param {string} tag
 * @param {number} depth
 * @param {number} flags
 * @param {RawDom} dom
 * @returns {SnapshotRow}
 */
function elementRow(element, tag, depth, flags, dom) {
  /** @type {SnapshotRow} */
  const row = [depth, wellFormed(tag), flags];
  const attributes = dom.attributes(element);
  for (let i = 0; i < attributes.length; i += 1) {
    const { name, value } = attributes[i];
    // Programs, styles and embedded files say nothing about the text, and can be most of a page's bytes.
    const skipped = name === 'style' || name === 'srcset' || name === 'nonce' || name.startsWith('on') || value.startsWith('data:');
    if (!skipped) {
      row.push(wellFormed(name), wellFormed(value));
    }
  }
  return row;
}

/**
 * The core reads UTF-8, which has no half of a surrogate pair.
 * @param {string} text
 */
function wellFormed(text) {
  return text.isWellFormed() ? text : text.toWellFormed();
}
