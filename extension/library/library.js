// The library: what the reader has kept, found again by any word of it, and two articles beside each other.

async function openLibrary() {
  const { settings, look } = await loadChoices();
  const words = await loadWords(settings.language);
  applyTheme(document.documentElement, look);
  fillWords(document, words);
  document.title = words.say('library_title');
  const [search, list, hint, button, status] = ['search', 'items', 'hint', 'compare', 'status'].map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));
  search.setAttribute('placeholder', words.say('library_search'));
  /** @type {Set<string>} */
  const chosen = new Set();
  let items = await shelfItems();

  function draw() {
    const wanted = folded(/** @type {HTMLInputElement} */ (search).value);
    const found = items.filter((item) => wanted.every((word) => folded(searchText(item, words)).join(' ').includes(word)));
    list.replaceChildren(...found.map((item) => renderItem(item, words, chosen, choose, remove)));
    hint.textContent = items.length === 0 ? words.say('library_empty') : words.say('library_found', { count: found.length });
    /** @type {HTMLButtonElement} */ (button).disabled = chosen.size !== 2;
    search.hidden = items.length === 0;
    button.hidden = items.length < 2;
  }

  /**
   * @param {ShelfItem} item
   * @param {boolean} on
   */
  function choose(item, on) {
    if (on) {
      chosen.add(item.id);
      // Two can be compared; the one that was chosen first gives way.
      const [first] = chosen;
      if (chosen.size > 2 && first) {
        chosen.delete(first);
        for (const box of list.querySelectorAll('input')) {
          box.checked = chosen.has(box.value);
        }
      }
    } else {
      chosen.delete(item.id);
    }
    /** @type {HTMLButtonElement} */ (button).disabled = chosen.size !== 2;
  }

  /** @param {ShelfItem} item */
  async function remove(item) {
    await discard([item.id]);
    chosen.delete(item.id);
    items = await shelfItems();
    draw();
    status.textContent = words.say('library_deleted');
    search.focus();
  }

  search.addEventListener('input', draw);
  button.addEventListener('click', async () => {
    const [a, b] = items.filter(({ id }) => chosen.has(id));
    const shown = await showComparison(a.id, b.id, words).catch(() => false);
    status.textContent = shown ? '' : words.say('action_failed');
  });
  // What another tab or the popup keeps appears here.
  chrome.storage.onChanged.addListener(async (changes) => {
    if (changes.shelf) {
      items = await shelfItems();
      draw();
    }
  });
  draw();
  document.body.dataset.state = 'ready';
}

/**
 * Everything that an item can be found by.
 * @param {ShelfItem} item
 * @param {Words} words
 */
function searchText(item, words) {
  return [item.headline, item.site, item.url, words.say(`headline_band_${item.band}`), ...item.names].filter((text) => text !== null).join(' ');
}

/**
 * The words of a text without case and accents, for finding one in the other.
 * @param {string} text
 */
function folded(text) {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
}

/**
 * @param {ShelfItem} item
 * @param {Words} words
 * @param {Set<string>} chosen
 * @param {(item: ShelfItem, on: boolean) => void} choose
 * @param {(item: ShelfItem) => void} remove
 */
function renderItem(item, words, chosen, choose, remove) {
  const title = item.headline ?? words.say('untitled');
  const box = make('input', { type: 'checkbox', value: item.id, checked: chosen.has(item.id), 'aria-label': words.say('library_choose', { title }) });
  box.addEventListener('change', () => choose(item, box.checked));
  const open = make('button', { type: 'button', class: 'button', on: { click: () => openKept(item.id) } }, words.say('action_read'));
  const drop = make('button', { type: 'button', class: 'button', 'aria-label': words.say('library_delete', { title }), on: { click: () => remove(item) } }, words.say('delete'));
  const facts = [item.site, item.published && words.date(item.published)].filter((fact) => typeof fact === 'string');
  return make(
    'li',
    { class: 'card item' },
    box,
    make(
      'div',
      { class: 'item-text' },
      make('h2', { dir: 'auto' }, item.url ? make('a', { href: item.url, target: '_blank' }, title) : title),
      facts.length > 0 && make('p', { class: 'quiet' }, words.join(facts)),
      make('p', {}, make('strong', {}, words.say(`headline_band_${item.band}`)), ' ', ...listOf(item.counts.map(words.tell), words)),
      make('p', { class: 'quiet' }, words.say('library_when', { date: words.date(item.kept) })),
    ),
    make('div', { class: 'row' }, open, drop),
  );
}

/**
 * Opens a kept analysis in the extension's own reading view.
 * @param {string} id
 */
async function openKept(id) {
  const answer = await takeDown(id);
  if (answer !== undefined) {
    await chrome.runtime.sendMessage({ kind: 'readerTab', answer });
  }
}

openLibrary();
