// The extension's worker: the host of the core, and the ear for commands, the menu and pages that may be analysed by
// themselves. It holds nothing that may not be lost when the browser stops it.

if (typeof importScripts === 'function') {
  importScripts(
    'wasm/onrecord.js',
    'engine/core.js',
    'engine/ask.js',
    'ui/words.js',
    'ui/look.js',
    'ui/settings.js',
    'ui/button.js',
    'library/shelf.js',
  );
}

const core = openCore(async () => {
  const response = await fetch(chrome.runtime.getURL('wasm/onrecord_bg.wasm'));
  return WebAssembly.compile(await response.arrayBuffer());
});

/**
 * @param {WorkerRequest} request
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<CoreReply>}
 */
async function answerRequest(request, sender) {
  switch (request.kind) {
    case 'warm':
      await core.warm();
      return {};
    case 'analyze':
      return core.analyze(request.snapshot);
    case 'render':
      return core.render(request.report, request.format, request.catalogue);
    case 'compare':
      return core.compare(request.a, request.b);
    case 'formats':
      return core.formats();
    case 'readerTab': {
      // Session storage is in memory and gone with the browser.
      const key = `reader-${crypto.randomUUID()}`;
      try {
        await chrome.storage.session.set({ [key]: request.answer });
      } catch {
        // It holds a few megabytes; the newest reading view is the one that is wanted.
        await chrome.storage.session.clear();
        await chrome.storage.session.set({ [key]: request.answer });
      }
      await chrome.tabs.create({ url: chrome.runtime.getURL(`reader/reader.html#${key}`) });
      return { answer: key };
    }
    case 'style': {
      const place = { origin: /** @type {'USER'} */ ('USER'), target: { tabId: sender.tab?.id ?? -1, frameIds: [sender.frameId ?? 0] } };
      if (request.before !== '') {
        await chrome.scripting.removeCSS({ ...place, css: request.before });
      }
      if (request.css !== '') {
        await chrome.scripting.insertCSS({ ...place, css: request.css });
      }
      return { answer: '' };
    }
    default:
      return { failure: 'unknown request' };
  }
}

/**
 * Analyses a page without its popup: the button shows the result.
 * @param {number} tabId
 */
async function analyzeTab(tabId) {
  const { settings, look } = await loadChoices();
  const words = await loadWords(settings.language);
  let reply = await askPage(tabId, { kind: 'open' });
  if (reply.state === 'loading') {
    reply = await askPage(tabId, { kind: 'analyze' });
  }
  if (reply.state === 'ready') {
    const answer = /** @type {Answer} */ (JSON.parse(reply.answer));
    await showOnButton(tabId, answer, words);
    if (settings.history && !reply.again) {
      await shelve(reply.answer, answer);
    }
  }
  return { reply, words, look };
}

/**
 * Opens the reading view, or the popup where there is no result, which says why.
 * @param {number | undefined} tabId
 */
async function readTab(tabId) {
  if (tabId === undefined) {
    return;
  }
  try {
    const { reply, words, look } = await analyzeTab(tabId);
    if (reply.state === 'ready') {
      await openReading(tabId, words, look, null);
      return;
    }
  } catch {
    // The browser keeps extensions away from this page.
  }
  await chrome.action.openPopup();
}

chrome.runtime.onMessage.addListener((request, sender, reply) => {
  if (sender.id !== chrome.runtime.id) {
    return false;
  }
  answerRequest(request, sender).then(reply, (error) => reply({ failure: String(error) }));
  return true;
});

chrome.runtime.onInstalled.addListener(async () => {
  const { settings } = await loadChoices();
  const words = await loadWords(settings.language);
  await chrome.contextMenus.removeAll();
  chrome.contextMenus.create({ id: 'read', title: words.say('menu_read'), contexts: ['page', 'selection', 'link'] });
  await core.warm();
});

chrome.contextMenus.onClicked.addListener((_, tab) => {
  readTab(tab?.id);
});

chrome.commands.onCommand.addListener(async (command, tab) => {
  if (command === 'read') {
    await readTab(tab?.id);
  } else if (command === 'export') {
    // Only an extension's page can save a file on every page; the popup looks for this note.
    await chrome.storage.session.set({ wish: 'export' });
    await chrome.action.openPopup();
  }
});

// Without the permission for a site, its addresses are not shown here, and asking its pages fails.
chrome.tabs.onUpdated.addListener(async (tabId, change, tab) => {
  if (change.status !== 'complete' || !tab.url?.startsWith('http')) {
    return;
  }
  const origin = `${new URL(tab.url).origin}/*`;
  if (await chrome.permissions.contains({ origins: [origin] })) {
    await analyzeTab(tabId).catch(() => undefined);
  }
});
