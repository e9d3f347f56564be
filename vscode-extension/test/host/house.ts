/** The extension under test, and what a user does with it. */

import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import * as vscode from "vscode";
import type { House } from "../../src/commands";
import type { Finding, Lint } from "../../src/protocol";
import type { StatusBar } from "../../src/statusBar";

const PATIENCE = 20_000;

export type Api = House & { status: StatusBar };

/** The extension, active, its server running or known not to come. */
export async function extension(): Promise<Api> {
  const found = vscode.extensions.getExtension<Api>("gongwen-lint.gongwen-lint");
  assert.ok(found, "the extension is not there");
  const api = await found.activate();
  await api.service.ready();
  return api;
}

/** Wait until something is true; what it gives. */
export async function until<T>(what: string, question: () => T | undefined | false | null | Promise<T | undefined | false | null>): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const answer = await question();
    if (answer) {
      return answer;
    }
    assert.ok(Date.now() < end, `waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

/** A draft of the folder. */
export function draft(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder);
  return vscode.Uri.joinPath(folder.uri, name);
}

/** A copy of a draft of the folder, to be changed. */
export function copyOf(name: string, as: string): vscode.Uri {
  fs.copyFileSync(draft(name).fsPath, draft(as).fsPath);
  return draft(as);
}

/** Open a Word file as a click in the Explorer does, and wait until it is drawn. */
export async function open(api: Api, uri: vscode.Uri): Promise<Lint> {
  const drawn = new Promise<void>((resolve) => {
    const subscription = api.previews.onDrawn((about) => {
      if (about.toString() === uri.toString()) {
        subscription.dispose();
        resolve();
      }
    });
  });
  await vscode.commands.executeCommand("vscode.open", uri);
  await drawn;
  return until("its findings", () => api.drafts.of(uri));
}

/** The words that are highlighted for each finding's own place, and those that the server says it is about. */
export function shownAndMeant(api: Api, uri: vscode.Uri): [string, string][] {
  const lint = api.drafts.of(uri);
  const state = api.previews.state(uri);
  assert.ok(lint && state);
  return lint.findings.map((finding) => {
    const own = state.drawn.find((one) => one.fingerprint === finding.fingerprint && one.number === 0);
    return [plain(own?.text ?? "(none)"), plain(finding.location.quote)];
  });
}

/** The finding of a check. */
export function finding(lint: Lint, code: string): Finding {
  const found = lint.findings.find((one) => one.code === code);
  assert.ok(found, `${code} was not found among ${lint.findings.map((one) => one.code).join(", ")}`);
  return found;
}

/** Close every editor. */
export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

/** Our diagnostics of a document. */
export function problems(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((one) => one.source === "gongwen-lint");
}

/** The code of a diagnostic. */
export function code(diagnostic: vscode.Diagnostic): string {
  return String(typeof diagnostic.code === "object" ? diagnostic.code.value : diagnostic.code);
}

/** The bytes of a file. */
export function bytes(uri: vscode.Uri): Buffer {
  return fs.readFileSync(path.normalize(uri.fsPath));
}

function plain(words: string): string {
  return words.replace(/[\s\u3000\u00a0]+/g, "");
}
