// What the engine answers (workbench.py), for the checker of types. None of it is in the page.

interface Place { start: number; end: number }
interface Edit extends Place { text: string }
interface Choice { title: string; safe: boolean; edits: Edit[] }
interface Related extends Place { message: string; where: string }

interface Finding extends Place {
  at: number;
  rule: string;
  severity: "error" | "warning" | "suggestion";
  message: string;
  text: string;
  where: string;
  related: Related[];
  choices: Choice[];
  tries: boolean;
  sources: string[];
  standard: string;
}

interface RuleNote { title: string; advice: string; why: string; sources: string[] }
interface NumberFound extends Place { text: string; service: string; given: string; where: string }

interface Reading {
  status: string;
  grade: number | null;
  age: number | null;
  words: number;
  sentences: number;
  average: number | null;
  limit: number | null;
}

interface Answer {
  problem?: string;
  verdict: "nothing" | "stop" | "unsure" | "change" | "pass";
  problems: string[];
  editable: boolean;
  findings: Finding[];
  rules: Record<string, RuleNote>;
  suppressed: number;
  numbers: NumberFound[];
  reading: Reading;
  understood: { kind: string; audience: string; nations: string[]; topics: string[] };
  help: { present: string[]; misnumbered: string[]; missing: string[] };
  registry: string;
}

interface Costly extends Place { text: string; words: number; fall: number; where: string }
interface MissingHelp { lines: string; language: string; insert: Edit | null }
interface Opened { problem?: string; name: string; text: string; editable: boolean; annotated: boolean; fixable: boolean }

interface Names {
  version: string;
  pack: string;
  audiences: string[];
  kinds: string[];
  nations: string[];
  topics: { id: string; label: string }[];
  suffixes: string[];
}

/** The files of the program, the worker that runs them, and where it reads PDF, what brings the files for that. */
interface Program {
  files: Map<string, Uint8Array>;
  worker: Worker;
  pdf?: () => Promise<Map<string, Uint8Array>>;
}

/** Where a face has the program from. */
interface Source {
  version(): Promise<string | undefined>; // undefined where nothing is to be kept, as of the one file
  files(): Promise<Map<string, Uint8Array>>;
  program(files: Map<string, Uint8Array>): Program;
}

type Texts = Record<string, string | Record<string, string>>;

declare module "pyodide" {
  export function loadPyodide(options: object): Promise<any>;
}

// What the extension reads of a tab.
interface Field { label: string; before: number; kind: "text" | "html"; value: string } // before: others of this label
interface Looked { title: string; page: string | null; fields: Field[]; focused: number; unread: number }

/** Given by the browser to its extensions. */
declare const chrome: any;
