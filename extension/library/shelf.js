// The library's shelf: analyses that the reader keeps, on this device only, each compressed under a key of its own
// beside one list of what there is.

/** @returns {Promise<ShelfItem[]>} newest first */
async function shelfItems() {
  const { shelf } = await chrome.storage.local.get('shelf');
  return Array.isArray(shelf) ? shelf : [];
}

/**
 * Keeps an analysis; an older one of the same address gives way to it.
 * @param {string} json the answer as JSON
 * @param {Answer} answer the same answer
 * @returns {Promise<void>}
 * @throws where the browser's storage is full
 */
async function shelve(json, answer) {
  const { metadata, sourcing, sources } = answer.report;
  const url = metadata.canonical_url ?? metadata.url ?? '';
  /** @type {ShelfItem} */
  const item = {
    id: `analysis-${crypto.randomUUID()}`,
    kept: new Date().toISOString(),
    url,
    headline: metadata.headline ?? null,
    site: metadata.site ?? null,
    published: metadata.published ?? null,
    band: sourcing.band,
    counts: answer.counts,
    names: sources.map((source) => source.name),
  };
  await chrome.storage.local.set({ [item.id]: await compressed(json) });
  await changeShelf((items) => [item, ...items.filter((other) => other.url !== url || url === '')]);
}

/**
 * Puts a new list in place of the old one, and takes away what is no longer on it. Popup, worker and library may do so
 * at the same time, and none of them may write a list that another has changed meanwhile.
 * @param {(items: ShelfItem[]) => ShelfItem[]} change
 */
async function changeShelf(change) {
  await navigator.locks.request('shelf', async () => {
    const before = await shelfItems();
    const after = change(before);
    await chrome.storage.local.set({ shelf: after });
    await chrome.storage.local.remove(before.filter((item) => !after.includes(item)).map(({ id }) => id));
  });
}

/**
 * @param {string} id
 * @returns {Promise<string | undefined>} the answer as JSON
 */
async function takeDown(id) {
  const kept = await chrome.storage.local.get(id);
  return typeof kept[id] === 'string' ? decompressed(kept[id]) : undefined;
}

/** @param {string[]} ids */
async function discard(ids) {
  await changeShelf((items) => items.filter(({ id }) => !ids.includes(id)));
}

/** Takes everything off the shelf. */
async function clearShelf() {
  await changeShelf(() => []);
}

/** @param {string} text */
async function compressed(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** @param {string} coded */
async function decompressed(coded) {
  const bytes = Uint8Array.from(atob(coded), (sign) => sign.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}
