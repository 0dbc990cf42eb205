// Asking the page: the content script is injected on the toolbar click, and called through the same permission.

/** The content script, in the order in which its files build on each other. */
function contentFiles() {
  return [
    'ui/words.js',
    'ui/make.js',
    'ui/icons.js',
    'ui/look.js',
    'wasm/onrecord.js',
    'engine/core.js',
    'engine/hosts.js',
    'content/raw.js',
    'content/sight.js',
    'content/snapshot.js',
    'content/policy.js',
    'content/marks.js',
    'reader/pictures.js',
    'reader/article.js',
    'reader/cards.js',
    'reader/appearance.js',
    'reader/bar.js',
    'reader/margin.js',
    'reader/view.js',
    'reader/overlay.js',
    'content/page.js',
  ];
}

/**
 * Makes sure that the page has its session.
 * @param {number} tabId
 * @throws where the browser forbids extensions to read the page
 */
async function injectPage(tabId) {
  const [check] = await chrome.scripting.executeScript({
    target: { tabId },
    injectImmediately: true,
    // An element with that id is no own property of the window.
    func: (version) => Object.hasOwn(globalThis, 'onRecordPage') && onRecordPage.alive() && onRecordPage.version === version,
    args: [chrome.runtime.getManifest().version],
  });
  if (!check) {
    // Firefox runs nothing on its own pages and says nothing.
    throw new Error('the browser keeps extensions away');
  }
  if (!check.result) {
    // Firefox reads a path without a slash from where the popup is.
    await chrome.scripting.executeScript({ target: { tabId }, injectImmediately: true, files: contentFiles().map((file) => `/${file}`) });
  }
}

/**
 * @param {number} tabId
 * @param {PageRequest} request
 * @returns {Promise<PageReply>}
 */
async function askPage(tabId, request) {
  const [injection] = await chrome.scripting.executeScript({
    target: { tabId },
    injectImmediately: true,
    func: (asked) => onRecordPage.answer(asked),
    args: [request],
  });
  return injection?.result ?? { state: 'failed', failure: 'no reply' };
}
