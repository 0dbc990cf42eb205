// The interface's words: `_locales/<language>/messages.json`, with `{name}` placeholders and plural forms. The same
// form as the core's own (src/export/words.rs), so that a sentence reads the same in a view and in an export.

/** The languages that have a folder under `_locales`. */
function wordLanguages() {
  return ['ar', 'de', 'en', 'es', 'fr', 'km', 'pt', 'zh_CN'];
}

/**
 * Loads the words of the language that the reader has chosen, or of the browser's. Only for the extension's own pages:
 * a page's content script is handed the words by whoever opens it.
 * @param {string} [chosen] a folder under `_locales`, or `auto`
 * @returns {Promise<Words>}
 */
async function loadWords(chosen = 'auto') {
  const wanted = [chosen, chrome.i18n.getUILanguage(), ...navigator.languages].map((tag) => tag.replace('-', '_'));
  const have = wordLanguages();
  const found = wanted.flatMap((tag) => [tag, tag.split('_')[0]]).find((tag) => have.includes(tag)) ?? 'en';
  const response = await fetch(chrome.runtime.getURL(`_locales/${found}/messages.json`));
  return newWords(found.replace('_', '-'), await response.text());
}

/**
 * @param {string} language BCP 47
 * @param {string} messages the text of a `messages.json`
 * @returns {Words}
 */
function newWords(language, messages) {
  /** @type {Record<string, {message: string} | undefined>} */
  const entries = JSON.parse(messages);
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  const list = listFormat(language);
  const dir = ['ar', 'fa', 'he', 'ur'].includes(language.split('-')[0]) ? 'rtl' : 'ltr';

  /**
   * @param {string} key
   * @param {unknown} count
   */
  function template(key, count) {
    if (typeof count === 'number') {
      const forms = count === 0 ? ['zero', plural.select(count), 'other'] : [plural.select(count), 'other'];
      const form = forms.find((ending) => entries[`${key}_${ending}`]);
      if (form) {
        return entries[`${key}_${form}`]?.message ?? key;
      }
    }
    // A gap shows as its key, so that it is noticed.
    return entries[key]?.message ?? key;
  }

  /** @type {Words['say']} */
  function say(key, args = {}) {
    return template(key, args.count).replace(/\{(\w+)\}/g, (whole, name) => {
      const value = Object.hasOwn(args, name) ? args[name] : undefined;
      return value === undefined ? whole : typeof value === 'number' ? number.format(value) : isolate(value);
    });
  }

  /**
   * English words inside a sentence from right to left keep their own order, marks at their ends included: Unicode's
   * isolates (U+2068, U+2069) say where they begin and end.
   * @param {string} value
   */
  function isolate(value) {
    return dir === 'rtl' && /[A-Za-z]/.test(value) ? `\u2068${value}\u2069` : value;
  }

  return {
    language,
    dir,
    messages,
    catalogue: () => JSON.stringify({ language, messages: entries }),
    say,
    tell: (message) => say(message.key, message.args),
    join: (items) => list.format(items),
    parts: (items) => list.formatToParts(items),
    number: (value) => number.format(value),
    percent: (share) => new Intl.NumberFormat(language, { style: 'percent' }).format(share),
    languageName: (tag) => nameOfLanguage(tag, language),
    date: (value) => formatDate(value, language),
  };
}

/**
 * A list of facts beside each other. Where units stand in a row without a sign between them, as in Chinese, facts in a
 * row would be one long word: there a list is said as one of things.
 * @param {string} language
 */
function listFormat(language) {
  const units = new Intl.ListFormat(language, { type: 'unit', style: 'short' });
  const between = units.formatToParts(['1', '2', '3']).find(({ type }) => type === 'literal');
  return between?.value.trim() ? units : new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' });
}

/**
 * Makes the browser load what it needs for a language's plurals, numbers, lists and dates: some 30 ms that a reader
 * would wait for otherwise.
 * @param {string} language
 */
function warmWords(language) {
  const words = newWords(language, '{}');
  words.say('', { count: 1 });
  words.join(['1', '2']);
  words.date('2000-01-01T00:00');
}

/**
 * @param {string} tag as a page gives it, well formed or not
 * @param {string} language
 */
function nameOfLanguage(tag, language) {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/**
 * A date as the page gives it, in the reader's way of writing; as it stands where it is no date.
 * @param {string} value ISO 8601
 * @param {string} language
 */
function formatDate(value, language) {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) {
    return value;
  }
  // A date without a time means that day everywhere, not midnight in Greenwich.
  const dayOnly = !value.includes('T');
  return new Intl.DateTimeFormat(language, dayOnly ? { dateStyle: 'long', timeZone: 'UTC' } : { dateStyle: 'long', timeStyle: 'short' }).format(date);
}

/**
 * Fills a page's static texts: `data-say` names the text of an element, `data-say-label` its accessible name.
 * @param {Document} document
 * @param {Words} words
 */
function fillWords(document, words) {
  document.documentElement.lang = words.language;
  document.documentElement.dir = words.dir;
  for (const element of document.querySelectorAll('[data-say]')) {
    element.textContent = words.say(element.getAttribute('data-say') ?? '');
  }
  for (const element of document.querySelectorAll('[data-say-label]')) {
    element.setAttribute('aria-label', words.say(element.getAttribute('data-say-label') ?? ''));
  }
}
