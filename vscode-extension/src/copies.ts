/** Copies of a draft: with comments, or with tracked changes. Written by the command line tool; the draft stays as it is. */

import * as vscode from "vscode";
import { isWord } from "./drafts";
import { run } from "./process";
import type { Service } from "./service";
import { commandOptions } from "./settings";
import { say } from "./words";

export type Kind = "annotate" | "fix";

const PATIENCE = 120_000;

export interface Copied {
  file: vscode.Uri;
  /** What the tool says of it: the first line sums up. */
  lines: string[];
}

/** Ask where to and how, and write the copy. Undefined where the user gives up, or it could not be written. */
export async function copy(kind: Kind, draft: vscode.Uri, service: Service): Promise<Copied | undefined> {
  if (kind === "annotate" && !isWord(draft)) {
    void vscode.window.showInformationMessage(say("textHasNoComments"));
    return undefined;
  }
  if (draft.scheme !== "file" || vscode.workspace.textDocuments.some((open) => open.isDirty && open.uri.toString() === draft.toString())) {
    void vscode.window.showWarningMessage(say(draft.scheme === "file" || draft.scheme === "untitled" ? "saveFirst" : "notLocal"));
    return undefined;
  }
  if (!(await service.ready())) {
    void vscode.window.showErrorMessage(service.problems[0] ?? say("noLinter"));
    return undefined;
  }
  const extra = kind === "fix" ? await howFar() : [];
  const target = extra && (await destination(kind, draft));
  if (!extra || !target) {
    return undefined;
  }
  return write(kind, draft, target, extra, service);
}

/** Write the copy to a file and offer to open it. */
export async function write(kind: Kind, draft: vscode.Uri, target: vscode.Uri, extra: readonly string[], service: Service): Promise<Copied | undefined> {
  const interpreter = service.interpreter;
  if (!interpreter) {
    return undefined;
  }
  const parameters = ["-m", "gongwen_lint", kind, draft.fsPath, "-o", target.fsPath, ...extra, ...commandOptions()];
  const title = { location: vscode.ProgressLocation.Notification, title: say("writing") };
  const ended = await vscode.window.withProgress(title, () =>
    run(interpreter.command, parameters, { cwd: interpreter.cwd, env: interpreter.env, timeout: PATIENCE }),
  );
  const lines = ended.out.split(/\r?\n/).filter((line) => line.trim());
  const remarks = ended.err.split(/\r?\n/).filter((line) => line.trim());
  [...lines, ...remarks].forEach((line) => service.log.info(line));
  if (ended.status !== 0) {
    const reason = remarks.pop() ?? lines.pop() ?? String(ended.status);
    void vscode.window.showErrorMessage(say("copyFailed", reason.replace(/^gongwen-lint[：:]\s*/, "")));
    return undefined;
  }
  const copied = { file: target, lines: [...lines, ...remarks] };
  void offer(copied, service);
  return copied;
}

async function howFar(): Promise<string[] | undefined> {
  const choices = [
    { label: say("safeOnly"), description: say("safeOnlyHint"), extra: [] as string[] },
    { label: say("alsoUnsafe"), description: say("alsoUnsafeHint"), extra: ["--unsafe"] },
  ];
  return (await vscode.window.showQuickPick(choices, { placeHolder: say("fixWhich") }))?.extra;
}

/** Beside the draft under a name that is free; where it is taken, the user chooses. */
async function destination(kind: Kind, draft: vscode.Uri): Promise<vscode.Uri | undefined> {
  const proposed = beside(kind, draft);
  try {
    await vscode.workspace.fs.stat(proposed);
  } catch {
    return proposed;
  }
  return vscode.window.showSaveDialog({
    defaultUri: proposed,
    title: say(kind === "annotate" ? "annotateTo" : "fixTo"),
    filters: isWord(draft) ? { [say("wordFiles")]: [proposed.path.slice(proposed.path.lastIndexOf(".") + 1)] } : {},
  });
}

/** 请示.docx → 请示.批注.docx */
export function beside(kind: Kind, draft: vscode.Uri): vscode.Uri {
  const word = say(kind === "annotate" ? "commentsSuffix" : "changesSuffix");
  return draft.with({ path: draft.path.replace(/(\.[^./]+)?$/, (suffix) => (suffix ? `.${word}${suffix}` : `.${word}`)) });
}

async function offer(copied: Copied, service: Service): Promise<void> {
  const outside = vscode.env.remoteName === undefined ? [say("showInFolder")] : [];
  const details = copied.lines.length > 1 ? [say("details")] : [];
  const first = (copied.lines[0] ?? "").replace(copied.file.fsPath, copied.file.path.slice(copied.file.path.lastIndexOf("/") + 1));
  const answer = await vscode.window.showInformationMessage(first, say("openCopy"), ...details, ...outside);
  if (answer === say("openCopy")) {
    await vscode.commands.executeCommand("vscode.open", copied.file);
  } else if (answer === say("showInFolder")) {
    await vscode.commands.executeCommand("revealFileInOS", copied.file);
  } else if (answer === say("details")) {
    service.log.show(true);
  }
}
