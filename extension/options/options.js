// The options: every change is kept at once.

async function openOptions() {
  const words = await loadWords();
  const look = await loadLook();
  const form = document.querySelector('form');
  const status = document.querySelector('#status');
  fillWords(document, words);
  document.title = words.say('options_title');
  applyTheme(document.documentElement, look);
  for (const input of form?.querySelectorAll('input') ?? []) {
    input.checked = input.type === 'radio' ? input.value === look.theme : look.layers[/** @type {'sources' | 'names'} */ (input.name)];
  }
  form?.addEventListener('change', async () => {
    const values = new FormData(form);
    /** @type {Look} */
    const changed = {
      theme: /** @type {Look['theme']} */ (values.get('theme') ?? 'auto'),
      layers: { sources: values.has('sources'), names: values.has('names') },
    };
    applyTheme(document.documentElement, changed);
    await saveLook(changed);
    if (status) {
      status.textContent = words.say('options_saved');
    }
  });
}

openOptions();
