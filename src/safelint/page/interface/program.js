// The parts of the program as the page has them: inside the page itself, or each in one file beside it.
import { inPlaces } from "./kept.js";
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

/** The files of a part. @param {HTMLElement} part */
async function filesOf(part) {
  const unzip = /** @type {ReadableWritablePair<Uint8Array, Uint8Array>} */ (new DecompressionStream("gzip"));
  return inPlaces(new Uint8Array(await new Response((await packed(part)).pipeThrough(unzip)).arrayBuffer()));
}

/** Whether the page is one file, and has nothing beside it. */
export const isOneFile = !byId("program").dataset.file;

/** @type {Source} */
export const source = {
  version: async () => byId("program").dataset.file, // its name has a digest
  files: () => filesOf(byId("program")),
  program: (files) => {
    const script = new Blob([/** @type {BlobPart} */ (files.get("worker.js"))], { type: "text/javascript" });
    const pdf = document.getElementById("pdf"); // on a page that was made with what reads PDF
    return { files, worker: new Worker(URL.createObjectURL(script)), pdf: pdf ? () => filesOf(pdf) : undefined };
  },
};
