// The page: what is typed or opened lies on the desk, and can be written in.
import { Desk, crashed, reasonOf } from "./desk.js";
import { Ended } from "./engine.js";
import { download, takeDrops } from "./files.js";
import { brought, startDesk } from "./kept.js";
import { isOneFile, source } from "./program.js";
import { byId, say } from "./texts.js";

const PDF_PATIENCE = 75_000; // ms: longer than the reading of a right file may take

/** @type {File | undefined} */
let dropped; // before the page was ready
/** @type {{name: string, data: Uint8Array} | undefined} */
let held; // the bytes of the file that lies on the desk and is read as it is
let opening = Promise.resolve();
let written = 0; // how often somebody has written or cleared the text
/** @type {{before: string, after: string} | undefined} */
let last; // the choice that can be undone

const desk = new Desk({ use, insert, changed, inWords });

function changed() {
  written++;
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

/** Files are opened one after another, each in the place of what was there when it was chosen. @param {File} chosen */
function open(chosen) {
  const before = written;
  opening = opening.then(() => opens(chosen, before)).catch(crashed);
}

/** @param {File} chosen @param {number} before how often somebody had written then */
async function opens(chosen, before) {
  const { name } = chosen;
  if (!desk.ready) {
    dropped = chosen;
    byId("opened").textContent = say("opens-later", { name });
    return;
  }
  const data = new Uint8Array(await chosen.arrayBuffer());
  const found = isPdf(name) ? await readPdf(name, data) : await desk.engine.json("open", name, data);
  if (!found) return;
  if (found.problem !== undefined) {
    const values = { name, reason: found.problem, suffixes: desk.names?.suffixes.join(" ") };
    byId("opened").textContent = say(found.problem ? "cannot-read-why" : "cannot-read", values);
    return;
  }
  if (written !== before) {
    byId("opened").textContent = say("written-meanwhile", { name });
    return;
  }
  put(found.text, found, { name, data });
}

/** @param {string} name */
function isPdf(name) {
  return /\.pdf$/i.test(name) && desk.engine.readsPdf;
}

/** What is in a PDF file, nothing where that has been said already. One may lead round and round inside what reads it:
 * nothing but its worker's end stops that. @param {string} name @param {Uint8Array} data
 * @returns {Promise<Opened | undefined>} */
async function readPdf(name, data) {
  byId("opened").textContent = say("opens-pdf", { name });
  try {
    await desk.engine.bringPdf();
  } catch (error) {
    byId("opened").textContent = say("no-pdf-part", { name, reason: reasonOf(error) });
    return undefined;
  }
  const timer = setTimeout(() => {
    byId("opened").textContent = say("too-slow", { name });
    beginAnew();
  }, PDF_PATIENCE);
  try {
    return JSON.parse(await desk.engine.askOfPdf("open", name, data));
  } catch (error) {
    if (error instanceof Ended) return undefined;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function beginAnew() {
  if (await desk.beginAnew(() => brought(source), async () => void (held && (await tellEngine(held))))) openDropped();
}

/** Gives the engine the file again that lies on the desk. @param {{name: string, data: Uint8Array}} file */
async function tellEngine({ name, data }) {
  await (isPdf(name) ? desk.engine.askOfPdf("open", name, data) : desk.engine.ask("open", name, data));
}

function openDropped() {
  const file = dropped;
  dropped = undefined;
  if (file) open(file);
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

/** @param {string} text @param {Opened} [file] @param {{name: string, data: Uint8Array}} [bytes] of the file */
function put(text, file, bytes) {
  forget();
  held = file?.editable === false ? bytes : undefined;
  const before = written;
  desk.put(text, file);
  written = before;
  tellOpened();
}

function copy() {
  const { text } = desk.editor;
  desk.copy(text, "copied", desk.name.endsWith(".html") ? text : undefined);
}

async function marked() {
  const stem = desk.name.replace(/\.[^.]*$/, "");
  const suffix = desk.name.slice(stem.length);
  const fixing = byId("fixing").checked && desk.file?.fixable;
  const { engine } = desk;
  const data = await (isPdf(desk.name) ? engine.askOfPdf("marked", fixing) : engine.ask("marked", fixing));
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
    written++;
    byId("text").focus();
  };
  takeDrops(byId("sheet"), open);
}

async function start() {
  listen();
  if (!(await startDesk(desk, source))) return;
  acceptFiles();
  openDropped();
  if ("serviceWorker" in navigator && !isOneFile && location.protocol.startsWith("http")) {
    navigator.serviceWorker?.register("sw.js");
  }
}

start();
