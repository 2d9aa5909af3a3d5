// The program as the browser keeps it after the first visit: with its modules compiled, so that it is ready sooner. They
// are compiled by a second worker, which the writer does not wait for. No text of a writer comes here.
import { Engine } from "./engine.js";

const KEPT = "safelint-compiled";
const PLACE = `https://kept.invalid${location.pathname}/`; // names of what this page keeps; nobody is asked there
const LEAST_ROOM = 100e6; // bytes that the browser must have left
const LEAST_MEMORY = 4; // GB of the machine, as far as the browser tells
const MOST_TRIES = 3; // at one program
const LOOK_AGAIN = 3_000; // ms between two looks whether the page is at rest
const PATIENCE = 120_000; // ms until the second worker is given up

/** Starts a desk: from what is kept, else from the source. @param {import("./desk.js").Desk} desk
 * @param {Source} source @returns {Promise<boolean>} whether it could start */
export async function startDesk(desk, source) {
  let started = await desk.begin(() => brought(source));
  if (!started && (await forgetKept())) started = await desk.beginAnew(() => brought(source)); // what was kept may be to blame
  if (started) compileForLater(source).catch(() => {}); // without it all goes on as it is
  return started;
}

/** A program as it is kept, or as its source has it. @param {Source} source @returns {Promise<Program>} */
export async function brought({ version, files, program }) {
  return program((await kept(await version())) ?? (await files()));
}

/** Sees to it that the next start finds the program compiled; in one tab at a time. @param {Source} source */
async function compileForLater(source) {
  const now = await source.version();
  if (!now || (await (await caches.open(KEPT)).match(PLACE + now)) || !(await hasRoom())) return;
  while (document.documentElement.dataset.atRest === undefined) await new Promise((go) => setTimeout(go, LOOK_AGAIN));
  await navigator.locks.request(KEPT, { ifAvailable: true }, (lock) => lock && keep(now, source));
}

/** @param {string} now @param {Source} source */
async function keep(now, { files, program }) {
  const cache = await caches.open(KEPT);
  const tries = Number(await (await cache.match(`${PLACE}${now}/tries`))?.text()) || 0;
  if (tries >= MOST_TRIES) return;
  await cache.put(`${PLACE}${now}/tries`, new Response(String(tries + 1)));
  const engine = new Engine();
  const timer = setTimeout(() => engine.stop(), PATIENCE);
  try {
    const first = program(await files());
    await engine.start(first);
    const compiled = await engine.ask("withCompiled", first.files);
    for (const { url } of await cache.keys()) if (url.startsWith(PLACE)) await cache.delete(url); // an older page's
    await cache.put(PLACE + now, new Response(inOne(compiled)));
  } finally {
    clearTimeout(timer);
    engine.stop();
  }
}

async function hasRoom() {
  const { quota = 0, usage = 0 } = await navigator.storage.estimate();
  const { deviceMemory = LEAST_MEMORY } = /** @type {{deviceMemory?: number}} */ (navigator);
  return quota - usage > LEAST_ROOM && deviceMemory >= LEAST_MEMORY;
}

/** Undefined where the browser keeps nothing, or not all of it: that is thrown away. @param {string | undefined} version */
async function kept(version) {
  if (!version) return undefined;
  try {
    const found = await (await caches.open(KEPT)).match(PLACE + version);
    return found && inPlaces(new Uint8Array(await found.arrayBuffer()));
  } catch {
    await forgetKept();
    return undefined;
  }
}

/** @returns {Promise<boolean>} whether anything was kept */
async function forgetKept() {
  try {
    return await caches.delete(KEPT);
  } catch {
    return false;
  }
}

/** Files by their names, from one: its first line tells names and sizes as JSON. @param {Uint8Array} data */
export function inPlaces(data) {
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
  if (at !== data.length) throw new RangeError("a part of the program is missing");
  return files;
}

/** @param {Map<string, Uint8Array>} files */
function inOne(files) {
  const names = JSON.stringify([...files].map(([name, data]) => [name, data.length]));
  return new Blob([names, "\n", .../** @type {BlobPart[]} */ ([...files.values()])]);
}
