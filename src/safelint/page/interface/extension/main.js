// The panel beside a tab: what is read there lies on the desk, to look at.
import { Desk } from "../desk.js";
import { startDesk } from "../kept.js";
import { byId, element, say } from "../texts.js";
import { look } from "./look.js";
import { source } from "./program.js";

const PAGE = "page"; // among what can be checked; the others are numbers of fields

const desk = new Desk({ use: () => {}, insert: () => {}, changed: () => {}, inWords });
/** @type {number | undefined} */
let tab;
/** @type {Looked | undefined} */
let looked;
let chosen = PAGE;
let told = ""; // why nothing can be read
let reads = 0; // how many were begun, of a tab and for the desk: only the last one counts
let puts = 0;

/** Reads a tab. @param {number | undefined} id @param {boolean} keeping whether what was checked of it is checked again */
async function read(id, keeping) {
  const turn = ++reads;
  /** @type {Looked | undefined} */
  let found;
  let allowed = true;
  try {
    const [{ result }] = await chrome.scripting.executeScript({ target: { tabId: id }, func: look });
    found = result ?? undefined; // nothing where the page keeps others from looking at it
  } catch {
    allowed = false;
  }
  if (turn !== reads) return; // a tab that loads for long answers after the one that was asked for later
  const stays = keeping && id === tab && found ? again(found) : undefined;
  tab = id;
  looked = found;
  told = !allowed ? "not-allowed" : !looked ? "not-read" : looked.page === null && !looked.fields.length ? "no-page" : "";
  chosen = stays ?? (looked && looked.focused >= 0 ? String(looked.focused) : PAGE);
  if (looked?.page === null && chosen === PAGE) chosen = "0";
  fill();
  await put();
}

/** What was checked last, as it is called now: fields that were filled in since shift the others. @param {Looked} found */
function again(found) {
  if (chosen === PAGE) return looked && PAGE;
  const last = looked?.fields[Number(chosen)];
  const at = found.fields.findIndex((each) => each.label === last?.label && each.before === last.before);
  return at < 0 ? undefined : String(at);
}

/** Puts what was chosen on the desk. */
async function put() {
  const turn = ++puts;
  const field = looked?.fields[Number(chosen)];
  const text = field ? field.value : looked?.page;
  if (!desk.ready || text === undefined || text === null) {
    if (desk.ready) lay("");
    tell();
    return;
  }
  const suffix = field?.kind === "text" ? ".txt" : ".html";
  const name = nameOf(field ? field.label : looked?.title) + suffix;
  /** @type {Opened} */
  const found = await desk.engine.json("open", name, new TextEncoder().encode(text), true);
  if (turn !== puts) return;
  told = found.problem ?? "";
  if (told) lay("");
  else lay(found.text, found);
  tell();
}

/** @param {string} text @param {Opened} [file] */
function lay(text, file) {
  desk.put(text, file);
  byId("text").readOnly = true;
}

/** A name for a file, such as stands in a report. @param {string | undefined} title */
function nameOf(title) {
  return (title ?? "").toWellFormed().replace(/[\\/:*?"<>|\p{Cc}.]+/gu, " ").trim() || PAGE;
}

function fill() {
  const options = (looked?.fields ?? []).map((each, at) => {
    const label = each.label || String(at + 1);
    return element("option", { value: String(at) }, say("the-field", { label }));
  });
  if (looked?.page) options.unshift(element("option", { value: PAGE }, say("the-page", { title: looked.title })));
  byId("what").replaceChildren(...options);
  byId("what").value = chosen;
  byId("what").disabled = !options.length;
}

function tell() {
  const unread = looked && chosen === PAGE && looked.unread ? say("not-seen", { count: looked.unread }) : "";
  const known = ["not-allowed", "not-read", "no-page"].includes(told);
  const problem = told && (known ? say(told) : say("cannot-read-why", { name: looked?.title, reason: told }));
  byId("opened").textContent = problem || unread;
}

function inWords() {
  fill();
  tell();
}

/** The tab that is open beside the panel. @param {boolean} keeping */
async function here(keeping) {
  const [open] = await chrome.tabs.query({ active: true, currentWindow: true });
  await read(open?.id, keeping);
}

async function start() {
  const { id } = await chrome.windows.getCurrent();
  chrome.runtime.onMessage.addListener((/** @type {{tab: number, window: number}} */ said) => {
    if (said.window === id) read(said.tab, false);
  });
  byId("again").onclick = () => here(true);
  byId("what").onchange = () => {
    chosen = byId("what").value;
    put();
  };
  const first = here(false); // at once: who opens the panel may go on to another page
  if (!(await startDesk(desk, source))) return;
  await first;
  await put();
}

start();
