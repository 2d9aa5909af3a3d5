// The way to the engine: starts it in its worker, asks it one thing at a time.

/** That nothing more is answered, since the worker was ended: no fault. */
export class Ended extends Error {
  name = "Ended";
}

export class Engine {
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Map<number, {resolve: (answer: any) => void, reject: (error: Error) => void}>} */
  #waiting = new Map();
  #asked = 0;
  /** @type {Program["pdf"]} */
  #pdf;
  /** @type {Promise<Map<string, Uint8Array>> | undefined} */
  #pdfFiles;
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
    worker.onerror = (event) => this.#drop(new Error(event.message || "the worker stopped"));
    worker.onmessageerror = () => this.#drop(new Error("an answer was lost"));
    await this.ask("start", files);
  }

  /** Ends the worker, whatever it is at: `start` has to come next. */
  stop() {
    this.#worker?.terminate();
    this.#drop(new Ended());
  }

  /** @param {Error} error */
  #drop(error) {
    for (const each of this.#waiting.values()) each.reject(error);
    this.#waiting.clear();
  }

  /** Whether PDF can be read here. */
  get readsPdf() {
    return this.#pdf !== undefined;
  }

  /** Brings what reads PDF, when the first one comes. */
  async bringPdf() {
    this.#pdfFiles ??= this.#pdf?.();
    try {
      await this.#pdfFiles;
    } catch (error) {
      this.#pdfFiles = undefined; // a later one may find the network again
      throw error;
    }
  }

  /** As `ask`, of what reads a PDF file: with a PDFium of its own. @param {string} method
   * @param {...any} args @returns {Promise<any>} */
  async askOfPdf(method, ...args) {
    const worker = this.#worker;
    const files = await this.#pdfFiles;
    if (worker !== this.#worker) throw new Ended();
    const pdf = { files: this.#hasPdf ? undefined : files };
    this.#hasPdf = true;
    return this.#send({ method, args, pdf });
  }

  /** @param {string} method @param {...any} args @returns {Promise<any>} */
  ask(method, ...args) {
    return this.#send({ method, args });
  }

  /** @param {{method: string, args: any[], pdf?: object}} asked @returns {Promise<any>} */
  #send(asked) {
    return new Promise((resolve, reject) => {
      const id = ++this.#asked;
      this.#waiting.set(id, { resolve, reject });
      this.#worker?.postMessage({ id, ...asked });
    });
  }

  /** As `ask`, where the answer is JSON. @param {string} method @param {...any} args */
  async json(method, ...args) {
    return JSON.parse(await this.ask(method, ...args));
  }
}
