// The reading view over the live page: a modal dialog in a closed shadow root. The page is left as it was: after
// closing, its markup, scroll position and focus are what they were.

/**
 * @param {string} answerJson
 * @param {ReaderKit} kit words and styles, which a content script cannot load by itself
 * @param {Passage | null} passage what to show first
 */
function openOverlay(answerJson, kit, passage) {
  closeOverlay();
  const answer = /** @type {Answer} */ (JSON.parse(answerJson));
  const before = rememberPage();
  const host = document.createElement('div');
  // Nothing of the page's styles may reach or move the host.
  for (const [property, value] of Object.entries({ all: 'initial', display: 'block', position: 'fixed', width: '0', height: '0' })) {
    host.style.setProperty(property, value, 'important');
  }
  const root = host.attachShadow({ mode: 'closed' });
  const styles = adoptStyles(root, kit.css);
  const dialog = document.createElement('dialog');
  const words = newWords(kit.language, kit.messages);
  dialog.setAttribute('aria-label', words.say('reader_title'));
  const view = renderReadingView(answer, words, { look: kit.look, themed: dialog, close: finish, node: (row) => onRecordPage.node(row) });
  dialog.append(...(styles.adopted ? [] : [make('style', {}, kit.css)]), view.element);
  root.append(dialog);

  // Where the page takes the view away again, it moves to a tab of its own.
  const watch = new MutationObserver(() => {
    if (!host.isConnected) {
      finish();
      askWorker({ kind: 'readerTab', answer: answerJson });
    }
  });
  const printing = hidePageInPrint();

  let open = true;
  function finish() {
    if (open) {
      open = false;
      watch.disconnect();
      printing.undo();
      view.stop();
      globalThis.onRecordOverlay = undefined;
      dialog.close();
      host.remove();
      before.restore();
    }
  }
  dialog.addEventListener('close', finish);
  // Keys typed here are not the page's business; its shortcuts would act on what nobody sees.
  for (const type of ['keydown', 'keyup', 'keypress']) {
    host.addEventListener(type, (event) => event.stopPropagation());
  }
  const html = rawDom().documentElement(document);
  html?.append(host);
  globalThis.onRecordOverlay = { close: finish };
  dialog.showModal();
  watch.observe(document, { childList: true });
  if (html) {
    watch.observe(html, { childList: true });
  }
  view.start(passage);
}

function closeOverlay() {
  if (Object.hasOwn(globalThis, 'onRecordOverlay')) {
    globalThis.onRecordOverlay?.close();
  }
}

/** Remembers scroll position, focus and selection. */
function rememberPage() {
  const dom = rawDom();
  const { scrollX, scrollY } = window;
  let focused = dom.activeElement(document);
  for (let inner = focused?.shadowRoot?.activeElement; inner; inner = inner.shadowRoot?.activeElement) {
    focused = inner;
  }
  const selection = getSelection();
  const { anchorNode = null, anchorOffset = 0, focusNode = null, focusOffset = 0 } = selection ?? {};
  return {
    restore() {
      const moved = selection?.anchorNode !== anchorNode || selection?.focusNode !== focusNode;
      if (moved && anchorNode?.isConnected && focusNode?.isConnected) {
        selection?.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
      } else if (moved) {
        selection?.removeAllRanges();
      }
      if (focused instanceof HTMLElement && focused.isConnected) {
        HTMLElement.prototype.focus.call(focused, { preventScroll: true });
      }
      scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
    },
  };
}

/** Printing shows page and view through each other; a sheet that is no element keeps the page out of it. */
function hidePageInPrint() {
  return adoptStyles(document, '@media print { body { display: none !important } html { overflow: visible !important; height: auto !important } } @page { margin: 18mm }');
}

/**
 * Gives a tree a style sheet that is no element of it, so that no policy of the page and no change to it comes in.
 * @param {Document | ShadowRoot} root
 * @param {string} css
 * @returns {{adopted: boolean, undo: () => void}} not adopted where the browser keeps a content script from it
 */
function adoptStyles(root, css) {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return {
      adopted: true,
      undo() {
        root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
      },
    };
  } catch {
    return { adopted: false, undo() {} };
  }
}
