// The way to the engine: gets the program, starts the worker, asks it one thing at a time.

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

/** The files of the program: one line of JSON tells their names and sizes. */
async function unpacked() {
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
  return files;
}

export class Engine {
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Map<number, {resolve: (answer: any) => void, reject: (error: Error) => void}>} */
  #waiting = new Map();
  #asked = 0;

  async start() {
    const files = await unpacked();
    const script = new Blob([/** @type {BlobPart} */ (files.get("worker.js"))], { type: "text/javascript" });
    const worker = (this.#worker = new Worker(URL.createObjectURL(script)));
    worker.onmessage = ({ data: { id, answer, error } }) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) waiting?.resolve(answer);
      else waiting?.reject(new Error(error));
    };
    worker.onerror = (event) => {
      for (const each of this.#waiting.values()) each.reject(new Error(event.message || "the worker stopped"));
      this.#waiting.clear();
    };
    await this.ask("start", files);
  }

  /** @param {string} method @param {...any} args @returns {Promise<any>} */
  ask(method, ...args) {
    return new Promise((resolve, reject) => {
      const id = ++this.#asked;
      this.#waiting.set(id, { resolve, reject });
      this.#worker?.postMessage({ id, method, args });
    });
  }

  /** As `ask`, where the answer is JSON. @param {string} method @param {...any} args */
  async json(method, ...args) {
    return JSON.parse(await this.ask(method, ...args));
  }
}
