// What the popup says where there is no result to show, and beside a result: what is the matter, and what helps.

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
    icon(stateIcon(name)),
    make('h2', {}, words.say(`state_${name}`)),
    make('p', {}, words.say(`state_${name}_help`)),
    detail && make('p', { class: 'quiet' }, detail),
    retry && make('button', { type: 'button', class: 'button', on: { click: retry } }, words.say('state_retry')),
  );
}

/** @param {string} name */
function stateIcon(name) {
  return { restricted: 'closed', pdf: 'document', no_article: 'nothing', loading: 'date', refused: 'closed' }[name] ?? 'trouble';
}

/** @param {string} note */
function renderWaiting(note) {
  const line = (/** @type {string} */ size) => make('span', { class: `bone ${size}` });
  return make(
    'section',
    { class: 'waiting', 'data-state': 'waiting' },
    make('p', { class: 'quiet waiting-note', role: 'status' }, note),
    ...['meter', 'tabs', 'row', 'row', 'row'].map(line),
  );
}

/**
 * What a reader should know before the result: the core's warnings, and what they asked to be kept.
 * @param {Scene} scene
 */
function renderNotices({ answer, words, kept, redo }) {
  return make(
    'div',
    { id: 'notices', class: 'notices' },
    ...answer.warnings.map((warning) => renderNotice(words.tell(warning))),
    kept > 0 && renderNotice(words.say('notice_kept', { count: kept }), words.say('notice_kept_undo'), () => redo({ kind: 'unkeep' })),
  );
}

/**
 * @param {string} text
 * @param {string} [label]
 * @param {() => void} [act]
 */
function renderNotice(text, label, act) {
  return make(
    'p',
    { class: 'notice', role: 'status' },
    make('span', {}, text),
    label && act && make('button', { type: 'button', class: 'link-button', on: { click: act } }, label),
  );
}
