// Which program is started.
import { accessSync, constants } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

const WINDOWS = process.platform === "win32";
const NAME = WINDOWS ? "safelint.exe" : "safelint";
const ENVIRONMENTS = [".venv", "venv"];

/** Whether a file is there that can be run. */
function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The path of safelint, or "" where there is none: the configured one (from the first folder where it is relative), that
 * of a virtual environment in one of the folders, or the one on the path. `folders` are those that the user trusts.
 */
export function found(configured: string, folders: readonly string[], path: string = process.env.PATH ?? ""): string {
  if (configured) {
    const whole = isAbsolute(configured) || !folders[0] ? configured : join(folders[0], configured);
    return runs(whole) ? whole : "";
  }
  const own = folders.flatMap((folder) =>
    ENVIRONMENTS.map((each) => join(folder, each, WINDOWS ? "Scripts" : "bin", NAME)),
  );
  const onPath = path.split(delimiter).filter(Boolean).map((folder) => join(folder, NAME));
  return [...own, ...onPath].find(runs) ?? "";
}
