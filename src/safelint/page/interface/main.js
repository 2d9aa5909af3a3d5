// The page: what is typed or opened lies on the desk, and can be written in.
import { Desk } from "./desk.js";
import { download, takeDrops } from "./files.js";
import { brought, isOneFile } from "./program.js";
import { byId, say } from "./texts.js";

const PDF_PATIENCE = 60_000; // ms: who waits longer for a file takes the page to be broken

/** @type {File | undefined} */
let dropped; // before the page was ready
/** @type {{before: string, after: string} | undefined} */
let last; // the choice that can be undone

const desk = new Desk({ use, insert, changed, inWords });

function changed() {
  if (last && desk.editor.text !== last.after) forget();
}

function inWords() {
  acceptFiles();
  tellOpened();
}

// --- what is written into the text

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
  if (desk.checked !== desk.round) return; // the places are of another text
  const before = desk.editor.text;
  desk.editor.write(edits);
  last = { before, after: desk.editor.text };
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
  desk.editor.replace(same, after.length - tail, before.slice(same, before.length - tail));
  desk.say(say("undone"));
}

function forget() {
  last = undefined;
  byId("done").hidden = true;
}

// --- files

/** @param {File} chosen */
async function open(chosen) {
  if (!desk.ready) {
    dropped = chosen;
    byId("opened").textContent = say("opens-later", { name: chosen.name });
    return;
  }
  const data = new Uint8Array(await chosen.arrayBuffer());
  const isPdf = /\.pdf$/i.test(chosen.name) && desk.engine.readsPdf;
  const found = isPdf ? await openedPdf(chosen.name, data) : await opened(chosen.name, data);
  if (!found) return;
  if (found.problem !== undefined) {
    const values = { name: chosen.name, reason: found.problem, suffixes: desk.names?.suffixes.join(" ") };
    byId("opened").textContent = say(found.problem ? "cannot-read-why" : "cannot-read", values);
    return;
  }
  put(found.text, found);
}

/** @param {string} name @param {Uint8Array} data @returns {Promise<Opened>} */
function opened(name, data) {
  return desk.engine.json("open", name, data);
}

/** A PDF file may lead round and round inside what reads it: nothing but its worker's end stops that.
 * @param {string} name @param {Uint8Array} data */
async function openedPdf(name, data) {
  byId("opened").textContent = say("opens-pdf", { name });
  let late = false;
  const timer = setTimeout(async () => {
    late = true;
    byId("opened").textContent = say("too-slow", { name });
    await desk.beginAnew(brought);
  }, PDF_PATIENCE);
  try {
    await desk.engine.preparePdf();
    return await opened(name, data);
  } catch (error) {
    if (late) return undefined;
    return { problem: error instanceof Error ? error.message : String(error), name, text: "", editable: false, annotated: false, fixable: false };
  } finally {
    clearTimeout(timer);
  }
}

function tellOpened() {
  const { file, name } = desk;
  const said = !file ? "" : !file.editable ? "opened-read-only" : "opened";
  byId("opened").textContent = said && say(said, { name });
  byId("unlock").hidden = !file || file.editable;
  byId("marked").hidden = !file?.annotated;
  byId("fixing-label").hidden = !file?.fixable;
}

/** The words of a file that cannot be changed here, as a text of their own. */
function unlock() {
  put(desk.editor.text);
  byId("text").focus();
}

/** @param {string} text @param {Opened} [file] */
function put(text, file) {
  forget();
  desk.put(text, file);
  tellOpened();
}

function copy() {
  const { text } = desk.editor;
  desk.copy(text, "copied", desk.name.endsWith(".html") ? text : undefined);
}

async function marked() {
  const stem = desk.name.replace(/\.[^.]*$/, "");
  const suffix = desk.name.slice(stem.length);
  const data = await desk.engine.ask("marked", byId("fixing").checked && desk.file?.fixable);
  download(`${stem}.checked${suffix}`, data, "application/octet-stream");
}

// --- the page itself

function acceptFiles() {
  byId("file").accept = desk.names?.suffixes.concat(".md").join(",") ?? "";
}

function listen() {
  for (const [id, act] of Object.entries({ copy, undo, unlock, marked })) byId(id).onclick = act;
  byId("open").onclick = () => byId("file").click();
  byId("file").onchange = () => {
    const chosen = byId("file").files[0];
    byId("file").value = "";
    if (chosen) open(chosen);
  };
  byId("clear").onclick = () => {
    put("");
    byId("text").focus();
  };
  takeDrops(byId("sheet"), open);
}

async function begin() {
  listen();
  if (!(await desk.begin(brought))) return;
  acceptFiles();
  if (dropped) open(dropped);
  if ("serviceWorker" in navigator && !isOneFile && location.protocol.startsWith("http")) {
    navigator.serviceWorker?.register("sw.js");
  }
}

begin();
