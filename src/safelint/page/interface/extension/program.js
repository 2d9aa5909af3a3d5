// The program as the extension has it: file by file in its own folder, so that whoever reviews it can read it.

/** @returns {Promise<Program>} */
export async function brought() {
  const bytes = async (/** @type {string} */ name) => new Uint8Array(await (await fetch(`program/${name}`)).arrayBuffer());
  /** @type {string[]} */
  const names = JSON.parse(new TextDecoder().decode(await bytes("files.json")));
  const files = await Promise.all(names.map(async (name) => /** @type {const} */ ([name, await bytes(name)])));
  return { files: new Map(files), worker: new Worker("program/worker.js") };
}
