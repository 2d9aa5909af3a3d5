// The program as the browser keeps it after the first visit: with its modules compiled, so that it is ready sooner. They
// are compiled by a second worker, which the writer does not wait for. No text of a writer comes here.
import { Engine } from "./engine.js";

const KEPT = "safelint-compiled";
const PLACE = "https://kept.invalid/"; // names of what is kept; nobody is asked there
const COMPILED_AFTER = 3_000; // ms after the start: the first check comes first

/** Starts a desk. @param {import("./desk.js").Desk} desk @param {Source} source
 * @returns {Promise<boolean>} whether it could start */
export async function begin(desk, source) {
  const started = await desk.begin(() => brought(source));
  if (started) setTimeout(() => compileForLater(source).catch(() => {}), COMPILED_AFTER); // without it all goes on as it is
  return started;
}

/** A program as it is kept, or as its source has it. @param {Source} source @returns {Promise<Program>} */
export async function brought({ version, files, program }) {
  return program((await kept(await version())) ?? (await files()));
}

/** Sees to it that the next start finds the program compiled. @param {Source} source */
async function compileForLater({ version, files, program }) {
  const now = await version();
  if (!now || (await kept(now))) return;
  const engine = new Engine();
  try {
    const first = program(await files());
    await engine.start(first);
    const compiled = await engine.ask("compiled", first.files);
    await caches.delete(KEPT); // what an older page left
    await (await caches.open(KEPT)).put(PLACE + now, new Response(inOne(compiled)));
  } finally {
    engine.stop();
  }
}

/** Nothing where the browser keeps nothing, or not all of it. @param {string | undefined} version */
async function kept(version) {
  if (!version) return undefined;
  try {
    const found = await (await caches.open(KEPT)).match(PLACE + version);
    return found && inPlaces(new Uint8Array(await found.arrayBuffer()));
  } catch {
    return undefined;
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
