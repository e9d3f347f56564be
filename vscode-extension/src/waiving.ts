/** Waiving one finding with a reason, and turning a check off: both written into the files beside the drafts. */

import * as vscode from "vscode";
import { type Finding, ServerCommand } from "./protocol";
import type { Service } from "./service";
import { say } from "./words";

const FILES = /(^|\/)(gongwen-waivers\.toml|gongwen-lint\.toml|pyproject\.toml)$/;

/** Ask for the reason and waive. */
export async function waive(uri: vscode.Uri, finding: Pick<Finding, "code" | "fingerprint">, service: Service): Promise<void> {
  const reason = await vscode.window.showInputBox({
    title: `${say("waive")} ${finding.code}`,
    prompt: say("reason"),
    placeHolder: say("reasonHint"),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() ? undefined : say("reasonMissing")),
  });
  if (reason?.trim()) {
    const argument = { uri: uri.toString(), fingerprint: finding.fingerprint, reason: reason.trim() };
    await change(ServerCommand.addWaiver, argument, say("waivedDone", finding.code), service);
  }
}

/** Turn a check off, once the user is sure. */
export async function ignoreCheck(uri: vscode.Uri, finding: Pick<Finding, "code" | "fingerprint">, service: Service): Promise<void> {
  const answer = await vscode.window.showWarningMessage(say("ignoreSure", finding.code), { modal: true }, say("ignoreYes"));
  if (answer) {
    const argument = { uri: uri.toString(), fingerprint: finding.fingerprint };
    await change(ServerCommand.ignoreCheck, argument, say("ignoredDone", finding.code), service);
  }
}

async function change(command: string, argument: unknown, done: string, service: Service): Promise<void> {
  const dirty = (): vscode.TextDocument[] => vscode.workspace.textDocuments.filter((open) => open.isDirty && FILES.test(open.uri.path));
  const before = new Set(dirty());
  try {
    const applied = await service.command<boolean>(command, argument);
    // what the user has not saved yet is the user's to save
    await Promise.all(dirty().filter((open) => !before.has(open)).map((open) => open.save()));
    if (applied) {
      void vscode.window.showInformationMessage(done);
    }
  } catch (problem) {
    void vscode.window.showErrorMessage(say("notDone", problem instanceof Error ? problem.message : String(problem)));
  }
}
