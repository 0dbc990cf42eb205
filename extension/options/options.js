// The options: every change is kept at once.

async function openOptions() {
  const words = await loadWords();
  const look = await loadLook();
  const status = document.querySelector('#status');
  fillWords(document, words);
  document.title = words.say('options_title');
  applyTheme(document.documentElement, look);
  const inputs = [...document.querySelectorAll('input')];
  for (const input of inputs) {
    input.checked = input.type === 'radio' ? input.value === look.theme : look.layers[/** @type {'sources' | 'names'} */ (input.name)];
    input.addEventListener('change', async () => {
      const chosen = inputs.filter((other) => other.checked);
      /** @type {Look} */
      const changed = {
        ...look,
        theme: /** @type {Look['theme']} */ (chosen.find((other) => other.type === 'radio')?.value ?? 'auto'),
        layers: {
          ...look.layers,
          sources: chosen.some((other) => other.name === 'sources'),
          names: chosen.some((other) => other.name === 'names'),
        },
      };
      applyTheme(document.documentElement, changed);
      await saveLook(changed);
      if (status) {
        status.textContent = words.say('options_saved');
      }
    });
  }
}

openOptions();
