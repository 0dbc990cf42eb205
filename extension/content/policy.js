// May WebAssembly be compiled in this page's content script? Chromium asks the page's own policy, and an attempt that
// the policy forbids is reported to the publisher; so the policy is read, without a request, and never tried out.

/**
 * `unknown` is to be treated as forbidden.
 * @param {Document} document
 * @returns {Promise<'allowed' | 'forbidden' | 'unknown'>}
 */
async function pagePolicy(document) {
  const dom = rawDom();
  // Firefox gives content scripts a policy of their own.
  if (chrome.runtime.getURL('').startsWith('moz-extension:')) {
    return 'allowed';
  }
  const metas = dom.queryAll(document, 'meta[http-equiv="Content-Security-Policy" i]');
  if (!metas.every((meta) => policyAllows(meta.getAttribute('content') ?? ''))) {
    return 'forbidden';
  }
  if (location.protocol === 'file:') {
    return 'allowed';
  }
  if (!location.protocol.startsWith('http')) {
    return 'unknown';
  }
  try {
    // What a page's service worker answered with may differ from the copy in the cache. A sandboxed page may not even
    // ask for it.
    if (navigator.serviceWorker?.controller) {
      return 'unknown';
    }
    const address = performance.getEntriesByType('navigation')[0]?.name ?? location.href;
    const cached = await fetch(address, { cache: 'only-if-cached', mode: 'same-origin' });
    // A report-only policy stops nothing, and reports all the same.
    for (const name of ['content-security-policy', 'content-security-policy-report-only']) {
      // A header that is sent twice, or has commas, holds several policies, and all of them count.
      const policies = cached.headers.get(name)?.split(',') ?? [];
      if (!policies.every(policyAllows)) {
        return 'forbidden';
      }
    }
    // A policy in the markup goes on to hold after a script has removed its element.
    const source = await cached.text();
    return metas.length === 0 && /content-security-policy/i.test(source) ? 'unknown' : 'allowed';
  } catch {
    return 'unknown';
  }
}

/**
 * Whether one policy allows WebAssembly to be compiled.
 * @param {string} policy
 */
function policyAllows(policy) {
  /** @type {Map<string, string[]>} */
  const directives = new Map();
  for (const directive of policy.split(';')) {
    const [name, ...values] = directive.trim().toLowerCase().split(/\s+/);
    // The first of two directives of the same name is the one that holds.
    if (!directives.has(name)) {
      directives.set(name, values);
    }
  }
  const sources = directives.get('script-src') ?? directives.get('default-src');
  return !sources || sources.includes("'unsafe-eval'") || sources.includes("'wasm-unsafe-eval'");
}
