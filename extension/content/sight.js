// What a reader can see of an element: whether it is rendered, and whether it floats above the page.

/**
 * @param {RawDom} dom
 */
function newSight(dom) {
  const hidden = 1;
  const floating = 4;
  const head = new Set(['html', 'head', 'title', 'meta', 'link', 'base', 'script']);
  // Rendered, but `visibility: hidden`; a visible descendant takes the mark away again.
  /** @type {{depth: number, row: number}[]} */
  const invisible = [];

  return {
    /**
     * The flags of an element whose row comes next.
     * @param {Element} element
     * @param {string} tag
     * @param {number} depth
     * @param {SnapshotRow[]} rows the rows so far
     * @returns {number}
     */
    flags(element, tag, depth, rows) {
      while (invisible.length > 0 && invisible[invisible.length - 1].depth >= depth) {
        invisible.pop();
      }
      // The head is never rendered, and what it says is not hidden from anyone.
      if (head.has(tag)) {
        return 0;
      }
      if (!dom.isRendered(element)) {
        // A slot and its like have no box of their own and still show their children.
        return getComputedStyle(element).display === 'contents' ? 0 : hidden;
      }
      const style = getComputedStyle(element);
      if (style.visibility !== 'visible') {
        invisible.push({ depth, row: rows.length });
        return hidden;
      }
      for (const { row } of invisible) {
        const flags = rows[row][2];
        rows[row][2] = typeof flags === 'number' ? flags & ~hidden : flags;
      }
      invisible.length = 0;
      return style.position === 'fixed' || style.position === 'sticky' ? floating : 0;
    },
  };
}
