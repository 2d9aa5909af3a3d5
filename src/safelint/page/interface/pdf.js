// PDFium for Python: its functions by their own names, and those that write into its memory with what they write there.

const MEGABYTE = 1 << 20;
const LEAST_MEMORY = 256 * MEGABYTE; // that PDFium may take up, of the smallest file; a page with a picture takes 20
const MEMORY_A_BYTE = 8; // more, of the file

/** @param {(options: object) => Promise<any>} init of the package @param {WebAssembly.Module} compiled */
export async function pdfiumOf(init, compiled) {
  let most = LEAST_MEMORY;
  /** @type {(error: unknown) => void} */
  let failed = () => {};
  const failing = new Promise((_, reject) => (failed = reject));
  const starting = init({
    locateFile: (/** @type {string} */ name) => name,
    instantiateWasm: (/** @type {any} */ imports, /** @type {(made: WebAssembly.Instance) => void} */ done) => {
      const grow = imports.env.emscripten_resize_heap;
      const env = { ...imports.env, emscripten_resize_heap: (/** @type {number} */ size) => size >>> 0 <= most && grow(size) };
      WebAssembly.instantiate(compiled, { ...imports, env }).then(done, failed);
      return {};
    },
  });
  const calls = await Promise.race([starting, failing]);
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

    /** @param {any} given bytes of Python, which stay in the memory of PDFium as long as it is there */
    opened(given) {
      const view = given.getBuffer("u8");
      const size = view.data.length;
      most = LEAST_MEMORY + MEMORY_A_BYTE * size;
      const at = malloc(Math.max(size, 1));
      if (!at) throw new RangeError("no memory is left for it");
      memory.HEAPU8.set(view.data, at);
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
