// How things look and which layers the reading view starts with: the only thing that is remembered.

/** @returns {Look} */
function defaultLook() {
  return { theme: 'auto', layers: { sources: true, names: true } };
}

/** @returns {Promise<Look>} */
async function loadLook() {
  const { look } = await chrome.storage.local.get('look');
  return { ...defaultLook(), .../** @type {Partial<Look> | undefined} */ (look) };
}

/** @param {Look} look */
async function saveLook(look) {
  await chrome.storage.local.set({ look });
}

/**
 * The theme as an attribute that the colours hang on; without it they follow the system.
 * @param {HTMLElement} element
 * @param {Look} look
 */
function applyTheme(element, look) {
  if (look.theme === 'auto') {
    element.removeAttribute('data-theme');
  } else {
    element.setAttribute('data-theme', look.theme);
  }
}
