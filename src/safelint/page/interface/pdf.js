// PDFium for Python: its functions by their own names, and those that write into its memory with what they write there.

/** A form of PDFium of its own for each file, so that none is left with what another did to it.
 * @param {(options: object) => Promise<any>} init @param {WebAssembly.Module} compiled */
export async function pdfiumOf(init, compiled) {
  const calls = await init({
    locateFile: (/** @type {string} */ name) => name,
    instantiateWasm: (/** @type {WebAssembly.Imports} */ imports, /** @type {(made: WebAssembly.Instance) => void} */ done) => {
      WebAssembly.instantiate(compiled, imports).then(done);
      return {};
    },
  });
  const memory = calls.pdfium;
  const { malloc, free } = memory.wasmExports;
  calls.FPDF_InitLibrary();

  /** @template Told @param {number} size @param {(at: number) => Told} use */
  const lent = (size, use) => {
    const at = malloc(size);
    if (!at) throw new RangeError("no memory is left for it");
    try {
      return use(at);
    } finally {
      free(at);
    }
  };
  const bytes = (/** @type {number} */ at, /** @type {number} */ size) => memory.HEAPU8.slice(at, at + size);
  /** Left, bottom, right and top of what is written as left, top, right and bottom. @param {number} at */
  const rectangle = (at) => {
    const [left, top, right, bottom] = memory.HEAPF32.subarray(at / 4, at / 4 + 4);
    return [left, bottom, right, top];
  };

  return {
    calls,

    /** @param {any} given bytes of Python, which stay in the memory of PDFium as long as the file is open */
    opened(given) {
      const view = given.getBuffer("u8");
      const at = malloc(Math.max(view.data.length, 1));
      if (!at) throw new RangeError("no memory is left for it");
      memory.HEAPU8.set(view.data, at);
      const size = view.data.length;
      view.release();
      return calls.FPDF_LoadMemDocument64(at, size, "");
    },

    /** @param {string} name @param {number} longest @param {...any} args */
    written(name, longest, ...args) {
      const size = calls[name](...args, 0, 0);
      if (!(size > 1 && size <= longest)) return new Uint8Array();
      return lent(size, (at) => {
        calls[name](...args, at, size);
        return bytes(at, size);
      });
    },

    /** @param {number} mark @param {number} longest */
    markName(mark, longest) {
      return lent(4, (length) => {
        calls.FPDFPageObjMark_GetName(mark, 0, 0, length);
        const size = memory.HEAPU32[length / 4];
        if (!(size > 0 && size <= longest)) return new Uint8Array();
        return lent(size, (at) => {
          calls.FPDFPageObjMark_GetName(mark, at, size, length);
          return bytes(at, size);
        });
      });
    },

    /** @param {number} text @param {number} count */
    letters(text, count) {
      const places = new Float32Array(4 * count);
      const painted = new Uint32Array(count);
      const generated = new Uint8Array(count);
      const written = lent(2 * (count + 1), (at) => {
        memory.HEAPU8.fill(0, at, at + 2 * (count + 1));
        calls.FPDFText_GetText(text, 0, count, at);
        return bytes(at, 2 * count);
      });
      lent(16, (box) => {
        for (let at = 0; at < count; at++) {
          if (calls.FPDFText_GetLooseCharBox(text, at, box)) places.set(rectangle(box), 4 * at);
          painted[at] = calls.FPDFText_GetTextObject(text, at);
          generated[at] = calls.FPDFText_IsGenerated(text, at) === 1 ? 1 : 0;
        }
      });
      return { text: written, places, painted, generated };
    },

    /** @param {number} page @param {number} most */
    links(page, most) {
      return lent(8, (at) => {
        memory.HEAP32[at / 4] = 0;
        const found = [];
        while (found.length < most && calls.FPDFLink_Enumerate(page, at, at + 4)) found.push(memory.HEAPU32[at / 4 + 1]);
        return found;
      });
    },

    /** @param {number} link */
    linkPlace(link) {
      return lent(16, (at) => (calls.FPDFLink_GetAnnotRect(link, at) ? rectangle(at) : undefined));
    },

    /** @param {number} held */
    bounds(held) {
      return lent(16, (at) => {
        if (!calls.FPDFPageObj_GetBounds(held, at, at + 4, at + 8, at + 12)) return undefined;
        return [...memory.HEAPF32.subarray(at / 4, at / 4 + 4)]; // left, bottom, right, top
      });
    },
  };
}
