// Python in a worker: unpacks the program, starts the engine, answers one question after another.

const HERE = "https://engine.invalid/"; // what Pyodide asks for under this address is handed to it from memory

/** @type {any} */
let python;
/** @type {any} */
let bench;
/** @type {any} */
let toBytes;

/** @type {Map<string, Uint8Array> | undefined} */
let pdfFiles;
/** @type {WebAssembly.Module} */
let compiled;
const reading = { now: undefined }; // what Python knows as safelint_pdfium

/** @param {string} name @param {Map<string, Uint8Array>} files @param {string} type */
function blobOf(name, files, type) {
  return URL.createObjectURL(new Blob([/** @type {BlobPart} */ (files.get(name))], { type }));
}

/** @param {Map<string, Uint8Array>} files */
async function start(files) {
  // Nothing can be fetched from here, by no mistake of anybody: all that Pyodide asks for is at hand.
  const importScripts = () => {
    throw new TypeError("nothing is imported");
  };
  Object.assign(self, { importScripts });
  self.fetch = async (what) => {
    const name = String(what instanceof Request ? what.url : what).replace(HERE, "");
    const found = files.get(name);
    if (!found) throw new TypeError(`nothing is fetched: ${name}`);
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return new Response(/** @type {BodyInit} */ (found), { headers: { "content-type": type } });
  };
  // A page has no other files; an extension may run none but its own, which stand beside this one.
  const script = (/** @type {string} */ each) => (files.has(each) ? blobOf(each, files, "text/javascript") : `./${each}`);
  const { loadPyodide } = await import(script("pyodide.mjs"));
  const { default: createPyodideModule } = await import(script("pyodide.asm.mjs"));
  const lock = new TextDecoder().decode(files.get("pyodide-lock.json"));
  python = await loadPyodide({
    indexURL: HERE,
    lockFileContents: lock,
    packageBaseUrl: HERE,
    createPyodideModule,
    env: { SAFELINT_CACHE_DIR: "/work" }, // which is the working folder, so that nothing is kept
    stdout: () => {},
    stderr: () => {},
  });
  python.unpackArchive(files.get("safelint.zip"), "zip", { extractDir: "/program" });
  python.FS.mkdirTree("/work");
  const house = files.get("safelint.toml");
  if (house) python.FS.writeFile("/work/safelint.toml", house);
  files.clear();
  toBytes = python.runPython("lambda data: data.to_bytes()");
  bench = python.runPython(`
import gc, os, sys
sys.path.insert(0, "/program")
os.chdir("/work")
gc.disable()
from safelint.page.workbench import Workbench
bench = Workbench()
bench.warm()
gc.freeze()
gc.enable()
bench
`);
}

/** Makes a PDFium of its own for the next file: nothing that a file does to one outlives it.
 * @param {Map<string, Uint8Array>} [files] the first time: all that is needed for it */
async function preparePdf(files) {
  if (files) {
    python.unpackArchive(files.get("pypdf.zip"), "zip", { extractDir: "/program" });
    python.runPython("import importlib; importlib.invalidate_caches()");
    python.registerJsModule("safelint_pdfium", reading);
    compiled = await WebAssembly.compile(/** @type {BufferSource} */ (files.get("pdfium.wasm")));
    files.delete("pypdf.zip");
    files.delete("pdfium.wasm");
    pdfFiles = files;
  }
  if (!pdfFiles) throw new TypeError("nothing here reads PDF");
  const { init } = await import(blobOf("pdfium.js", pdfFiles, "text/javascript"));
  const { pdfiumOf } = await import(blobOf("pdf.js", pdfFiles, "text/javascript"));
  reading.now = await pdfiumOf(init, compiled);
}

/** @param {string} method @param {any[]} args */
function answered(method, args) {
  if (method === "marked") {
    const found = bench.marked.callKwargs({ fixing: args[0] });
    const data = found.toJs();
    found.destroy();
    return data;
  }
  if (method === "open") return bench.open(args[0], toBytes(args[1]), args[2] ?? false);
  return bench[method](...args);
}

/** What makes something ready. @type {Record<string, ((files: any) => Promise<void>) | undefined>} */
const STEPS = { start, pdf: preparePdf };

self.onmessage = async ({ data: { id, method, args } }) => {
  try {
    const answer = await (STEPS[method]?.(args[0]) ?? answered(method, args));
    self.postMessage({ id, answer });
  } catch (error) {
    const lines = String(error instanceof Error ? error.message : error).trim().split("\n");
    self.postMessage({ id, error: lines[lines.length - 1] });
  }
};
