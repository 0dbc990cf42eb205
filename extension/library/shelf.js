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
  const items = await shelfItems();
  const older = items.filter((item) => item.url === url && url !== '');
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
  await chrome.storage.local.set({ shelf: [item, ...items.filter((other) => !older.includes(other))] });
  await chrome.storage.local.remove(older.map(({ id }) => id));
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
  const items = await shelfItems();
  await chrome.storage.local.set({ shelf: items.filter(({ id }) => !ids.includes(id)) });
  await chrome.storage.local.remove(ids);
}

/** Takes everything off the shelf. */
async function clearShelf() {
  await discard((await shelfItems()).map(({ id }) => id));
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
