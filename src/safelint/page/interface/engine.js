// The way to the engine: starts it in its worker, asks it one thing at a time.

export class Engine {
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Map<number, {resolve: (answer: any) => void, reject: (error: Error) => void}>} */
  #waiting = new Map();
  #asked = 0;
  /** @type {Program["pdf"]} */
  #pdf;
  #hasPdf = false;

  /** @param {Program} program */
  async start({ files, worker, pdf }) {
    this.#worker = worker;
    this.#pdf = pdf;
    this.#hasPdf = false;
    worker.onmessage = ({ data: { id, answer, error } }) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) waiting?.resolve(answer);
      else waiting?.reject(new Error(error));
    };
    worker.onerror = (event) => this.#drop(event.message || "the worker stopped");
    await this.ask("start", files);
  }

  /** Ends the worker, whatever it is at: `start` has to come next. */
  stop() {
    this.#worker?.terminate();
    this.#drop("the worker was ended");
  }

  /** @param {string} reason */
  #drop(reason) {
    for (const each of this.#waiting.values()) each.reject(new Error(reason));
    this.#waiting.clear();
  }

  /** Whether PDF can be read here. */
  get readsPdf() {
    return this.#pdf !== undefined;
  }

  /** Brings what reads PDF, when the first one comes, and makes it ready for one more. */
  async preparePdf() {
    if (!this.#pdf) return;
    await this.ask("pdf", this.#hasPdf ? undefined : await this.#pdf());
    this.#hasPdf = true;
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
