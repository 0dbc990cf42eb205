// One page's session: the snapshot's live nodes, the last answer, what the reader wants kept, the open reading view.
// It lives in the page's isolated world, so that a popup that opens again finds the result at once, and a new document
// starts anew.
//
// Whoever asks calls `onRecordPage.answer` through `scripting.executeScript`: there is no listener that an older
// injection could answer from, and every call gets a reply.

/** @returns {PageSession} */
function newPageSession() {
  /** @type {Analysed | undefined} */
  let last;
  /** What a later look at the page found, until somebody asks for it. @type {Analysed | undefined} */
  let newer;
  /** @type {Promise<Analysed> | undefined} */
  let running;
  /** What the reader wants kept although a rule strips it. @type {Set<Node>} */
  const kept = new Set();
  const { version } = chrome.runtime.getManifest();
  const host = openHost();
  const dom = rawDom();

  /** @returns {Promise<Analysed>} */
  async function analyze() {
    const address = location.href;
    if (dom.contentType(document) === 'application/pdf') {
      return { address, reply: { state: 'pdf' }, nodes: [], json: '' };
    }
    // The core gets ready while the page is read.
    host.prepare();
    await loaded();
    const started = performance.now();
    const { json, nodes } = takeSnapshot(document, kept);
    const { answer, refusal, failure, host: name } = await host.analyze(json);
    const took = performance.now() - started;
    /** @type {PageReply} */
    const reply =
      answer !== undefined
        ? { state: 'ready', answer, host: name, took, kept: kept.size, again: false }
        : refusal
          ? { state: 'refused', refusal }
          : { state: 'failed', failure: failure ?? '' };
    if (reply.state === 'ready') {
      // Between the click that analyses and the one that reads there is time.
      requestIdleCallback(() => warmWords(navigator.language));
    }
    return { address, reply, nodes, json };
  }

  /** @returns {Promise<PageReply>} */
  async function analyzeAnew() {
    running ??= analyze();
    const result = await running.finally(() => {
      running = undefined;
    });
    // A failure is not kept: the next click tries again.
    last = result.reply.state === 'failed' ? undefined : result;
    newer = undefined;
    return result.reply;
  }

  /** Whether the article has changed since it was analysed. */
  async function check() {
    if (last?.reply.state !== 'ready' || running) {
      return false;
    }
    const { json } = takeSnapshot(document, kept);
    if (json === last.json) {
      return false;
    }
    // Pages change all the time, with clocks and advertisements; what counts is the article.
    const result = await analyze();
    if (result.reply.state !== 'ready' || textOf(result.reply) === textOf(last.reply)) {
      return false;
    }
    newer = result;
    return true;
  }

  /** @param {{answer: string}} reply */
  const textOf = (reply) => JSON.parse(reply.answer).report.article.text;

  /** Waits for the markup to be complete; pictures may still be on their way. */
  function loaded() {
    return new Promise((resolve) => {
      if (dom.readyState(document) !== 'loading') {
        resolve(undefined);
      } else {
        addEventListener('DOMContentLoaded', resolve, { once: true });
      }
    });
  }

  /**
   * @param {PageRequest} request
   * @returns {Promise<PageReply>}
   */
  async function reply(request) {
    const current = last?.address === location.href ? last : undefined;
    switch (request.kind) {
      case 'open':
        if (current) {
          return current.reply.state === 'ready' ? { ...current.reply, again: true } : current.reply;
        }
        return dom.readyState(document) === 'loading' ? { state: 'loading' } : analyzeAnew();
      case 'analyze':
        if (newer?.address === location.href) {
          [last, newer] = [newer, undefined];
          return last.reply;
        }
        return analyzeAnew();
      case 'check':
        return { state: 'checked', changed: await check() };
      case 'keep':
        request.rows.forEach((row) => {
          const element = last?.nodes[row];
          if (element) {
            kept.add(element);
          }
        });
        newer = undefined;
        return analyzeAnew();
      case 'unkeep':
        kept.clear();
        newer = undefined;
        return analyzeAnew();
      case 'passage':
        return { state: 'shown', found: onRecordMarks.scrollToPassage(request.passage) };
      case 'mention':
        return { state: 'shown', found: onRecordMarks.scrollToMention(request.entity, request.number) };
      case 'clutter':
        return { state: 'shown', found: onRecordMarks.scrollToClutter(request.item) };
      case 'mark':
        onRecordMarks.show(request.layers);
        onRecordMarks.showClutter(request.clutter);
        return { state: 'marked', marks: onRecordMarks.state() };
      case 'marks':
        return { state: 'marked', marks: onRecordMarks.state() };
      case 'read':
        if (current?.reply.state !== 'ready') {
          return { state: 'new' };
        }
        openOverlay(current.reply.answer, request.kit, request.passage);
        return { state: 'open' };
    }
  }

  return {
    // An update leaves the session of the version before in the page, cut off from its extension.
    isOf: (asking) => Boolean(chrome.runtime?.id) && asking === version,
    answer: (request) => reply(request).catch((error) => ({ state: 'failed', failure: String(error) })),
    node: (row) => last?.nodes[row],
    report: () => (last?.address === location.href && last.reply.state === 'ready' ? last.reply.answer : undefined),
    host: () => host,
  };
}

// Declared, so that the name is never that of an element of the page; a session that is there already stays.
/** @type {PageSession} */
var onRecordPage;
if (!globalThis.onRecordPage?.isOf(chrome.runtime.getManifest().version)) {
  onRecordPage = newPageSession();
  globalThis.onRecordMarks = newPageMarks(onRecordPage);
}
