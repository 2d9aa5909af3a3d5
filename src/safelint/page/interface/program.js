// The parts of the program as the page has them: inside the page itself, or each in one file beside it.
import { byId } from "./texts.js";

/** @param {HTMLElement} part @returns {Promise<ReadableStream<Uint8Array>>} */
async function packed(part) {
  const { file } = part.dataset;
  if (file) {
    const answer = await fetch(file);
    if (!answer.ok || !answer.body) throw new Error(`${file}: ${answer.status}`);
    return answer.body;
  }
  const text = atob(part.textContent ?? "");
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = text.charCodeAt(at);
  return new Blob([bytes]).stream();
}

/** The files of a part: one line of JSON tells their names and sizes. @param {HTMLElement} part */
async function filesOf(part) {
  const unzip = /** @type {ReadableWritablePair<Uint8Array, Uint8Array>} */ (new DecompressionStream("gzip"));
  const data = new Uint8Array(await new Response((await packed(part)).pipeThrough(unzip)).arrayBuffer());
  const end = data.indexOf(10);
  /** @type {[string, number][]} */
  const names = JSON.parse(new TextDecoder().decode(data.subarray(0, end)));
  /** @type {Map<string, Uint8Array>} */
  const files = new Map();
  let at = end + 1;
  for (const [name, size] of names) {
    files.set(name, data.subarray(at, at + size));
    at += size;
  }
  return files;
}

/** Whether the page is one file, and has nothing beside it. */
export const isOneFile = !byId("program").dataset.file;

/** @returns {Promise<Program>} */
export async function brought() {
  const files = await filesOf(byId("program"));
  const script = new Blob([/** @type {BlobPart} */ (files.get("worker.js"))], { type: "text/javascript" });
  const pdf = document.getElementById("pdf"); // on a page that was made with what reads PDF
  return { files, worker: new Worker(URL.createObjectURL(script)), pdf: pdf ? () => filesOf(pdf) : undefined };
}
