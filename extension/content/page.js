// One page's session: the snapshot's live nodes, the last answer, the open reading view. It lives in the page's
// isolated world, so that a popup that opens again finds the result at once, and a new document starts anew.
//
// The popup calls `onRecordPage.answer` through `scripting.executeScript`: there is no listener that an older
// injection could answer from, and every call gets a reply.

/** @returns {PageSession} */
function newPageSession() {
  /** @type {{address: string, reply: PageReply} | undefined} */
  let last;
  /** @type {Promise<PageReply> | undefined} */
  let running;
  /** @type {Promise<Host> | undefined} */
  let host;
  /** @type {Node[]} */
  let nodes = [];
  const dom = rawDom();

  /** @returns {Promise<PageReply>} */
  async function analyze() {
    if (dom.contentType(document) === 'application/pdf') {
      return { state: 'pdf' };
    }
    await loaded();
    const started = performance.now();
    const snapshot = takeSnapshot(document);
    nodes = snapshot.nodes;
    host ??= chooseHost(document);
    const core = await host;
    const { answer, refusal, failure } = await core.analyze(snapshot.json);
    const took = performance.now() - started;
    if (answer !== undefined) {
      return { state: 'ready', answer, host: core.name, took };
    }
    return refusal ? { state: 'refused', refusal } : { state: 'failed', failure: failure ?? '' };
  }

  /** Waits for the markup to be complete; pictures may still be on their way. */
  function loaded() {
    return new Promise((resolve) => {
      if (dom.readyState(document) !== 'loading') {
        resolve(undefined);
      } else {
        addEventListener('DOMContentLoaded', resolve, { once: true });
      }
    });
  }

  return {
    version: chrome.runtime.getManifest().version,
    alive: () => Boolean(chrome.runtime?.id),

    async answer(request) {
      try {
        switch (request.kind) {
          case 'last':
            return last?.address === location.href ? last.reply : { state: dom.readyState(document) === 'loading' ? 'loading' : 'new' };
          case 'analyze': {
            running ??= analyze();
            const result = await running.finally(() => {
              running = undefined;
            });
            // A failure is not kept: the next click tries again.
            last = result.state === 'failed' ? undefined : { address: location.href, reply: result };
            return result;
          }
          case 'read':
            if (last?.reply.state !== 'ready') {
              return { state: 'new' };
            }
            openOverlay(last.reply.answer, request.kit, request.passage);
            return { state: 'open' };
        }
      } catch (error) {
        return { state: 'failed', failure: String(error) };
      }
    },

    node: (row) => nodes[row],
    report: () => (last?.address === location.href && last.reply.state === 'ready' ? last.reply.answer : undefined),
    host: () => host,
  };
}

// An element called `onRecordPage` is not an own property of the window, a session is.
if (!Object.hasOwn(globalThis, 'onRecordPage') || !onRecordPage.alive()) {
  globalThis.onRecordPage = newPageSession();
  globalThis.onRecordMarks = newPageMarks(onRecordPage);
}
