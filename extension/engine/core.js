// The core as both hosts run it: one WebAssembly module, and an instance that is thrown away when it breaks.
//
// A trap leaves an instance unusable although it goes on answering, so every error that is not a refusal ends the
// instance; the next call gets a new one on the same compiled module.

/**
 * @param {() => Promise<WebAssembly.Module>} compile compiles the module; called again if it failed
 * @returns {Core}
 */
function openCore(compile) {
  /** @type {Promise<WebAssembly.Module> | undefined} */
  let module;
  /** @type {{glue: OnRecordGlue, memory: WebAssembly.Memory} | undefined} */
  let instance;

  async function ready() {
    module ??= compile();
    const compiled = await module.catch((error) => {
      module = undefined;
      throw error;
    });
    if (!instance) {
      const glue = onRecordGlue();
      const { memory } = glue.initSync({ module: compiled });
      instance = { glue, memory };
    }
    return instance;
  }

  /**
   * @param {(glue: OnRecordGlue) => string} work
   * @returns {Promise<CoreReply>}
   */
  async function call(work) {
    // One page over this much memory must not keep it for as long as the host lives: memory never shrinks.
    const keep = 192 << 20;
    try {
      const { glue, memory } = await ready();
      const answer = work(glue);
      if (memory.buffer.byteLength > keep) {
        instance = undefined;
      }
      return { answer };
    } catch (error) {
      if (isRefusal(error)) {
        return { refusal: error };
      }
      instance = undefined;
      return { failure: String(error) };
    }
  }

  return {
    analyze: (snapshot) => call((glue) => glue.analyze(snapshot)),
    render: (report, format, messages) => call((glue) => glue.render(report, format, messages)),
    compare: (a, b) => call((glue) => glue.compare(a, b)),
    formats: () => call((glue) => glue.formats()),
    async warm() {
      if (!instance) {
        await call((glue) => {
          glue.warm();
          return '';
        });
      }
    },
    memory: () => instance?.memory,
  };
}

/**
 * @param {unknown} error
 * @returns {error is Refusal}
 */
function isRefusal(error) {
  return typeof error === 'object' && error !== null && 'rule' in error && 'message' in error && !(error instanceof Error);
}
