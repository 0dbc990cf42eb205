// Asks the page before the popup's styles and other scripts are even there, for which a later script would wait. The
// worker is left asleep: to wake it takes a fifth of the whole time, and most pages do without it.

performance.mark('asked');

/** The page that the popup is for, and its reply to come. */
const begun = chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) => ({ tab, reply: ask(tab, { kind: 'open' }) }));

/**
 * @param {chrome.tabs.Tab} tab
 * @param {PageRequest} request
 * @returns {Promise<PageReply | {state: 'restricted'}>}
 */
async function ask(tab, request) {
  try {
    return await askPage(tab.id ?? chrome.tabs.TAB_ID_NONE, request);
  } catch (error) {
    return isRestricted(tab.url, String(error)) ? { state: 'restricted' } : { state: 'failed', failure: String(error) };
  }
}

/**
 * Whether the browser keeps extensions away from an address, and why.
 * @param {string | undefined} address
 * @param {string} failure
 */
function isRestricted(address, failure) {
  const scheme = address?.split(':')[0] ?? '';
  return !['http', 'https', 'file', 'blob', 'data'].includes(scheme) || /cannot access|cannot be scripted|extensions gallery|error page|missing host permission/i.test(failure);
}
