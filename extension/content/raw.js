// Reading a document that does not want to be read: on `document` and on forms, a page's `name="childNodes"` hides the
// property of that name. The getters of the prototypes are out of its reach.
//
// Content files declare functions only, because an updated extension injects them again into the same world, where a
// second `const` of the same name would be an error.

/**
 * The getters and methods that the snapshot uses, free of the page's names.
 */
function rawDom() {
  /**
   * @param {object} prototype
   * @param {string} name
   * @returns {(self: any) => any}
   */
  const getter = (prototype, name) => {
    const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
    return (self) => get?.call(self);
  };
  return {
    /** @type {(self: Node) => Node | null} */
    firstChild: getter(Node.prototype, 'firstChild'),
    /** @type {(self: Node) => Node | null} */
    nextSibling: getter(Node.prototype, 'nextSibling'),
    /** @type {(self: Node) => Node | null} */
    parentNode: getter(Node.prototype, 'parentNode'),
    /** @type {(self: Node) => number} */
    nodeType: getter(Node.prototype, 'nodeType'),
    /** @type {(self: Element) => string} */
    localName: getter(Element.prototype, 'localName'),
    /** @type {(self: Element) => NamedNodeMap} */
    attributes: getter(Element.prototype, 'attributes'),
    /** @type {(self: Element) => ShadowRoot | null} */
    shadowRoot: getter(Element.prototype, 'shadowRoot'),
    /** @type {(self: Document) => HTMLElement | null} */
    documentElement: getter(Document.prototype, 'documentElement'),
    /** @type {(self: Document) => string} */
    contentType: getter(Document.prototype, 'contentType'),
    /** @type {(self: Document) => DocumentReadyState} */
    readyState: getter(Document.prototype, 'readyState'),
    /** @type {(self: Document) => Element | null} */
    activeElement: getter(Document.prototype, 'activeElement'),
    /** @type {(self: Document, selector: string) => Element[]} */
    queryAll: (self, selector) => [...Document.prototype.querySelectorAll.call(self, selector)],
    /** @type {(self: Element) => boolean} */
    isRendered: (self) => Element.prototype.checkVisibility.call(self),
  };
}
