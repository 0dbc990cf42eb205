// Saving a text as a file. Only the extension's own pages can do so on every page: a sandbox drops the downloads of
// content scripts.

/**
 * @param {string} name
 * @param {string} type a media type
 * @param {string} text
 */
function saveFile(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = make('a', { download: name });
  link.href = address;
  link.click();
  // The browser reads the file after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
