// The extension as it is packed, against the real server; the module of VS Code is a stub.
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
process.env.NODE_PATH = join(here, "stub");
const require = createRequire(import.meta.url);
require("node:module").Module._initPaths();
const vscode = require("vscode");
const extension = require(join(here, "..", "dist", "extension.js"));

const WRONG = "# Help\n\nMae plant 🌱 — a child — can call ChildLine on 0800 11 11.\n";
const RIGHT = "# Help\n\nMae plant 🌱 — a child — can call Childline on 0800 1111.\n";
const folder = mkdtempSync(join(tmpdir(), "safelint-"));
const file = join(folder, "page.md");
const uri = vscode.Uri.file(file);

async function until(what, ready) {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = await ready();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${what} never came; ${JSON.stringify(vscode.test.said)}`);
}

const rules = () => (vscode.test.diagnostics.get(uri.toString()) ?? []).map((each) => each.code?.value ?? each.code);

before(async () => {
  assert.ok(process.env.SAFELINT, "SAFELINT names the program");
  writeFileSync(file, WRONG);
  const document = new vscode.test.TextDocument(uri, "markdown", WRONG);
  vscode.workspace.workspaceFolders.push({ uri: vscode.Uri.file(folder), name: "texts", index: 0 });
  vscode.workspace.textDocuments.push(document);
  vscode.window.activeTextEditor = { document };
  vscode.test.settings["safelint.path"] = process.env.SAFELINT;
  vscode.test.settings["safelint.arguments"] = ["--today", "2026-11-25"];
  await extension.activate({ subscriptions: [] });
});
after(() => extension.deactivate());

test("findings show, with the places of UTF-16", async () => {
  await until("the findings", () => rules().length > 0);
  assert.ok(rules().includes("helpline/number-format"));
  const number = vscode.test.diagnostics
    .get(uri.toString())
    .find((each) => (each.code?.value ?? each.code) === "helpline/number-format");
  assert.deepEqual({ ...number.range.start }, { line: 2, character: WRONG.split("\n")[2].indexOf("0800") });
});

test("the status bar shows how many numbers there are", async () => {
  await until("the status", () => vscode.window.bar.shown);
  assert.equal(vscode.window.bar.text, "safelint: 1 number");
  assert.match(vscode.window.bar.tooltip, /^Too short for a reading grade\. 1 number to call or text\. \d errors?,/);
});

test("safelint why is shown beside the text", async () => {
  await vscode.commands.executeCommand("safelint.why");
  assert.deepEqual(vscode.test.said.errors, []);
  assert.match(vscode.window.shown.text, /childline/i);
});

test("safelint why judges by the options of the setting", async () => {
  const set = vscode.test.settings["safelint.arguments"];
  vscode.test.settings["safelint.arguments"] = [...set, "--audience", "children"];
  await vscode.commands.executeCommand("safelint.why");
  vscode.test.settings["safelint.arguments"] = set;
  assert.deepEqual(vscode.test.said.errors, []);
  assert.match(vscode.window.shown.text, /Judged for children/);
});

test("all safe fixes are made, and the findings go", async () => {
  await vscode.commands.executeCommand("safelint.fixAll");
  assert.equal(vscode.workspace.textDocuments[0].text, RIGHT);
  await until("the new findings", () => !rules().includes("helpline/number-format"));
  await vscode.commands.executeCommand("safelint.fixAll");
  assert.equal(vscode.test.said.informed.at(-1), "There is nothing that can be fixed without a person.");
});

test("where there is no program, somebody is told", async () => {
  vscode.test.settings["safelint.path"] = join(folder, "none");
  await vscode.commands.executeCommand("safelint.restart");
  assert.match(vscode.test.said.errors.at(-1), /was not found/);
});

test("the program of a folder that is not trusted is not started", async () => {
  const bin = join(folder, ".venv", "bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, "safelint"), "#!/bin/sh\nexit 1\n");
  chmodSync(join(bin, "safelint"), 0o755);
  delete vscode.test.settings["safelint.path"];
  const path = process.env.PATH;
  process.env.PATH = "";
  vscode.workspace.isTrusted = false;
  await vscode.commands.executeCommand("safelint.restart");
  process.env.PATH = path;
  assert.match(vscode.test.said.errors.at(-1), /was not found/);
});
