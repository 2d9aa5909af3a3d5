// The program as the extension has it: file by file in its own folder, so that whoever reviews it can read it.

/** @param {string} name */
async function bytes(name) {
  return new Uint8Array(await (await fetch(`program/${name}`)).arrayBuffer());
}

/** @returns {Promise<{version: string, names: string[]}>} */
async function list() {
  return JSON.parse(new TextDecoder().decode(await bytes("files.json")));
}

/** @type {Source} */
export const source = {
  version: async () => (await list()).version,
  files: async () => {
    const { names } = await list();
    return new Map(await Promise.all(names.map(async (name) => /** @type {const} */ ([name, await bytes(name)]))));
  },
  program: (files) => ({ files, worker: new Worker("program/worker.js") }),
};
