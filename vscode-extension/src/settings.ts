/** The user's settings. What an untrusted folder sets for interpreter and configuration never gets here. */

import * as path from "node:path";
import * as vscode from "vscode";

export interface Settings {
  python: string;
  linter: "auto" | "bundled" | "installed";
  config: string;
  asOf: string;
  submitted: string;
  meeting: string;
  drafts: string;
  language: string;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** Settings that need another server process. */
export const RESTARTING = ["gongwen.python", "gongwen.linter"];

/** What is set now. */
export function settings(): Settings {
  const set = vscode.workspace.getConfiguration("gongwen");
  const text = (name: string): string => String(set.get(name) ?? "").trim();
  const day = (name: string): string => (DATE.test(text(name)) ? text(name) : "");
  const linter = text("linter");
  return {
    python: text("python"),
    linter: linter === "bundled" || linter === "installed" ? linter : "auto",
    config: absolute(text("config")),
    asOf: day("asOf"),
    submitted: day("submitted"),
    meeting: day("meeting"),
    drafts: text("drafts"),
    language: text("language"),
  };
}

/** A path as the user means it: from the first folder of the workspace. */
function absolute(file: string): string {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  return file && folder ? path.resolve(folder, file) : file;
}

/** Whether configuration lying among the drafts counts: not in a folder that the user does not trust. */
export function isolated(): boolean {
  return !vscode.workspace.isTrusted;
}

/** The wishes that the server takes in `initializationOptions`, or later as a change of configuration. */
export function serverOptions(codeLink: string): Record<string, unknown> {
  const set = settings();
  return {
    isolated: isolated(),
    config: isolated() ? "" : set.config,
    asOf: set.asOf,
    submitted: set.submitted,
    meeting: set.meeting,
    drafts: set.drafts,
    codeLink,
    statusNotifications: true,
  };
}

/** The same for the command line. */
export function commandOptions(): string[] {
  const set = settings();
  const options = isolated() ? ["--isolated"] : set.config ? ["--config", set.config] : [];
  for (const [option, value] of [["--as-of", set.asOf], ["--submitted", set.submitted], ["--meeting", set.meeting]] as const) {
    if (value) {
      options.push(option, value);
    }
  }
  return options;
}
