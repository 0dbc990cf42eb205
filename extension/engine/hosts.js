// Where the core runs for this page: here in the content script where the page's policy is known to allow it, else in
// the extension's worker. Both hosts take the same string and give the same bytes.

/** @returns {Host} */
function openHost() {
  /** @type {Promise<Core | undefined> | undefined} */
  let own;
  const prepare = () => (own ??= ownCore(document));
  return {
    prepare,
    async analyze(snapshot) {
      const core = await prepare();
      return core
        ? { ...(await core.analyze(snapshot)), host: 'content' }
        : { ...(await askWorker({ kind: 'analyze', snapshot })), host: 'worker' };
    },
    async memory() {
      return (await own)?.memory();
    },
  };
}

/**
 * A core in this content script; none where the page's policy forbids it or cannot be known.
 * @param {Document} document
 * @returns {Promise<Core | undefined>}
 */
async function ownCore(document) {
  // On its way while the policy is read; only to compile it is what a policy may forbid.
  const module = fetch(chrome.runtime.getURL('wasm/onrecord_bg.wasm'));
  if ((await pagePolicy(document)) !== 'allowed') {
    // The worker gets ready while the page is read.
    askWorker({ kind: 'warm' });
    module.then((response) => response.body?.cancel()).catch(() => undefined);
    return undefined;
  }
  try {
    const compiled = await WebAssembly.compileStreaming(module);
    return openCore(async () => compiled);
  } catch {
    // Where the policy that was read is not the one that holds after all, the worker still can.
    return undefined;
  }
}

/**
 * Sends the worker a message; a worker that dies while it answers is a failure like any other.
 * @param {WorkerRequest} request
 * @returns {Promise<CoreReply>}
 */
async function askWorker(request) {
  try {
    return (await chrome.runtime.sendMessage(request)) ?? { failure: 'no answer' };
  } catch (error) {
    return { failure: String(error) };
  }
}
