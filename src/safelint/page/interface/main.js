// The page: what is typed is checked after a pause, and everything follows from the answer.
import { Editor } from "./editor.js";
import { Engine } from "./engine.js";
import { copied, download, takeDrops } from "./files.js";
import { Findings, countsOf, understoodIn } from "./findings.js";
import { showHardest, showHelp, showLines, showNumbers, showReading } from "./panel.js";
import { byId, element, languages, named, say, write } from "./texts.js";

const PAUSE = 150; // ms without a key before the text is checked
const LATER = 400; // ms after the findings without a key before what can wait is asked for
const QUIET = 1500; // ms without a key before the page speaks to a screen reader
const NEW = "text.txt";

const engine = new Engine();
/** @type {Names | undefined} */
let names;
/** @type {Answer | undefined} */
let answer;
/** @type {Opened | undefined} */
let file; // the one that is open, as long as it is as it was
let name = NEW;
/** @type {File | undefined} */
let dropped; // before the page was ready
let ready = false;
let round = 0; // of the text that is there now
let checked = -1; // the round that the answer is of
let busy = false;
let waiting = false; // for the engine, to check
/** @type {number | undefined} */
let later;
/** @type {number | undefined} */
let pause;
/** @type {number | undefined} */
let quiet;
let spoken = "";
/** @type {{before: string, after: string} | undefined} */
let last; // the choice that can be undone
let failed = "";

const findings = new Findings({ go, use, explain });
const editor = new Editor(byId("text"), byId("marks"), changed, moved);

// --- checking

function changed() {
  round++;
  delete document.documentElement.dataset.atRest;
  if (last && editor.text !== last.after) forget();
  clearTimeout(later);
  clearTimeout(pause);
  pause = setTimeout(check, PAUSE);
  clearTimeout(quiet);
  quiet = setTimeout(speak, QUIET);
}

async function check() {
  if (!ready) return;
  if (busy) {
    waiting = true;
    return;
  }
  const now = round;
  await alone(async () => {
    const text = file && !file.editable ? null : editor.text; // null: the file as it is
    const found = await engine.json("check", JSON.stringify({ name, text, ...options() }));
    checked = now;
    if (now === round) show(found);
  });
  if (now === round) later = setTimeout(rest, LATER);
}

/** Asks one thing of the engine; what was to be checked meanwhile comes after it. @param {() => Promise<void>} thing */
async function alone(thing) {
  busy = true;
  try {
    await thing();
  } catch (error) {
    crashed(error);
  }
  busy = false;
  if (!waiting) return;
  waiting = false;
  check();
}

/**
 * What can wait until nobody types: the choices of each finding, what takes longer of the whole text. One thing after
 * another, so that the next check waits for no more than one.
 */
async function rest() {
  const now = round;
  const found = answer;
  if (!found) return;
  const choices = found.findings
    .filter((each) => each.tries)
    .map((finding) => async () => {
      const tried = await engine.json("choices", finding.at);
      if (now === round) findings.choices(finding, tried);
    });
  const hardest = async () => {
    const sentences = await engine.json("hardest");
    if (now === round) showHardest(sentences, go);
  };
  const lines = async () => {
    const missing = await engine.json("missing_help");
    if (now === round) showLines(missing, found.editable, { insert, copy: (text) => copy(text, "help-copied") });
  };
  const things = [...choices.slice(0, 3), hardest, lines, ...choices.slice(3)];
  for (const thing of things) {
    if (now !== round || busy) return;
    await alone(thing);
  }
  if (now === round) document.documentElement.dataset.atRest = "";
}

/** @param {Answer} found */
function show(found) {
  answer = found.problem === undefined ? found : undefined;
  byId("verdict").className = `verdict ${found.verdict ?? "unsure"}`;
  if (!answer) {
    byId("say").textContent = say("cannot-read-why", { name, reason: found.problem });
    byId("counts").textContent = "";
    return;
  }
  byId("say").textContent = say(`verdict-${found.verdict}`);
  const silenced = found.suppressed ? ` ${say("suppressed", { count: found.suppressed })}` : "";
  byId("counts").textContent = found.verdict === "nothing" ? "" : `${countsOf(found)}${silenced} ${found.problems.join(" ")}`;
  editor.show(found.findings);
  findings.show(found);
  showHelp(found);
  showNumbers(found, go);
  showReading(found);
  if (names) {
    byId("understood").textContent = found.verdict === "nothing" ? "" : understoodIn(found, names);
    byId("facts").textContent = say("facts", { day: found.registry, version: names.version, pack: names.pack });
  }
}

/** Tells a screen reader what is new, when nobody types. */
function speak() {
  if (!answer || checked !== round) {
    if (ready) quiet = setTimeout(speak, QUIET);
    return;
  }
  const words = answer.verdict === "nothing" ? "" : `${say(`verdict-${answer.verdict}`)}. ${countsOf(answer)}`;
  if (words !== spoken) byId("live").textContent = spoken = words;
}

function options() {
  const marked = (/** @type {string} */ id) =>
    [...document.querySelectorAll(`#${id} input:checked`)].map((each) => /** @type {HTMLInputElement} */ (each).value);
  return { audience: byId("audience").value, kind: byId("kind").value, nations: marked("nations"), topics: marked("topics") };
}

// --- findings

/** @param {Place} place */
function go(place) {
  editor.select(place);
  moved(editor.found());
}

/** @param {Finding | undefined} finding */
function moved(finding) {
  editor.activate(finding);
  findings.activate(finding);
  const place = byId("here");
  if (!finding) {
    place.replaceChildren();
    return;
  }
  const button = element("button", { type: "button", class: "go" }, say("show-here"));
  button.onclick = () => {
    const item = findings.item(finding);
    item?.scrollIntoView({ block: "center" });
    item?.querySelector("h3")?.focus({ preventScroll: true });
  };
  place.replaceChildren(element("span", {}, say("here", { message: finding.message })), " ", button);
}

/** @param {number} by */
function step(by) {
  const found = editor.findings;
  if (!found.length) return;
  const at = byId("text").selectionStart;
  const later = found.filter((each) => (by > 0 ? each.start > at : each.start < at));
  const finding = by > 0 ? later[0] ?? found[0] : later[later.length - 1] ?? found[found.length - 1];
  go(finding);
  const count = found.length;
  const number = found.indexOf(finding) + 1;
  byId("live").textContent = say("at-finding", { number, count, severity: say(finding.severity), message: finding.message });
}

/** @param {Choice} choice */
function use(choice) {
  make(choice.edits, say("done", { title: choice.title }));
}

/** @param {Edit} edit */
function insert(edit) {
  make([edit], say("help-inserted"));
}

/** @param {Edit[]} edits @param {string} words */
function make(edits, words) {
  if (checked !== round) return; // the places are of another text
  const before = editor.text;
  editor.write(edits);
  last = { before, after: editor.text };
  byId("done").hidden = false;
  byId("done-what").textContent = words;
  byId("undo").focus({ preventScroll: true }); // the button that was pressed goes with its finding
}

function undo() {
  if (!last) return;
  const { before, after } = last;
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - same;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  forget();
  editor.replace(same, after.length - tail, before.slice(same, before.length - tail));
  byId("live").textContent = spoken = say("undone");
}

function forget() {
  last = undefined;
  byId("done").hidden = true;
}

/** @param {string} rule */
async function explain(rule) {
  tell(rule, await engine.ask("explain", rule));
}

/** @param {string} title @param {string} text */
function tell(title, text) {
  byId("told-title").textContent = title;
  byId("told-text").textContent = text;
  byId("told").showModal();
}

// --- files

/** @param {File} chosen */
async function open(chosen) {
  if (!ready) {
    dropped = chosen;
    byId("opened").textContent = say("opens-later", { name: chosen.name });
    return;
  }
  const data = new Uint8Array(await chosen.arrayBuffer());
  /** @type {Opened} */
  const found = await engine.json("open", chosen.name, data);
  if (found.problem !== undefined) {
    const values = { name: chosen.name, reason: found.problem, suffixes: names?.suffixes.join(" ") };
    byId("opened").textContent = say(found.problem ? "cannot-read-why" : "cannot-read", values);
    return;
  }
  file = found;
  name = found.name;
  forget();
  editor.put(found.text, found.editable);
  tellOpened();
}

function tellOpened() {
  const said = !file ? "" : !file.editable ? "opened-read-only" : "opened";
  byId("opened").textContent = said && say(said, { name });
  byId("unlock").hidden = !file || file.editable;
  byId("marked").hidden = byId("fixing-label").hidden = !file?.annotated;
}

/** The words of a file that cannot be changed here, as a text of their own. */
function unlock() {
  start(editor.text);
  byId("text").focus();
}

/** @param {string} text */
function start(text) {
  file = undefined;
  name = NEW;
  forget();
  editor.put(text, true);
  tellOpened();
}

/** @param {string} text @param {string} done @param {string} [html] */
async function copy(text, done, html) {
  byId("live").textContent = spoken = say((await copied(text, html)) ? done : "not-copied");
  byId("opened").textContent = spoken;
}

async function report() {
  if (answer) download("safelint-report.html", await engine.ask("report"), "text/html");
}

async function marked() {
  const stem = name.replace(/\.[^.]*$/, "");
  const suffix = name.slice(stem.length);
  download(`${stem}.checked${suffix}`, await engine.ask("marked", byId("fixing").checked), "application/octet-stream");
}

// --- the page itself

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

function fillOptions() {
  if (!names) return;
  fill("audience", "audiences", names.audiences);
  fill("kind", "kinds", names.kinds);
  boxes("nations", names.nations.map((each) => [each, named("nation-names", each)]));
  boxes("topics", names.topics.map((each) => [each.id, each.label]));
  byId("file").accept = names.suffixes.concat(".md").join(",");
}

function inWords() {
  write();
  fillOptions();
  findings.again();
  tellOpened();
  if (answer) show(answer);
  else if (failed) byId("say").textContent = say("failed", { reason: failed });
  else if (ready) byId("say").textContent = say("verdict-nothing");
  checked = ready ? -1 : checked; // what can wait is asked for again
  if (ready) check();
}

/** @param {unknown} error */
function crashed(error) {
  byId("say").textContent = say("crashed", { reason: reasonOf(error) });
}

/** @param {unknown} error */
function reasonOf(error) {
  return error instanceof Error ? error.message : String(error);
}

function listen() {
  const clicks = { copy: () => copy(editor.text, "copied", name.endsWith(".html") ? editor.text : undefined), undo, unlock, report, marked };
  for (const [id, act] of Object.entries(clicks)) byId(id).onclick = act;
  byId("open").onclick = () => byId("file").click();
  byId("file").onchange = () => {
    const chosen = byId("file").files[0];
    byId("file").value = "";
    if (chosen) open(chosen);
  };
  byId("clear").onclick = () => {
    start("");
    byId("text").focus();
  };
  byId("next").onclick = () => step(1);
  byId("previous").onclick = () => step(-1);
  byId("why").onclick = async () => tell(say("why-title"), await engine.ask("why"));
  byId("licences").onclick = () => tell(say("licences"), byId("notices").textContent);
  byId("told-close").onclick = () => byId("told").close();
  byId("options").onchange = changed;
  byId("options").onsubmit = (/** @type {Event} */ event) => event.preventDefault();
  byId("text").addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "F8") return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  });
  takeDrops(byId("sheet"), open);
  addEventListener("unhandledrejection", (event) => crashed(event.reason));
}

async function begin() {
  languages(byId("languages"), inWords);
  write();
  listen();
  try {
    await engine.start();
    names = await engine.json("names");
  } catch (error) {
    failed = reasonOf(error);
    byId("say").textContent = say("failed", { reason: failed });
    return;
  }
  ready = true;
  fillOptions();
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
  if (!editor.text) byId("say").textContent = say("verdict-nothing");
  if (dropped) open(dropped);
  check();
  if ("serviceWorker" in navigator && !document.getElementById("program") && location.protocol.startsWith("http")) {
    navigator.serviceWorker?.register("sw.js");
  }
}

begin();
