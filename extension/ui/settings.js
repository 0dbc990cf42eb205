// What the reader has chosen, apart from how things look: kept on this device only.

/** @returns {Settings} */
function defaultSettings() {
  return { language: 'auto', history: false, format: 'markdown' };
}

/**
 * Reads the settings and the look at once.
 * @returns {Promise<{settings: Settings, look: Look}>}
 */
async function loadChoices() {
  const { settings, look } = await chrome.storage.local.get(['settings', 'look']);
  return { settings: fitted(settings, defaultSettings()), look: fitted(look, defaultLook()) };
}

/** @param {Settings} settings */
async function saveSettings(settings) {
  await chrome.storage.local.set({ settings });
}

/**
 * What `given` says, in the form of `model`: what is missing or of another type is as in the model.
 * @template {object} T
 * @param {unknown} given
 * @param {T} model
 * @returns {T}
 */
function fitted(given, model) {
  /** @type {Record<string, unknown>} */
  const out = {};
  for (const [name, standard] of Object.entries(model)) {
    const value = typeof given === 'object' && given !== null && Object.hasOwn(given, name) ? Reflect.get(given, name) : undefined;
    if (typeof standard === 'object' && standard !== null && !Array.isArray(standard)) {
      out[name] = fitted(value, standard);
    } else {
      out[name] = typeof value === typeof standard && Array.isArray(value) === Array.isArray(standard) ? value : standard;
    }
  }
  return /** @type {T} */ (out);
}
