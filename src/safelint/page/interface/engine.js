// The way to the engine: starts it in its worker, asks it one thing at a time.

export class Engine {
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Map<number, {resolve: (answer: any) => void, reject: (error: Error) => void}>} */
  #waiting = new Map();
  #asked = 0;

  /** @param {Program} program */
  async start({ files, worker }) {
    this.#worker = worker;
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
