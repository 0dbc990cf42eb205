// The reading view in the extension's own tab, for pages that take everything away that is put over them.

async function openReaderTab() {
  const key = location.hash.slice(1);
  const { settings, look } = await loadChoices();
  const words = await loadWords(settings.language);
  applyTheme(document.documentElement, look);
  document.documentElement.lang = words.language;
  document.title = words.say('reader_title');
  const kept = await chrome.storage.session.get(key);
  const json = kept[key];
  if (typeof json !== 'string') {
    document.body.append(make('p', { class: 'tab-gone' }, words.say('reader_gone')));
    return;
  }
  const themed = document.documentElement;
  // The page that the pictures are on is another process's.
  const view = renderReadingView(JSON.parse(json), words, { look, themed, close: () => window.close(), node: () => undefined });
  document.body.append(view.element);
  view.start(null);
}

openReaderTab();
