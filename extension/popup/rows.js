// Rows that open, and brackets that step through the places where something stands on the page.

/** The row that brackets step through: the one that was opened or stepped in last. @type {((by: number) => void) | undefined} */
let stepActive;

/** @param {KeyboardEvent} event */
function stepByKey(event) {
  const by = { '[': -1, ']': 1 }[event.key];
  if (by && stepActive && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    stepActive(by);
  }
}

/**
 * A row whose button opens what is below it; that is made when it is first asked for.
 * @param {{head: (Node | string | null | false)[], kind?: string, body: () => (Node | null | false)[], opened?: () => void}} parts
 * @returns {HTMLLIElement}
 */
function openingRow({ head, kind, body, opened }) {
  const below = make('div', { class: 'row-body', id: newId(), hidden: true });
  const button = make('button', { type: 'button', class: 'row-head', 'aria-expanded': 'false', 'aria-controls': below.id }, ...head, icon('more'));
  button.addEventListener('click', () => {
    if (below.childElementCount === 0) {
      below.append(...body().filter((node) => node !== null && node !== false));
    }
    below.hidden = !below.hidden;
    button.setAttribute('aria-expanded', String(!below.hidden));
    if (!below.hidden) {
      opened?.();
    }
  });
  return make('li', { class: 'row', 'data-kind': kind }, button, below);
}

let ids = 0;
function newId() {
  ids += 1;
  return `part-${ids}`;
}

/**
 * Two brackets and where one is between them.
 * @param {Stops} steps
 * @param {Words} words
 * @returns {{element: HTMLElement, start: () => void, at: (number: number) => void}} `start` makes the brackets' keys
 * step here, `at` says that one was shown by other means
 */
function renderStepper(steps, words) {
  let now = -1;
  const place = make('span', { class: 'step-place', role: 'status' }, words.say('step_start', { count: steps.length }));
  const button = (/** @type {string} */ label, /** @type {string} */ sign, /** @type {number} */ by) =>
    make('button', { type: 'button', class: 'step', 'aria-label': words.say(label), 'aria-keyshortcuts': sign, title: words.say(label), on: { click: () => step(by) } }, sign);

  /** @param {number} number */
  function at(number) {
    now = number;
    place.textContent = words.say('step_place', { number: now + 1, total: steps.length });
    stepActive = step;
  }

  /** @param {number} by */
  function step(by) {
    const next = now < 0 ? (by > 0 ? 0 : steps.length - 1) : (now + by + steps.length) % steps.length;
    at(next);
    steps.go(next);
  }

  return {
    element: make('div', { class: 'stepper' }, button('step_back', '[', -1), button('step_forward', ']', 1), place),
    start() {
      stepActive = step;
    },
    at,
  };
}

/**
 * The passages of a source or of a part of the strength, each a button that shows it on the page.
 * @param {Quote[]} quotes
 * @param {Scene} scene
 * @returns {{nodes: HTMLElement[], start: () => void}}
 */
function renderPassages(quotes, scene) {
  const { words } = scene;
  /** @param {number} number */
  async function go(number) {
    items.forEach((item, i) => item.classList.toggle('here', i === number));
    items[number].scrollIntoView({ block: 'nearest' });
    await scene.find(quotes[number]);
  }
  const stepper = renderStepper({ length: quotes.length, go }, words);
  const items = quotes.map((quote, i) =>
    make(
      'li',
      { class: 'passage-item' },
      make(
        'button',
        {
          type: 'button',
          class: 'passage',
          dir: 'auto',
          title: words.say('passage_show'),
          on: {
            click: () => {
              stepper.at(i);
              go(i);
            },
          },
        },
        quote.text,
      ),
      make(
        'button',
        { type: 'button', class: 'passage-read', 'aria-label': words.say('passage_read'), title: words.say('passage_read'), on: { click: () => scene.read(quote) } },
        icon('read'),
      ),
    ),
  );
  const list = make('ol', { class: 'passages' }, ...items);
  return { nodes: quotes.length > 1 ? [stepper.element, list] : [list], start: stepper.start };
}
