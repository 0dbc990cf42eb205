// What one can do with the result: read, copy, save, keep. Everything here starts from a click in the popup, because a
// page can forbid downloads and the clipboard to its content scripts.

/**
 * @param {Scene} scene
 * @returns {HTMLElement[]}
 */
function renderActions(scene) {
  const { answer, words, tell } = scene;
  const fail = () => tell(words.say('action_failed'));
  const copy = async () => {
    await navigator.clipboard.writeText(await exportText(answer, 'markdown', words));
    tell(words.say('copied'));
  };
  const keep = async () => {
    await shelve(scene.json, answer).then(
      () => tell(words.say('library_kept')),
      () => tell(words.say('library_full')),
    );
  };
  const item = (/** @type {Record<string, string>} */ more, /** @type {string} */ label, /** @type {() => void} */ act) =>
    make('button', { type: 'button', class: 'menu-item', popovertarget: 'formats', popovertargetaction: 'hide', ...more, on: { click: act } }, label);
  const menu = make(
    'div',
    { class: 'menu', id: 'formats', popover: 'auto', 'aria-label': words.say('action_save') },
    ...answer.formats.map((format) => item({ 'data-format': format.name }, words.say(`export_${format.name}`), () => exportAs(format.name, scene))),
    make('hr', {}),
    item({ id: 'library-keep' }, words.say('library_keep'), keep),
    item({ id: 'library-open' }, words.say('library_open'), () => chrome.tabs.create({ url: chrome.runtime.getURL('library/library.html') })),
  );
  return [
    make('button', { type: 'button', class: 'button primary', id: 'action-read', on: { click: () => scene.read(null) } }, icon('read'), words.say('action_read')),
    make(
      'div',
      { class: 'actions-more' },
      make('button', { type: 'button', class: 'button', id: 'action-copy', on: { click: () => copy().catch(fail) } }, icon('copy'), words.say('action_copy')),
      make('button', { type: 'button', class: 'button', id: 'action-save', popovertarget: 'formats' }, icon('save'), words.say('action_save')),
    ),
    menu,
  ];
}

/**
 * @param {string} name of a format
 * @param {Scene} scene
 */
async function exportAs(name, { answer, words, tell }) {
  try {
    const format = answer.formats.find((other) => other.name === name) ?? answer.formats[0];
    const text = await exportText(answer, format.name, words);
    const file = `${answer.file_stem}.${format.extension}`;
    saveFile(file, format.media_type, text);
    tell(words.say('saved', { name: file }));
  } catch {
    tell(words.say('action_failed'));
  }
}

/**
 * @param {Answer} answer
 * @param {string} format
 * @param {Words} words
 * @returns {Promise<string>}
 */
async function exportText(answer, format, words) {
  /** @type {CoreReply} */
  const reply = await chrome.runtime.sendMessage({ kind: 'render', report: JSON.stringify(answer.report), format, catalogue: words.catalogue() });
  if (reply.answer === undefined) {
    throw new Error(reply.failure ?? reply.refusal?.rule);
  }
  return reply.answer;
}
