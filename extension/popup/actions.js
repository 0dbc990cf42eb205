// What one can do with the result: read, copy, save. Everything here starts from a click in the popup, because a page
// can forbid downloads and the clipboard to its content scripts.

/**
 * @param {Answer} answer
 * @param {Words} words
 * @param {() => void} read
 * @param {(text: string) => void} tell
 * @returns {HTMLElement[]}
 */
function renderActions(answer, words, read, tell) {
  const copy = async () => {
    const text = await exportText(answer, 'markdown', words);
    await navigator.clipboard.writeText(text);
    tell(words.say('copied'));
  };
  const menu = make('div', { class: 'menu', id: 'formats', popover: 'auto' }, ...answer.formats.map((format) => formatButton(answer, format, words, tell)));
  const fail = () => tell(words.say('action_failed'));
  return [
    make('button', { type: 'button', class: 'button primary', id: 'action-read', on: { click: read } }, icon('read'), words.say('action_read')),
    make('button', { type: 'button', class: 'button', id: 'action-copy', on: { click: () => copy().catch(fail) } }, icon('copy'), words.say('action_copy')),
    make('button', { type: 'button', class: 'button', id: 'action-save', popovertarget: 'formats' }, icon('save'), words.say('action_save')),
    menu,
  ];
}

/**
 * @param {Answer} answer
 * @param {FormatItem} format
 * @param {Words} words
 * @param {(text: string) => void} tell
 */
function formatButton(answer, format, words, tell) {
  const name = `${answer.file_stem}.${format.extension}`;
  const save = async () => {
    const text = await exportText(answer, format.name, words);
    const address = URL.createObjectURL(new Blob([text], { type: format.media_type }));
    const link = make('a', { download: name });
    link.href = address;
    link.click();
    // The browser reads the file after this turn.
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    tell(words.say('saved', { name }));
  };
  return make(
    'button',
    {
      type: 'button',
      class: 'menu-item',
      'data-format': format.name,
      popovertarget: 'formats',
      popovertargetaction: 'hide',
      on: { click: () => save().catch(() => tell(words.say('action_failed'))) },
    },
    words.say(`export_${format.name}`),
  );
}

/**
 * @param {Answer} answer
 * @param {string} format
 * @param {Words} words
 * @returns {Promise<string>}
 */
async function exportText(answer, format, words) {
  /** @type {CoreReply} */
  const reply = await chrome.runtime.sendMessage({ kind: 'render', report: JSON.stringify(answer.report), format, messages: words.messages });
  if (reply.answer === undefined) {
    throw new Error(reply.failure ?? reply.refusal?.rule);
  }
  return reply.answer;
}
