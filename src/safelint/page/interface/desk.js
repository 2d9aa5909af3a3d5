// The desk: a text lies on it, is checked after a pause, and everything that is shown follows from the answer.
import { Editor } from "./editor.js";
import { Ended, Engine } from "./engine.js";
import { copied, download } from "./files.js";
import { Findings, countsOf, understoodIn } from "./findings.js";
import { showHardest, showHelp, showLines, showNumbers, showReading } from "./panel.js";
import { byId, element, languages, named, say, write } from "./texts.js";

const PAUSE = 150; // ms without a key before the text is checked
const LATER = 400; // ms after the findings without a key before what can wait is asked for
const QUIET = 1500; // ms without a key before the page speaks to a screen reader
const NEW = "text.txt";

export class Desk {
  engine = new Engine();
  /** @type {Names | undefined} */
  names;
  /** @type {Answer | undefined} */
  answer;
  /** @type {Opened | undefined} */
  file; // the one that is open, as long as it is as it was
  name = NEW;
  ready = false;
  round = 0; // of the text that is there now
  checked = -1; // the round that the answer is of
  #busy = false;
  #waiting = false; // for the engine, to check
  /** @type {number | undefined} */
  #later;
  /** @type {number | undefined} */
  #pause;
  /** @type {number | undefined} */
  #quiet;
  #spoken = "";
  #failed = "";

  /**
   * @param {{use: (choice: Choice) => void, insert: (edit: Edit) => void, changed: () => void, inWords: () => void}} acts
   * what is done with a text that can be written in, when it has changed, and to say it all in another language
   */
  constructor(acts) {
    this.acts = acts;
    const go = (/** @type {Place} */ place) => this.go(place);
    const explain = (/** @type {string} */ rule) => this.#explain(rule);
    const copy = (/** @type {string} */ words) => this.copy(words, "words-copied");
    this.findings = new Findings({ go, use: acts.use, copy, explain });
    this.editor = new Editor(byId("text"), byId("marks"), () => this.changed(), (finding) => this.#moved(finding));
  }

  /** @param {() => Promise<Program>} brought @returns {Promise<boolean>} whether it could start */
  async begin(brought) {
    languages(byId("languages"), () => this.#inWords());
    write();
    this.#listen();
    return this.#start(brought);
  }

  /** Ends what the engine is at, and starts it anew. @param {() => Promise<Program>} brought
   * @param {() => Promise<void>} [again] what the new engine has to know before it is asked anything */
  async beginAnew(brought, again) {
    this.ready = false;
    delete document.documentElement.dataset.ready;
    this.engine.stop();
    byId("say").textContent = say("starting");
    return this.#start(brought, again);
  }

  /** @param {() => Promise<Program>} brought @param {() => Promise<void>} [again] */
  async #start(brought, again) {
    try {
      await this.engine.start(await brought());
      this.names = await this.engine.json("names", this.engine.readsPdf);
      await again?.();
    } catch (error) {
      this.#failed = reasonOf(error);
      byId("say").textContent = say("failed", { reason: this.#failed });
      return false;
    }
    this.ready = true;
    this.#fillOptions();
    document.documentElement.dataset.ready = String(Math.round(performance.now()));
    if (!this.editor.text) byId("say").textContent = say("verdict-nothing");
    this.check();
    return true;
  }

  // --- checking

  /** The text is another. */
  changed() {
    this.acts.changed();
    this.#again();
  }

  /** What was found holds no longer: it is asked for again after a pause. */
  #again() {
    this.round++;
    delete document.documentElement.dataset.atRest;
    clearTimeout(this.#later);
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.check(), PAUSE);
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#speak(), QUIET);
  }

  async check() {
    if (!this.ready) return;
    if (this.#busy) {
      this.#waiting = true;
      return;
    }
    const now = this.round;
    await this.#alone(async () => {
      const text = this.file && !this.file.editable ? null : this.editor.text; // null: the file as it is
      const found = await this.engine.json("check", JSON.stringify({ name: this.name, text, ...options() }));
      this.checked = now;
      if (now === this.round) this.#show(found);
    });
    if (now === this.round) this.#later = setTimeout(() => this.#rest(), LATER);
  }

  /** Asks one thing of the engine; what was to be checked meanwhile comes after it. @param {() => Promise<void>} thing */
  async #alone(thing) {
    this.#busy = true;
    try {
      await thing();
    } catch (error) {
      crashed(error);
    }
    this.#busy = false;
    if (!this.#waiting) return;
    this.#waiting = false;
    this.check();
  }

  /**
   * What can wait until nobody types: the choices of each finding, what takes longer of the whole text. One thing after
   * another, so that the next check waits for no more than one.
   */
  async #rest() {
    const now = this.round;
    const found = this.answer;
    if (!found) return;
    const go = (/** @type {Place} */ place) => this.go(place);
    const choices = found.findings
      .filter((each) => each.tries)
      .map((finding) => async () => {
        const tried = await this.engine.json("choices", finding.at);
        if (now === this.round) this.findings.choices(finding, tried);
      });
    const hardest = async () => {
      const sentences = await this.engine.json("hardest");
      if (now === this.round) showHardest(sentences, go);
    };
    const lines = async () => {
      const missing = await this.engine.json("missing_help");
      const copy = (/** @type {string} */ text) => this.copy(text, "help-copied");
      if (now === this.round) showLines(missing, found.editable, { insert: this.acts.insert, copy });
    };
    const things = [...choices.slice(0, 3), hardest, lines, ...choices.slice(3)];
    for (const thing of things) {
      if (now !== this.round || this.#busy) return;
      await this.#alone(thing);
    }
    if (now === this.round) document.documentElement.dataset.atRest = "";
  }

  /** @param {Answer} found */
  #show(found) {
    this.answer = found.problem === undefined ? found : undefined;
    byId("verdict").className = `verdict ${found.verdict ?? "unsure"}`;
    if (!this.answer) {
      byId("say").textContent = say("cannot-read-why", { name: this.name, reason: found.problem });
      byId("counts").textContent = "";
      return;
    }
    byId("say").textContent = say(`verdict-${found.verdict}`);
    const silenced = found.suppressed ? ` ${say("suppressed", { count: found.suppressed })}` : "";
    const counts = `${countsOf(found)}${silenced} ${found.problems.join(" ")}`;
    byId("counts").textContent = found.verdict === "nothing" ? "" : counts;
    const go = (/** @type {Place} */ place) => this.go(place);
    this.editor.show(found.findings);
    this.findings.show(found);
    showHelp(found);
    showNumbers(found, go);
    showReading(found);
    if (this.names) {
      const { version, pack } = this.names;
      byId("understood").textContent = found.verdict === "nothing" ? "" : understoodIn(found, this.names);
      byId("facts").textContent = say("facts", { day: found.registry, version, pack });
    }
  }

  /** Tells a screen reader what is new, when nobody types. */
  #speak() {
    if (!this.answer || this.checked !== this.round) {
      if (this.ready) this.#quiet = setTimeout(() => this.#speak(), QUIET);
      return;
    }
    const { answer } = this;
    const words = answer.verdict === "nothing" ? "" : `${say(`verdict-${answer.verdict}`)}. ${countsOf(answer)}`;
    if (words !== this.#spoken) this.say(words);
  }

  /** To a screen reader alone. @param {string} words */
  say(words) {
    byId("live").textContent = this.#spoken = words;
  }

  // --- findings

  /** @param {Place} place */
  go(place) {
    this.editor.select(place);
    this.#moved(this.editor.found());
  }

  /** @param {Finding | undefined} finding */
  #moved(finding) {
    this.editor.activate(finding);
    this.findings.activate(finding);
    const place = byId("here");
    if (!finding) {
      place.replaceChildren();
      return;
    }
    const button = element("button", { type: "button", class: "go" }, say("show-here"));
    button.onclick = () => {
      const item = this.findings.item(finding);
      item?.scrollIntoView({ block: "center" });
      item?.querySelector("h3")?.focus({ preventScroll: true });
    };
    place.replaceChildren(element("span", {}, say("here", { message: finding.message })), " ", button);
  }

  /** @param {number} by */
  #step(by) {
    const found = this.editor.findings;
    if (!found.length) return;
    const at = byId("text").selectionStart;
    const later = found.filter((each) => (by > 0 ? each.start > at : each.start < at));
    const finding = by > 0 ? later[0] ?? found[0] : later[later.length - 1] ?? found[found.length - 1];
    this.go(finding);
    const values = { number: found.indexOf(finding) + 1, count: found.length, severity: say(finding.severity) };
    byId("live").textContent = say("at-finding", { ...values, message: finding.message });
  }

  /** @param {string} rule */
  async #explain(rule) {
    tell(rule, await this.engine.ask("explain", rule));
  }

  // --- texts that come and go

  /** A text that was opened, or one to begin with. @param {string} text @param {Opened} [file] */
  put(text, file) {
    this.file = file;
    this.name = file?.name ?? NEW;
    this.editor.put(text, file?.editable ?? true);
  }

  /** @param {string} text @param {string} done @param {string} [html] */
  async copy(text, done, html) {
    this.say(say((await copied(text, html)) ? done : "not-copied"));
    byId("opened").textContent = this.#spoken;
  }

  async #report() {
    if (this.answer) download("safelint-report.html", await this.engine.ask("report"), "text/html");
  }

  // --- what stands around it

  #fillOptions() {
    if (!this.names) return;
    fill("audience", "audiences", this.names.audiences);
    fill("kind", "kinds", this.names.kinds);
    boxes("nations", this.names.nations.map((each) => [each, named("nation-names", each)]));
    boxes("topics", this.names.topics.map((each) => [each.id, each.label]));
  }

  #inWords() {
    write();
    this.#fillOptions();
    this.findings.again();
    this.acts.inWords();
    if (this.answer) this.#show(this.answer);
    else if (this.#failed) byId("say").textContent = say("failed", { reason: this.#failed });
    else if (this.ready) byId("say").textContent = say("verdict-nothing");
    if (!this.ready) return;
    this.checked = -1; // what can wait is asked for again
    this.check();
  }

  #listen() {
    byId("report").onclick = () => this.#report();
    byId("next").onclick = () => this.#step(1);
    byId("previous").onclick = () => this.#step(-1);
    byId("why").onclick = async () => tell(say("why-title"), await this.engine.ask("why"));
    byId("licences").onclick = () => tell(say("licences"), byId("notices").textContent);
    byId("told-close").onclick = () => byId("told").close();
    byId("options").onchange = () => this.#again();
    byId("options").onsubmit = (/** @type {Event} */ event) => event.preventDefault();
    byId("text").addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "F8") return;
      event.preventDefault();
      this.#step(event.shiftKey ? -1 : 1);
    });
    addEventListener("unhandledrejection", (event) => crashed(event.reason));
  }
}

function options() {
  const marked = (/** @type {string} */ id) =>
    [...document.querySelectorAll(`#${id} input:checked`)].map((each) => /** @type {HTMLInputElement} */ (each).value);
  return { audience: byId("audience").value, kind: byId("kind").value, nations: marked("nations"), topics: marked("topics") };
}

/** @param {string} title @param {string} text */
function tell(title, text) {
  byId("told-title").textContent = title;
  byId("told-text").textContent = text;
  byId("told").showModal();
}

/** @param {string} id @param {string} table @param {string[]} values */
function fill(id, table, values) {
  const select = byId(id);
  const chosen = select.value;
  const entries = values.map((each) => element("option", { value: each }, named(table, each)));
  select.replaceChildren(element("option", { value: "" }, say("work-out")), ...entries);
  select.value = chosen;
}

/** @param {string} id @param {[string, string][]} values */
function boxes(id, values) {
  const place = byId(id);
  const chosen = [...place.querySelectorAll("input:checked")].map((each) => each.value);
  const made = values.map(([value, label]) => {
    const box = element("input", { type: "checkbox", value });
    box.checked = chosen.includes(value);
    return element("label", {}, box, ` ${label}`);
  });
  place.replaceChildren(...made);
}

/** @param {unknown} error */
export function crashed(error) {
  if (error instanceof Ended) return; // whoever ended it tells why
  byId("say").textContent = say("crashed", { reason: reasonOf(error) });
}

/** @param {unknown} error */
export function reasonOf(error) {
  return error instanceof Error ? error.message : String(error);
}
