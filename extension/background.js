// The extension's worker: the second host of the core, and the keeper of the reader's own tab. It holds nothing that
// may not be lost when the browser stops it.

if (typeof importScripts === 'function') {
  importScripts('wasm/onrecord.js', 'engine/core.js');
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
    case 'analyze':
      return core.analyze(request.snapshot);
    case 'render':
      return core.render(request.report, request.format, request.messages);
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

chrome.runtime.onMessage.addListener((request, sender, reply) => {
  if (sender.id !== chrome.runtime.id) {
    return false;
  }
  answerRequest(request, sender).then(reply, (error) => reply({ failure: String(error) }));
  return true;
});
