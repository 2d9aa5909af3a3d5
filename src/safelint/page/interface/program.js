// The program as the page has it: inside the page itself, or in one file beside it.

/** @returns {Promise<ReadableStream<Uint8Array>>} */
async function packed() {
  const inside = document.getElementById("program");
  if (!inside) {
    const answer = await fetch("program.bin");
    if (!answer.ok || !answer.body) throw new Error(`program.bin: ${answer.status}`);
    return answer.body;
  }
  const text = atob(inside.textContent ?? "");
  inside.remove();
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = text.charCodeAt(at);
  return new Blob([bytes]).stream();
}

/** The files of the program: one line of JSON tells their names and sizes. @returns {Promise<Program>} */
export async function brought() {
  const unzip = /** @type {ReadableWritablePair<Uint8Array, Uint8Array>} */ (new DecompressionStream("gzip"));
  const data = new Uint8Array(await new Response((await packed()).pipeThrough(unzip)).arrayBuffer());
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
  const script = new Blob([/** @type {BlobPart} */ (files.get("worker.js"))], { type: "text/javascript" });
  return { files, worker: new Worker(URL.createObjectURL(script)) };
}
