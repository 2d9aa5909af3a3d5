// Stands for the module that VS Code gives an extension: as much of it as this extension and its client library use, over
// texts in memory. Classes and functions that neither looks into are made on the spot.
const { fileURLToPath, pathToFileURL } = require("node:url");

class Position {
  constructor(line, character) { this.line = line; this.character = character; }
}
class Range {
  constructor(start, end, endLine, endCharacter) {
    this.start = start instanceof Position ? start : new Position(start, end);
    this.end = start instanceof Position ? end : new Position(endLine, endCharacter);
  }
}
class Uri {
  constructor(text) {
    this.text = text;
    this.scheme = text.slice(0, text.indexOf(":"));
    this.path = this.scheme === "file" ? new URL(text).pathname : text.slice(text.indexOf(":") + 1);
    this.fsPath = this.scheme === "file" ? fileURLToPath(text) : this.path;
  }
  static parse(text) { return new Uri(text); }
  static file(path) { return new Uri(pathToFileURL(path).href); }
  toString() { return this.text; }
}
class Diagnostic {
  constructor(range, message, severity) { Object.assign(this, { range, message, severity }); }
}
class EventEmitter {
  constructor() {
    this.listeners = new Set();
    this.event = (listener, self) => {
      const bound = self === undefined ? listener : listener.bind(self);
      this.listeners.add(bound);
      return new Disposable(() => this.listeners.delete(bound));
    };
  }
  fire(value) { return Promise.all([...this.listeners].map((each) => each(value))); }
  dispose() { this.listeners.clear(); }
}
class Disposable {
  constructor(done = () => undefined) { this.dispose = done; }
  static from(...all) { return new Disposable(() => all.forEach((each) => each.dispose())); }
}
class CancellationTokenSource {
  constructor() { this.token = { isCancellationRequested: false, onCancellationRequested: () => new Disposable() }; }
  cancel() { this.token.isCancellationRequested = true; }
  dispose() {}
}
class WorkspaceEdit {
  constructor() { this.changes = []; }
  set(uri, edits) { this.changes.push(...edits.map((edit) => ({ uri, edit: Array.isArray(edit) ? edit[0] : edit }))); }
}
class TextEdit {
  constructor(range, newText) { this.range = range; this.newText = newText; }
}
class CodeActionKind {
  constructor(value) { this.value = value; }
  append(part) { return new CodeActionKind(this.value ? `${this.value}.${part}` : part); }
}
for (const [name, value] of Object.entries({
  Empty: "", QuickFix: "quickfix", Refactor: "refactor", Source: "source", SourceFixAll: "source.fixAll",
  RefactorExtract: "refactor.extract", RefactorInline: "refactor.inline", RefactorRewrite: "refactor.rewrite",
  SourceOrganizeImports: "source.organizeImports", RefactorMove: "refactor.move", Notebook: "notebook",
})) CodeActionKind[name] = new CodeActionKind(value);

/** A text that is open. */
class TextDocument {
  constructor(uri, languageId, text) {
    Object.assign(this, { uri, languageId, text, version: 1, isDirty: false, isClosed: false });
    this.fileName = uri.fsPath;
  }
  getText() { return this.text; }
  get lineCount() { return this.text.split("\n").length; }
  lineAt(line) {
    const words = this.text.split("\n")[line];
    return { text: words, range: new Range(line, 0, line, words.length) };
  }
  offsetAt({ line, character }) {
    return this.text.split("\n").slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  }
  save() { this.isDirty = false; return Promise.resolve(true); }
}

const happenings = new Map(); // what happens, by its name, with those who listen
function happening(name) {
  if (!happenings.has(name)) happenings.set(name, new EventEmitter());
  return happenings.get(name);
}

/** An object that has all functions: listening gives a way to stop, everything else does nothing. */
function part(name, own) {
  return new Proxy(own, {
    get(target, key) {
      if (key in target || typeof key === "symbol") return target[key];
      if (/^on(Did|Will)/.test(key)) return happening(`${name}.${key}`).event;
      target[key] = () => new Disposable();
      return target[key];
    },
  });
}

const commands = new Map();
const diagnostics = new Map();
const said = { errors: [], informed: [] };
const settings = {};

const workspace = part("workspace", {
  isTrusted: true,
  textDocuments: [],
  notebookDocuments: [],
  workspaceFolders: [],
  getConfiguration: (section) => ({
    get: (key, fallback) => settings[`${section}.${key}`] ?? fallback,
    has: () => false,
    inspect: () => undefined,
  }),
  getWorkspaceFolder: (uri) => workspace.workspaceFolders.find((each) => uri.fsPath.startsWith(each.uri.fsPath)),
  createFileSystemWatcher: () => part("watcher", {}),
  openTextDocument: async (options) => new TextDocument(new Uri("untitled:1"), options.language, options.content),
  applyEdit: async (edit) => {
    for (const { uri, edit: each } of edit.changes) {
      const document = workspace.textDocuments.find((text) => text.uri.toString() === uri.toString());
      const [start, end] = [document.offsetAt(each.range.start), document.offsetAt(each.range.end)];
      const change = { range: each.range, rangeOffset: start, rangeLength: end - start, text: each.newText };
      document.text = document.text.slice(0, start) + each.newText + document.text.slice(end);
      document.version += 1;
      await happening("workspace.onDidChangeTextDocument").fire({ document, contentChanges: [change] });
    }
    return true;
  },
});
const window = part("window", {
  activeTextEditor: undefined,
  visibleTextEditors: [],
  tabGroups: part("tabGroups", { all: [] }),
  createStatusBarItem: () => {
    window.bar = { shown: false, show() { this.shown = true; }, hide() { this.shown = false; }, dispose() {} };
    return window.bar;
  },
  createOutputChannel: () => part("channel", {}),
  showErrorMessage: async (words) => void said.errors.push(words),
  showInformationMessage: async (words) => void said.informed.push(words),
  showTextDocument: async (document) => void (window.shown = document),
});
const languages = part("languages", {
  match: (selector, document) =>
    [selector].flat().some(
      (each) =>
        (each.language ?? document.languageId) === document.languageId &&
        (each.scheme ?? document.uri.scheme) === document.uri.scheme,
    ) ? 10 : 0,
  createDiagnosticCollection: () => ({
    set: (uri, found) => diagnostics.set(uri.toString(), found),
    delete: (uri) => diagnostics.delete(uri.toString()),
    clear: () => diagnostics.clear(),
    dispose() {},
  }),
});

const enumeration = new Proxy({}, { get: (_, key) => key });
const own = {
  Position, Range, Uri, Diagnostic, EventEmitter, Disposable, CancellationTokenSource, WorkspaceEdit, TextEdit,
  CodeActionKind, workspace, window, languages,
  commands: part("commands", {
    registerCommand: (name, run) => { commands.set(name, run); return new Disposable(() => commands.delete(name)); },
    executeCommand: async (name, ...rest) => commands.get(name)?.(...rest),
  }),
  env: { appName: "stub", language: "en", clipboard: {} },
  version: "1.91.0",
  extensions: part("extensions", { all: [], getExtension: () => undefined }),
  l10n: { t: (words) => words },
  DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
  StatusBarAlignment: { Left: 1, Right: 2 },
  ViewColumn: { Beside: -2 },
  // For tests.
  test: { commands, diagnostics, said, settings, happening, TextDocument },
};
const FUNCTIONS = new Set(["then"]);
module.exports = new Proxy(own, {
  get(target, key) {
    if (key in target || typeof key === "symbol" || FUNCTIONS.has(key)) return target[key];
    // A name with a capital is a class, or a list of names for numbers: the first can be made and extended.
    target[key] = new Proxy(class {}, { get: (made, name) => (name in made ? made[name] : enumeration[name]) });
    return target[key];
  },
});
