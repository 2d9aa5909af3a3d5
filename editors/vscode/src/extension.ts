// The extension: it starts `safelint lsp`, shows what the server tells of a text in the status bar, and adds two commands.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as vscode from "vscode";
import { CodeActionRequest, LanguageClient, type LanguageClientOptions } from "vscode-languageclient/node";
import { found } from "./program";
import { long, short, type Status } from "./status";

const LANGUAGES = ["markdown", "plaintext", "html", "restructuredtext", "asciidoc", "mdx", "quarto", "rmd"];
const FIX_ALL = "source.fixAll.safelint";
const MOST_OUTPUT = 16 * 1024 * 1024; // bytes
const run = promisify(execFile);

let client: LanguageClient | undefined;
let bar: vscode.StatusBarItem;
let known = new Map<string, Status>();

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  bar = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Right, 90);
  bar.name = "safelint";
  bar.command = "safelint.why";
  context.subscriptions.push(
    bar,
    vscode.commands.registerCommand("safelint.fixAll", fixAll),
    vscode.commands.registerCommand("safelint.why", why),
    vscode.commands.registerCommand("safelint.restart", restart),
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.workspace.onDidCloseTextDocument((text) => known.delete(text.uri.toString())),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("safelint")) return restart();
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
  client = undefined;
}

function folders(): string[] {
  const trusted = vscode.workspace.isTrusted ? (vscode.workspace.workspaceFolders ?? []) : [];
  return trusted.filter((each) => each.uri.scheme === "file").map((each) => each.uri.fsPath);
}

function program(): string {
  return found(vscode.workspace.getConfiguration("safelint").get<string>("path", ""), folders());
}

/** The options by which texts are judged, for each command alike. */
function options(): string[] {
  return vscode.workspace.getConfiguration("safelint").get<string[]>("arguments", []);
}

async function start(): Promise<void> {
  const command = program();
  if (!command) {
    void vscode.window.showErrorMessage(
      "safelint was not found. Install it with its extra lsp, or name the program in the setting safelint.path.",
    );
    return;
  }
  const settings: LanguageClientOptions = {
    documentSelector: LANGUAGES.flatMap((language) =>
      ["file", "untitled"].map((scheme) => ({ scheme, language })),
    ),
    initializationOptions: { status: true },
  };
  client = new LanguageClient("safelint", "safelint", { command, args: ["lsp", ...options()] }, settings);
  client.onNotification("safelint/status", (status: Status) => {
    known.set(vscode.Uri.parse(status.uri).toString(), status);
    show();
  });
  await client.start();
}

async function restart(): Promise<void> {
  await deactivate();
  known = new Map();
  show();
  await start();
}

function show(): void {
  const uri = vscode.window.activeTextEditor?.document.uri.toString();
  const status = uri === undefined ? undefined : known.get(uri);
  if (status === undefined) return bar.hide();
  bar.text = short(status);
  bar.tooltip = long(status);
  bar.show();
}

/** Makes all safe fixes of the text that is being written, each of which the server has tried. */
async function fixAll(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (client === undefined || editor === undefined) return;
  const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
  const actions = await client.sendRequest(CodeActionRequest.type, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(editor.document),
    range: client.code2ProtocolConverter.asRange(new vscode.Range(new vscode.Position(0, 0), end)),
    context: { diagnostics: [], only: [FIX_ALL] },
  });
  let action = actions?.find((each) => "kind" in each && each.kind === FIX_ALL);
  if (action !== undefined && "kind" in action && action.edit === undefined) {
    action = await client.sendRequest("codeAction/resolve", action);
  }
  const edit = action !== undefined && "edit" in action ? action.edit : undefined;
  const change = edit && (await client.protocol2CodeConverter.asWorkspaceEdit(edit));
  if (change === undefined) {
    void vscode.window.showInformationMessage("There is nothing that can be fixed without a person.");
    return;
  }
  await vscode.workspace.applyEdit(change);
}

/** Shows what `safelint why` says of the saved text, beside it. */
async function why(): Promise<void> {
  const text = vscode.window.activeTextEditor?.document;
  const command = program();
  if (text === undefined || !command) return;
  if (text.uri.scheme !== "file" || (text.isDirty && !(await text.save()))) {
    void vscode.window.showInformationMessage("Save the text first: safelint why reads the file.");
    return;
  }
  const folder = vscode.workspace.getWorkspaceFolder(text.uri)?.uri.fsPath;
  try {
    const said = await run(command, ["why", ...options(), text.uri.fsPath], { cwd: folder, maxBuffer: MOST_OUTPUT });
    const page = await vscode.workspace.openTextDocument({ content: said.stdout, language: "plaintext" });
    await vscode.window.showTextDocument(page, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  } catch (error) {
    void vscode.window.showErrorMessage(`safelint why failed: ${error instanceof Error ? error.message : error}`);
  }
}
