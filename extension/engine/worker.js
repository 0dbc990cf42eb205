// Asking the extension's worker, where the core runs. WebAssembly is never compiled in a page: Chromium would ask the
// page's own policy for leave, and report to the publisher where that forbids it; and the worker's core is warm.

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
