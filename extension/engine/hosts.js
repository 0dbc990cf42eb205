// Where the core runs for this page: here in the content script where the page's policy is known to allow it, else in
// the extension's worker. Both hosts take the same string and give the same bytes.

/**
 * @param {Document} document
 * @returns {Promise<Host>}
 */
async function chooseHost(document) {
  if ((await pagePolicy(document)) !== 'allowed') {
    return workerHost();
  }
  try {
    const response = await fetch(chrome.runtime.getURL('wasm/onrecord_bg.wasm'));
    const module = await WebAssembly.compile(await response.arrayBuffer());
    const core = openCore(async () => module);
    return { name: 'content', analyze: core.analyze, memory: core.memory };
  } catch {
    // Where the policy that was read is not the one that holds after all, the worker still can.
    return workerHost();
  }
}

/** @returns {Host} */
function workerHost() {
  return {
    name: 'worker',
    analyze: (snapshot) => askWorker({ kind: 'analyze', snapshot }),
    memory: () => undefined,
  };
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
