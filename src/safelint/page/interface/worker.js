// Python in a worker: unpacks the program, starts the engine, answers one question after another.

const HERE = "https://engine.invalid/"; // what Pyodide asks for under this address is handed to it from memory
const PROGRAM = "/program"; // the folder of it

/** @type {any} */
let python;
/** @type {any} */
let bench;
/** @type {any} */
let toBytes;

/** @type {(() => Promise<any>) | undefined} */
let newPdfium;
/** What Python knows as safelint_pdfium. @type {{now: any}} */
const reading = { now: undefined };

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
  python.unpackArchive(files.get("safelint.zip"), "zip", { extractDir: PROGRAM });
  python.FS.mkdirTree("/work");
  const house = files.get("safelint.toml");
  if (house) python.FS.writeFile("/work/safelint.toml", house);
  files.clear();
  toBytes = python.runPython("lambda data: data.to_bytes()");
  bench = python.runPython(`
import gc, os, sys
sys.path.insert(0, "${PROGRAM}")
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

/** The files of the program, with what was loaded of it compiled. @param {Map<string, Uint8Array>} files */
function withCompiled(files) {
  const place = python.runPython("import sys; next(each for each in sys.path if each.endswith('.zip'))");
  const made = python.runPython("from safelint.page.compiled import with_compiled; with_compiled");
  const all = new Map(files);
  for (const [name, where, unpacked] of [["python_stdlib.zip", place, false], ["safelint.zip", PROGRAM, true]]) {
    const archive = made(toBytes(files.get(name)), where, unpacked);
    all.set(name, archive.toJs());
    archive.destroy();
  }
  return all;
}

/** A PDFium for one question: none is left with what a file did to another, and none stays.
 * @param {Map<string, Uint8Array>} [files] the first time: all that is needed for it */
async function pdfium(files) {
  if (files) {
    python.unpackArchive(files.get("pypdf.zip"), "zip", { extractDir: PROGRAM });
    python.runPython("import importlib; importlib.invalidate_caches()");
    python.registerJsModule("safelint_pdfium", reading);
    const compiled = await WebAssembly.compile(/** @type {BufferSource} */ (files.get("pdfium.wasm")));
    const { init } = await import(blobOf("pdfium.js", files, "text/javascript"));
    const { pdfiumOf } = await import(blobOf("pdf.js", files, "text/javascript"));
    newPdfium = () => pdfiumOf(init, compiled);
  }
  if (!newPdfium) throw new TypeError("nothing here reads PDF");
  return newPdfium();
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

/** @param {{method: string, args: any[], pdf?: {files?: Map<string, Uint8Array>}}} asked */
async function done({ method, args, pdf }) {
  if (method === "start") return start(args[0]);
  if (method === "withCompiled") return withCompiled(args[0]);
  const own = pdf && (await pdfium(pdf.files));
  reading.now = own; // from here on nothing else comes in between
  try {
    return answered(method, args);
  } finally {
    reading.now = undefined; // what it took up is given back
  }
}

self.onmessage = async ({ data: { id, ...asked } }) => {
  try {
    self.postMessage({ id, answer: await done(asked) });
  } catch (error) {
    const lines = String(error instanceof Error ? error.message : error).trim().split("\n");
    self.postMessage({ id, error: lines[lines.length - 1] });
  }
};
