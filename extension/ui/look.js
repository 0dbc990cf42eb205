// How things look and which layers the reading view starts with: the only thing that is remembered.

/** @returns {Look} */
function defaultLook() {
  return {
    theme: 'auto',
    size: 100,
    font: 'serif',
    width: 'medium',
    spacing: 'normal',
    layers: { sources: true, attributions: true, unsourced: false, names: true },
  };
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

/** The style sheets of the reading view, in the order in which they build on each other. */
function readerStyles() {
  return [
    'ui/colours.css',
    'ui/base.css',
    'reader/reader.css',
    'reader/margin.css',
    'reader/sheets.css',
    'reader/article.css',
    'reader/marks.css',
    'reader/narrow.css',
    'reader/print.css',
  ];
}
