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
  const { settings, look } = await loadChoices();
  applyTheme(document.documentElement, look);
  const words = await loadWords(settings.language);
  fillWords(document, words);
  part('options').replaceChildren(icon('settings'));
  part('options').addEventListener('click', () => chrome.runtime.openOptionsPage());
  document.addEventListener('keydown', stepByKey);
  performance.mark('worded');
  const { tab, reply } = await begun;
  await showReply(reply, tab, { words, look, settings });
}

/**
 * Shows what the page replies, and that it is being waited for.
 * @param {Promise<PageReply | {state: 'restricted'}>} asked
 * @param {chrome.tabs.Tab} tab
 * @param {{words: Words, look: Look, settings: Settings}} choices
 */
async function showReply(asked, tab, choices) {
  const { words } = choices;
  const patience = waitVisibly(words);
  const reply = await asked;
  patience.end();
  performance.mark('replied');
  const again = () => showReply(ask(tab, { kind: 'analyze' }), tab, choices);
  switch (reply.state) {
    case 'ready':
      await showAnswer(reply, tab, choices);
      break;
    case 'loading':
      showState('loading', words);
      await showReply(ask(tab, { kind: 'analyze' }), tab, choices);
      break;
    case 'refused':
      if (reply.refusal.rule === 'article.none') {
        showState('no_article', words, { retry: again });
      } else {
        showState('refused', words, { detail: words.tell(reply.refusal.message) });
      }
      break;
    case 'restricted':
    case 'pdf':
      showState(reply.state, words);
      break;
    default:
      showState('failed', words, { detail: reply.state === 'failed' ? reply.failure : undefined, retry: again });
  }
}

/**
 * Says that the page is being read, and more where it takes longer; a quick answer comes before the words.
 * @param {Words} words
 */
function waitVisibly(words) {
  const steps = [
    setTimeout(() => {
      if (document.body.dataset.state !== 'loading') {
        show(words.say('headline_waiting'), renderWaiting(words.say('waiting_help')));
        document.body.dataset.state = 'waiting';
      }
    }, 120),
    setTimeout(() => {
      const note = document.querySelector('.waiting-note');
      if (note) {
        note.textContent = words.say('waiting_long');
      }
    }, 2500),
  ];
  return { end: () => steps.forEach(clearTimeout) };
}

/**
 * @param {Ready} reply
 * @param {chrome.tabs.Tab} tab
 * @param {{words: Words, look: Look, settings: Settings}} choices
 */
async function showAnswer(reply, tab, choices) {
  const { words, look, settings } = choices;
  const tabId = tab.id ?? chrome.tabs.TAB_ID_NONE;
  const answer = /** @type {Answer} */ (JSON.parse(reply.answer));
  /** @type {Scene} */
  const scene = {
    tabId,
    words,
    look,
    settings,
    json: reply.answer,
    answer,
    kept: reply.kept,
    async find(passage) {
      const shown = await ask(tab, { kind: 'passage', passage });
      if (shown.state !== 'shown' || !shown.found) {
        await scene.read(passage);
      }
    },
    async read(passage) {
      const opened = await openReading(tabId, words, look, passage).catch(() => undefined);
      if (opened?.state === 'open') {
        window.close();
      } else {
        await scene.redo({ kind: 'open' });
      }
    },
    redo: (request) => showReply(ask(tab, request), tab, choices),
    tell(text) {
      part('status').textContent = text;
    },
  };
  drawAnswer(scene);
  performance.mark('filled');
  // What does not change the picture comes after it.
  await showOnButton(tabId, answer, words);
  if (settings.history && !reply.again) {
    await shelve(reply.answer, answer).catch(() => scene.tell(words.say('library_full')));
  }
  await fulfilWish(scene);
  if (reply.again) {
    const checked = await ask(tab, { kind: 'check' });
    if (checked.state === 'checked' && checked.changed) {
      part('late').append(renderNotice(words.say('notice_changed'), words.say('notice_changed_show'), () => scene.redo({ kind: 'analyze' })));
    }
  }
}

/** @param {Scene} scene */
function drawAnswer(scene) {
  const { answer, words } = scene;
  const { sources, entities, clutter } = answer.report;
  show(
    headline(answer, words),
    renderNotices(scene),
    renderStrength(scene),
    renderTabs(
      [
        { id: 'sources', label: words.say('heading_sources'), count: sources.length, panel: () => sourcesPanel(scene) },
        { id: 'names', label: words.say('heading_names'), count: entities.length, panel: () => namesPanel(scene) },
        { id: 'clutter', label: words.say('heading_clutter'), count: clutter.length, panel: () => clutterPanel(scene) },
        { id: 'page', label: words.say('heading_page'), panel: () => pagePanel(scene) },
      ],
      words.say('tabs_label'),
      words,
    ),
  );
  part('actions').replaceChildren(...renderActions(scene));
  part('actions').hidden = false;
  document.body.dataset.state = 'ready';
}

/**
 * What a command wished for before it opened the popup.
 * @param {Scene} scene
 */
async function fulfilWish(scene) {
  const { wish } = await chrome.storage.session.get('wish');
  if (wish === 'export') {
    await chrome.storage.session.remove('wish');
    await exportAs(scene.settings.format, scene);
  }
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
  part('status').textContent = '';
  part('late').replaceChildren();
  part('actions').hidden = true;
}

openPopup();
