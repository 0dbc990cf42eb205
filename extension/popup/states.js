// What the popup says where there is no result to show: what is the matter, and what helps.

/**
 * @param {string} name the state, which ends the keys of its words
 * @param {Words} words
 * @param {{detail?: string, retry?: () => void}} [more]
 * @returns {HTMLElement}
 */
function renderState(name, words, { detail, retry } = {}) {
  return make(
    'section',
    { class: 'state', 'data-state': name },
    make('h2', {}, words.say(`state_${name}`)),
    make('p', {}, words.say(`state_${name}_help`)),
    detail && make('p', { class: 'quiet' }, detail),
    retry && make('button', { type: 'button', class: 'button', on: { click: retry } }, words.say('state_retry')),
  );
}

/** @returns {HTMLElement} */
function renderWaiting() {
  const line = (/** @type {string} */ size) => make('span', { class: `bone ${size}` });
  return make('section', { class: 'waiting', 'data-state': 'waiting', 'aria-hidden': 'true' }, line('wide'), line('meter'), line('tabs'), line('row'), line('row'), line('row'));
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
