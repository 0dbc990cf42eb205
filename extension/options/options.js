// The options: every change is kept at once.

/** @param {string} id */
function optionsPart(id) {
  const element = document.getElementById(id);
  if (!element) {
    throw new Error(`no element ${id}`);
  }
  return element;
}

async function openOptions() {
  const { settings, look } = await loadChoices();
  const words = await loadWords(settings.language);
  fillWords(document, words);
  document.title = words.say('options_title');
  applyTheme(document.documentElement, look);
  const tell = (/** @type {string} */ key) => {
    optionsPart('status').textContent = words.say(key);
  };
  // Letters have their size in the reading view, where it is seen.
  const keepLook = async (/** @type {Omit<LookChange, 'size'>} */ change) => {
    Object.assign(look, change);
    applyTheme(document.documentElement, look);
    await saveLook(look);
    tell('options_saved');
  };
  const keepSettings = async (/** @type {Partial<Settings>} */ change) => {
    Object.assign(settings, change);
    await saveSettings(settings);
    tell('options_saved');
  };

  optionsPart('appearance').replaceChildren(...renderChoices(words, look, keepLook));
  for (const name of /** @type {(keyof Look['layers'])[]} */ (['sources', 'attributions', 'unsourced', 'names'])) {
    const input = /** @type {HTMLInputElement} */ (document.querySelector(`input[name="${name}"]`));
    input.checked = look.layers[name];
    input.addEventListener('change', () => keepLook({ layers: { ...look.layers, [name]: input.checked } }));
  }
  await drawChoices(words, settings, keepSettings);
  await Promise.all([drawSites(words), drawKept(words)]);
  chrome.permissions.onRemoved.addListener(() => drawSites(words));
  chrome.permissions.onAdded.addListener(() => drawSites(words));

  const history = /** @type {HTMLInputElement} */ (optionsPart('history'));
  history.checked = settings.history;
  history.addEventListener('change', () => keepSettings({ history: history.checked }));
  optionsPart('forget').addEventListener('click', async () => {
    await clearShelf();
    await drawKept(words);
    tell('options_history_deleted');
  });
  optionsPart('export').addEventListener('click', () => exportSettings({ settings, look }));
  const file = /** @type {HTMLInputElement} */ (optionsPart('file'));
  optionsPart('import').addEventListener('click', () => file.click());
  file.addEventListener('change', async () => {
    const read = readSettings((await file.files?.[0]?.text()) ?? '');
    file.value = '';
    if (!read) {
      tell('options_settings_bad');
      return;
    }
    await Promise.all([saveSettings(read.settings), saveLook(read.look)]);
    sessionStorage.setItem('loaded', 'yes');
    location.reload();
  });
  if (sessionStorage.getItem('loaded')) {
    sessionStorage.removeItem('loaded');
    tell('options_settings_loaded');
  }
  document.body.dataset.state = 'ready';
}

/**
 * The languages, each in its own words, and the formats, which the core knows.
 * @param {Words} words
 * @param {Settings} settings
 * @param {(change: Partial<Settings>) => Promise<void>} keep
 */
async function drawChoices(words, settings, keep) {
  const option = (/** @type {string} */ value, /** @type {string} */ said, /** @type {string} */ chosen) => make('option', { value, selected: value === chosen }, said);
  const language = /** @type {HTMLSelectElement} */ (optionsPart('language'));
  const own = (/** @type {string} */ folder) => nameOfLanguage(folder.replace('_', '-'), folder.replace('_', '-'));
  language.replaceChildren(
    option('auto', words.say('options_language_auto'), settings.language),
    ...wordLanguages().map((folder) => option(folder, own(folder), settings.language)),
  );
  language.addEventListener('change', async () => {
    await keep({ language: language.value });
    location.reload();
  });
  /** @type {CoreReply} */
  const reply = await chrome.runtime.sendMessage({ kind: 'formats' });
  const formats = /** @type {FormatItem[]} */ (JSON.parse(reply.answer ?? '[]'));
  const format = /** @type {HTMLSelectElement} */ (optionsPart('format'));
  format.replaceChildren(...formats.map(({ name }) => option(name, words.say(`export_${name}`), settings.format)));
  format.addEventListener('change', () => keep({ format: format.value }));
}

openOptions();
