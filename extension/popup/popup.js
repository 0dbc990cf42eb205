// The popup: asks the page, shows what comes back. Nothing lives only here: the page keeps the last result.

/** @param {string} id */
function part(id) {
  const element = document.getElementById(id);
  if (!element) {
    throw new Error(`no element ${id}`);
  }
  return element;
}

async function openPopup() {
  const [words, look, [tab]] = await Promise.all([loadWords(), loadLook(), chrome.tabs.query({ active: true, currentWindow: true })]);
  applyTheme(document.documentElement, look);
  fillWords(document, words);
  part('options').replaceChildren(icon('settings'));
  part('options').addEventListener('click', () => chrome.runtime.openOptionsPage());
  await run(tab, words, look);
}

/**
 * @param {chrome.tabs.Tab} tab
 * @param {Words} words
 * @param {Look} look
 */
async function run(tab, words, look) {
  const tabId = tab.id ?? chrome.tabs.TAB_ID_NONE;
  const again = () => run(tab, words, look);
  show(words.say('headline_waiting'), renderWaiting());
  try {
    await injectPage(tabId);
  } catch (error) {
    const state = isRestricted(tab.url, String(error)) ? 'restricted' : 'failed';
    showState(state, words, state === 'failed' ? { detail: String(error), retry: again } : {});
    return;
  }
  try {
    let reply = await askPage(tabId, { kind: 'last' });
    if (reply.state === 'loading') {
      showState('loading', words);
    }
    if (reply.state !== 'ready') {
      reply = await askPage(tabId, { kind: 'analyze' });
    }
    showReply(reply, tabId, words, look, again);
  } catch (error) {
    showState('failed', words, { detail: String(error), retry: again });
  }
}

/**
 * @param {PageReply} reply
 * @param {number} tabId
 * @param {Words} words
 * @param {Look} look
 * @param {() => void} again
 */
function showReply(reply, tabId, words, look, again) {
  switch (reply.state) {
    case 'ready':
      showAnswer(JSON.parse(reply.answer), tabId, words, look, again);
      break;
    case 'refused':
      if (reply.refusal.rule === 'article.none') {
        showState('no_article', words, { retry: again });
      } else {
        showState('refused', words, { detail: words.tell(reply.refusal.message) });
      }
      break;
    case 'pdf':
      showState('pdf', words);
      break;
    default:
      showState('failed', words, { detail: reply.state === 'failed' ? reply.failure : undefined, retry: again });
  }
}

/**
 * @param {Answer} answer
 * @param {number} tabId
 * @param {Words} words
 * @param {Look} look
 * @param {() => void} again
 */
function showAnswer(answer, tabId, words, look, again) {
  /** @param {Passage | null} passage */
  const read = async (passage) => {
    try {
      const css = await loadReaderStyles();
      const kit = { language: words.language, messages: words.messages, css, look };
      const reply = await askPage(tabId, { kind: 'read', kit, passage });
      if (reply.state === 'open') {
        window.close();
      } else {
        again();
      }
    } catch {
      again();
    }
  };
  const { sources, entities, clutter } = answer.report;
  show(
    headline(answer, words),
    renderStrength(answer, words, read),
    renderTabs(
      [
        { id: 'sources', label: words.say('heading_sources'), count: sources.length, panel: sourcesPanel(answer, words, read) },
        { id: 'names', label: words.say('heading_names'), count: entities.length, panel: namesPanel(answer, words) },
        { id: 'clutter', label: words.say('heading_clutter'), count: clutter.length, panel: clutterPanel(answer, words) },
        { id: 'page', label: words.say('heading_page'), panel: pagePanel(answer, words) },
      ],
      words.say('tabs_label'),
      words,
    ),
  );
  part('actions').replaceChildren(...renderActions(answer, words, () => read(null), tellStatus));
  part('actions').hidden = false;
  document.body.dataset.state = 'ready';
}

/** The reading view's styles as text: a page's content script cannot load them. */
async function loadReaderStyles() {
  const texts = await Promise.all(readerStyles().map(async (file) => (await fetch(chrome.runtime.getURL(file))).text()));
  return texts.join('\n');
}

/**
 * @param {string} name
 * @param {Words} words
 * @param {{detail?: string, retry?: () => void}} [more]
 */
function showState(name, words, more) {
  show(words.say(`headline_${name}`), renderState(name, words, more));
  document.body.dataset.state = name;
}

/**
 * @param {string | (Node | string)[]} title
 * @param {...Node} content
 */
function show(title, ...content) {
  const headline = make('h1', {}, ...(typeof title === 'string' ? [title] : title));
  // All at once and the headline with it, so that nothing that stands already has to move.
  part('main').replaceChildren(headline, ...content);
  part('main').scrollTop = 0;
  part('announcement').textContent = headline.textContent;
  part('actions').hidden = true;
  document.body.dataset.state = 'waiting';
}

/** @param {string} text */
function tellStatus(text) {
  part('status').textContent = text;
}

openPopup();
