// Asking the page: its session is injected where it is not there yet, and called through the same permission.

/** What a page needs to be analysed, in the order in which the files build on each other. */
function sessionFiles() {
  return [
    'wasm/onrecord.js',
    'engine/core.js',
    'engine/hosts.js',
    'content/raw.js',
    'content/sight.js',
    'content/snapshot.js',
    'content/policy.js',
    'content/marks.js',
    'ui/words.js',
    'reader/overlay.js',
    'content/page.js',
  ];
}

/** What a page needs for the reading view over it. */
function readerFiles() {
  return ['ui/make.js', 'ui/icons.js', 'ui/look.js', 'reader/pictures.js', 'reader/article.js', 'reader/cards.js', 'reader/appearance.js', 'reader/bar.js', 'reader/margin.js', 'reader/view.js'];
}

/**
 * Asks the page's session, which is injected first where there is none or only that of an older version.
 * @param {number} tabId
 * @param {PageRequest} request
 * @returns {Promise<PageReply>}
 * @throws where the browser forbids extensions to read the page
 */
async function askPage(tabId, request) {
  if (request.kind === 'open') {
    // What nearly every click asks for goes with the files, which saves it two ways there and back; a session that is
    // there already stays.
    return repliedBy(await injectFiles(tabId, [...sessionFiles(), 'content/open.js']));
  }
  const first = await callSession(tabId, request);
  if (first.state !== 'absent') {
    return first;
  }
  await injectFiles(tabId, sessionFiles());
  return callSession(tabId, request);
}

/**
 * @param {number} tabId
 * @param {PageRequest} request
 * @returns {Promise<PageReply>}
 */
async function callSession(tabId, request) {
  const injections = await chrome.scripting.executeScript({
    target: { tabId },
    injectImmediately: true,
    // Where no session was ever declared, the name can be that of an element.
    func: (/** @type {any} */ asked, /** @type {any} */ version) =>
      Object.hasOwn(globalThis, 'onRecordPage') && onRecordPage.isOf(version) ? onRecordPage.answer(asked) : { state: 'absent' },
    args: [request, chrome.runtime.getManifest().version],
  });
  return repliedBy(injections);
}

/**
 * @param {chrome.scripting.InjectionResult<unknown>[]} injections
 * @returns {PageReply}
 */
function repliedBy([injection]) {
  if (!injection) {
    // Firefox runs nothing on its own pages and says nothing.
    throw new Error('the browser keeps extensions away');
  }
  const reply = /** @type {PageReply | undefined} */ (injection.result);
  return reply ?? { state: 'failed', failure: 'no reply' };
}

/**
 * @param {number} tabId
 * @param {string[]} files
 */
function injectFiles(tabId, files) {
  // Firefox reads a path without a slash from where the asking page is.
  return chrome.scripting.executeScript({ target: { tabId }, injectImmediately: true, files: files.map((file) => `/${file}`) });
}

/**
 * Opens the reading view over the page, whose styles and words a content script cannot load.
 * @param {number} tabId
 * @param {Words} words
 * @param {Look} look
 * @param {Passage | null} passage
 * @returns {Promise<PageReply>}
 */
async function openReading(tabId, words, look, passage) {
  const [, ...texts] = await Promise.all([
    injectFiles(tabId, readerFiles()),
    ...readerStyles().map(async (file) => (await fetch(chrome.runtime.getURL(file))).text()),
  ]);
  const kit = { language: words.language, messages: words.messages, css: texts.join('\n'), look };
  return askPage(tabId, { kind: 'read', kit, passage });
}
