// Elements made from parts: text only ever becomes a text node, and an address is checked before it becomes a link.

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {MakeOptions} [options]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
function make(tag, options = {}, ...children) {
  const element = document.createElement(tag);
  const { on = {}, href, ...attributes } = options;
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== undefined && value !== false && value !== null) {
      element.setAttribute(name, String(value));
    }
  }
  if (href && isSafeAddress(href)) {
    element.setAttribute('href', href);
    element.setAttribute('rel', 'noopener noreferrer');
  }
  for (const [name, listener] of Object.entries(on)) {
    element.addEventListener(name, listener);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * How much a part is of a whole, drawn; whoever draws it says it in words as well.
 * @param {number} part
 * @param {number} whole
 */
function gauge(part, whole) {
  const fill = make('span', { class: 'gauge-fill' });
  fill.style.inlineSize = `${(100 * part) / Math.max(whole, 1)}%`;
  return make('span', { class: 'gauge', 'aria-hidden': 'true' }, fill);
}

/**
 * Items as the language lists them, none of them broken over two lines.
 * @param {string[]} items
 * @param {Words} words
 * @returns {(Node | string)[]}
 */
function listOf(items, words) {
  return words.parts(items).map(({ type, value }) => (type === 'element' ? make('span', { class: 'together' }, value) : value));
}

/**
 * Whether a link may lead there: a page can write `javascript:` and other programs into an address.
 * @param {string} address
 */
function isSafeAddress(address) {
  try {
    return ['http:', 'https:', 'mailto:'].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}
