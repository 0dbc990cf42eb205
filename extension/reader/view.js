// The annotated reading view: bar, article, margin and cards, drawn from the answer into any root (the overlay's
// shadow root or the reader's own tab). It knows nothing of the page around it.

/**
 * @param {Answer} answer
 * @param {Words} words
 * @param {ReadingParts} parts
 * @returns {ReadingView}
 */
function renderReadingView(answer, words, { look: startLook, themed, close, node }) {
  const article = renderArticle(answer, words, node);
  const attributions = drawnAttributions(article, answer);
  let look = startLook;
  // Switched for this article; what it starts with is an option.
  const layers = { ...startLook.layers };
  let at = -1;
  let claimAt = -1;
  const { unsourced } = answer.report.sourcing;
  const claims = [...new Set([...article.querySelectorAll('[data-claim]')].map((part) => part.getAttribute('data-claim') ?? ''))];
  /** @type {HTMLElement | undefined} where the card was opened from */
  let opener;

  const side = make('div', { class: 'side' });
  const status = make('p', { class: 'unseen', role: 'status' });
  const legend = renderLegend(answer, words, toggleLayer);
  const bar = renderBar(answer, words, { close, step, look, change });
  const notes = renderNotes(attributions, words, openAttribution, legend.element);
  const map = renderMap(attributions, (number) => show(number));
  bar.element.append(map.element);
  const margin = make('aside', { class: 'margin', 'aria-label': words.say('legend') }, legend.element, notes.element, side);
  const view = make(
    'div',
    { class: 'view', lang: words.language, dir: words.dir, tabindex: '-1' },
    bar.element,
    make('div', { class: 'columns' }, make('main', { class: 'page' }, article, renderAppendix(answer, words)), margin),
    status,
  );

  /** @param {LookChange} change */
  function change({ size, ...rest }) {
    const sizes = { smaller: Math.max(70, look.size - 10), larger: Math.min(250, look.size + 10), normal: 100 };
    look = { ...look, ...rest, size: size ? sizes[size] : look.size };
    applyLook();
    place();
    saveLook(look).catch(() => undefined);
  }

  function applyLook() {
    applyTheme(themed, look);
    view.style.setProperty('--scale', String(look.size / 100));
    for (const name of /** @type {const} */ (['font', 'width', 'spacing'])) {
      view.setAttribute(`data-${name}`, look[name]);
    }
    const size = view.querySelector('[data-size]');
    if (size) {
      size.textContent = words.percent(look.size / 100);
    }
    for (const [layer, button] of legend.switches) {
      button.setAttribute('aria-checked', String(layers[layer]));
      view.classList.toggle(`no-${layer}`, !layers[layer]);
    }
  }

  /** @param {ReaderLayer} layer */
  function toggleLayer(layer) {
    layers[layer] = !layers[layer];
    applyLook();
    status.textContent = words.say(layers[layer] ? 'layer_on' : 'layer_off', { layer: words.say(`layer_${layer}`) });
  }

  function place() {
    if (view.isConnected) {
      notes.place();
      map.place(view);
    }
  }

  /**
   * @param {HTMLElement} card
   * @param {HTMLElement | undefined} [from]
   */
  function openCard(card, from) {
    opener = from ?? opener;
    card.prepend(make('button', { type: 'button', class: 'icon-button card-close', 'aria-label': words.say('card_close'), on: { click: closeCard } }, icon('close')));
    side.replaceChildren(card);
    card.querySelector('h2')?.focus({ preventScroll: true });
  }

  function closeCard() {
    const back = opener?.isConnected ? opener : view;
    opener = undefined;
    side.replaceChildren();
    back.focus({ preventScroll: true });
  }

  /** @param {Element[]} elements */
  function point(elements) {
    for (const old of view.querySelectorAll('.here')) {
      old.classList.remove('here');
    }
    for (const element of elements) {
      element.classList.add('here');
    }
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    elements[0]?.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' });
  }

  /** @param {number} number of the attribution to show */
  function show(number) {
    const attribution = attributions[number];
    if (!attribution) {
      return;
    }
    at = number;
    point(attribution.parts);
    map.ticks.forEach((tick, i) => tick.classList.toggle('tick-here', i === at));
    tellPosition();
    const who = attribution.source?.name ?? words.say('mark_said_by_nobody');
    status.textContent = words.say('step_told', { number: at + 1, count: attributions.length, name: who });
  }

  function tellPosition() {
    bar.position.textContent = words.say('step_of', { number: at + 1, count: attributions.length });
  }

  /** @param {-1 | 1} by */
  function step(by) {
    const { length } = attributions;
    show(at < 0 ? (by > 0 ? 0 : length - 1) : (at + by + length) % length);
  }

  /**
   * Shows a claim on nobody's word, with its layer on.
   * @param {number} number
   */
  function showClaim(number) {
    const claim = unsourced[number];
    if (!claim) {
      status.textContent = words.say('no_unsourced');
      return;
    }
    if (!layers.unsourced) {
      toggleLayer('unsourced');
    }
    pointClaim(number);
    /** @type {Steps} */
    const steps = {
      at: number,
      count: claims.length,
      step: (by) => {
        pointClaim((claimAt + by + claims.length) % claims.length);
        const heading = card.querySelector('h2');
        if (heading) {
          heading.textContent = words.tell(unsourced[claimAt].reason);
        }
        return claimAt;
      },
      labels: ['claim_previous', 'claim_next'],
    };
    const card = claimCard(claim, answer, words, steps);
    openCard(card);
  }

  /** @param {number} number */
  function pointClaim(number) {
    claimAt = number;
    point([...article.querySelectorAll(`[data-claim="${CSS.escape(claims[number])}"]`)]);
  }

  /** @param {DrawnAttribution} attribution */
  function openAttribution(attribution) {
    show(attributions.indexOf(attribution));
    if (attribution.source) {
      openCard(sourceCard(attribution.source, answer, words, showPassage));
    }
  }

  /** @param {Passage} passage */
  function showPassage(passage) {
    const number = attributions.findIndex(({ id }) => id === passage.attribution);
    const claim = claims.findIndex((id) => id === passage.attribution);
    if (number >= 0) {
      show(number);
    } else if (claim >= 0) {
      showClaim(claim);
    } else {
      point([...view.querySelectorAll(`[data-block="${passage.block}"]`)]);
    }
  }

  /**
   * @param {EntityItem} entity
   * @param {Element} element the mention that was chosen
   */
  function openEntity(entity, element) {
    /** @type {Element[][]} a mention over two runs is one */
    const mentions = [];
    for (const part of article.querySelectorAll(`[data-entity="${CSS.escape(entity.id)}"]`)) {
      mentions.push([part]);
    }
    let mention = Math.max(0, mentions.findIndex((parts) => parts.includes(element)));
    const actions = {
      at: mention,
      step: (/** @type {number} */ by) => {
        mention = (mention + by + mentions.length) % mentions.length;
        point(mentions[mention]);
        return mention;
      },
      openSource: (/** @type {SourceItem} */ source) => openCard(sourceCard(source, answer, words, showPassage)),
    };
    openCard(entityCard(entity, answer, words, actions), element instanceof HTMLElement ? element : undefined);
  }

  /** @param {Element} element */
  function openFor(element) {
    const entityElement = element.closest('[data-entity]');
    const sourceElement = element.closest('[data-source]');
    const source = answer.report.sources.find((item) => item.id === sourceElement?.getAttribute('data-source'));
    const entity = answer.report.entities.find((item) => item.id === entityElement?.getAttribute('data-entity'));
    // A name that stands where its bearer is a source says more as a source.
    const asSource = source && (!entity || sourceElement?.classList.contains('source'));
    if (asSource) {
      const number = attributions.findIndex(({ id }) => id === sourceElement?.getAttribute('data-attribution'));
      at = number >= 0 ? number : at;
      tellPosition();
      openCard(sourceCard(source, answer, words, showPassage), sourceElement instanceof HTMLElement ? sourceElement : undefined);
    } else if (entity && entityElement) {
      openEntity(entity, entityElement);
    } else if (layers.unsourced) {
      const claim = claims.indexOf(element.closest('[data-claim]')?.getAttribute('data-claim') ?? '');
      if (claim >= 0) {
        showClaim(claim);
      }
    }
  }

  article.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    // Who selects text does not ask for a card.
    if (target && !target.closest('a') && !hasSelection(view)) {
      openFor(target);
    }
  });
  view.addEventListener('scroll', () => map.follow(view), { passive: true });
  const resized = new ResizeObserver(place);

  /** @param {KeyboardEvent} event */
  function keydown(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const target = event.target instanceof Element ? event.target : null;
    const pressed = target?.closest('[role="button"]');
    if (pressed && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      openFor(pressed);
      return;
    }
    const layer = readerLayers()[Number(event.key) - 1];
    switch (event.key) {
      case 'Escape':
        if (side.firstChild && !view.querySelector(':popover-open')) {
          event.preventDefault();
          closeCard();
        }
        return;
      case 'j':
      case 'k':
        step(event.key === 'j' ? 1 : -1);
        break;
      case 'u':
        showClaim((claimAt + 1) % Math.max(1, claims.length));
        break;
      case '+':
      case '=':
        change({ size: 'larger' });
        break;
      case '-':
        change({ size: 'smaller' });
        break;
      case '0':
        change({ size: 'normal' });
        break;
      case '?':
        bar.help.togglePopover();
        break;
      default:
        if (!layer) {
          return;
        }
        toggleLayer(layer);
    }
    event.preventDefault();
  }
  view.addEventListener('keydown', keydown);

  applyLook();
  tellPosition();
  return {
    element: view,
    showPassage,
    start(passage) {
      view.focus({ preventScroll: true });
      resized.observe(article);
      resized.observe(legend.element);
      if (passage) {
        showPassage(passage);
      }
    },
    stop: () => resized.disconnect(),
  };
}

/**
 * Whether text is selected; inside a shadow root Chromium's document does not know.
 * @param {HTMLElement} view
 */
function hasSelection(view) {
  const root = /** @type {{getSelection?: () => Selection | null}} */ (view.getRootNode());
  return !((root.getSelection?.() ?? getSelection())?.isCollapsed ?? true);
}
