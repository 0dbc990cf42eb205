// The options about what is kept on this device: the sites that may be analysed by themselves, the library, and the
// settings as a file.

/** @param {Words} words */
async function drawSites(words) {
  const { origins = [] } = await chrome.permissions.getAll();
  const place = optionsPart('sites');
  const items = origins.map((origin) => {
    const site = origin.replace('/*', '');
    const stop = make('button', { type: 'button', class: 'button' }, words.say('options_sites_remove', { site }));
    stop.addEventListener('click', async () => {
      await chrome.permissions.remove({ origins: [origin] });
      await drawSites(words);
    });
    return make('li', {}, make('span', {}, site), stop);
  });
  place.replaceChildren(...(items.length > 0 ? items : [make('li', { class: 'quiet' }, words.say('options_sites_none'))]));
}

/** @param {Words} words */
async function drawKept(words) {
  const count = (await shelfItems()).length;
  optionsPart('kept').textContent = words.say('options_history_count', { count });
  /** @type {HTMLButtonElement} */ (optionsPart('forget')).disabled = count === 0;
}

/**
 * Saves all choices as a file.
 * @param {{settings: Settings, look: Look}} choices
 */
function exportSettings(choices) {
  saveFile('onrecord-settings.json', 'application/json', JSON.stringify({ onrecord: 'settings', version: 1, ...choices }, null, 2));
}

/**
 * The choices that a file holds; what is missing or of another type is as it is by default.
 * @param {string} text
 * @returns {{settings: Settings, look: Look} | undefined} none where it is no file of settings
 */
function readSettings(text) {
  try {
    const given = JSON.parse(text);
    if (given?.onrecord !== 'settings') {
      return undefined;
    }
    return { settings: fitted(given.settings, defaultSettings()), look: fitted(given.look, defaultLook()) };
  } catch {
    return undefined;
  }
}
