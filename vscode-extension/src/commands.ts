/** The commands, each in a few lines. */

import * as vscode from "vscode";
import type { ArticlePage } from "./articlePage";
import { type Copied, copy, type Kind } from "./copies";
import type { Current } from "./current";
import { type Drafts, isDraft, isWord } from "./drafts";
import { chosen } from "./explaining";
import { FINDINGS_VIEW, type Node } from "./findingsView";
import { type Previews, VIEW_TYPE } from "./preview";
import { type Finding, type Lint, Method, type Readiness, ServerCommand, type Subject, type WorkspaceTotal } from "./protocol";
import type { ReadinessPage } from "./readinessPage";
import { sample } from "./sample";
import type { Service } from "./service";
import { ignoreCheck, waive } from "./waiving";
import { say } from "./words";

export interface House {
  context: vscode.ExtensionContext;
  service: Service;
  drafts: Drafts;
  current: Current;
  previews: Previews;
  article: ArticlePage;
  readiness: ReadinessPage;
}

/** Register them. What a command gives back is for tests and for other extensions. */
export function register(house: House): vscode.Disposable[] {
  const { service, previews, current } = house;
  const commands: Record<string, (...parameters: never[]) => unknown> = {
    "gongwen.check": (uri?: vscode.Uri) => check(house, uri),
    "gongwen.checkWorkspace": () => checkWorkspace(service),
    "gongwen.annotate": (uri?: vscode.Uri) => copied(house, "annotate", uri),
    "gongwen.fix": (uri?: vscode.Uri) => copied(house, "fix", uri),
    "gongwen.explain": (subject?: unknown) => explain(house, subject),
    "gongwen.explainFinding": (node: Node) => explain(house, node.type === "finding" ? node.finding.code : node.type === "article" ? node.subject : undefined),
    "gongwen.readiness": (uri?: vscode.Uri) => readiness(house, uri),
    "gongwen.nextFinding": () => step(previews, current.uri, 1),
    "gongwen.previousFinding": () => step(previews, current.uri, -1),
    "gongwen.reveal": (uri: string, fingerprint: string, code: string) => reveal(house, vscode.Uri.parse(uri), fingerprint, code),
    "gongwen.waive": (what: vscode.Uri | Node, fingerprint?: string) => about(house, what, fingerprint, waive),
    "gongwen.ignoreCheck": (what: vscode.Uri | Node, fingerprint?: string) => about(house, what, fingerprint, ignoreCheck),
    "gongwen.openOutside": (uri?: vscode.Uri) => openOutside(uri ?? current.uri),
    "gongwen.openSample": () => openSample(house),
    "gongwen.selectPython": () => selectPython(),
    "gongwen.restart": () => service.start(),
    "gongwen.showLog": () => service.log.show(),
    "gongwen.walkthrough": () => vscode.commands.executeCommand("workbench.action.openWalkthrough", `${house.context.extension.id}#first`, false),
  };
  return Object.entries(commands).map(([name, command]) =>
    vscode.commands.registerCommand(name, async (...parameters: never[]) => {
      try {
        return await command(...parameters);
      } catch (problem) {
        service.log.error(`${name}: ${String(problem)}`);
        void vscode.window.showErrorMessage(say("notDone", problem instanceof Error ? problem.message : String(problem)));
        return undefined;
      }
    }),
  );
}

/** The draft that is meant: the one given, the one in front, or one that the user chooses. */
async function draft(house: House, uri: vscode.Uri | undefined, wordOnly = false): Promise<vscode.Uri | undefined> {
  const meant = uri instanceof vscode.Uri ? uri : (house.readiness.uri ?? house.current.uri);
  if (meant && isDraft(meant) && (!wordOnly || isWord(meant))) {
    return meant;
  }
  const filters = { [say("wordFiles")]: ["docx", "docm", "dotx", "dotm"], ...(wordOnly ? {} : { [say("textFiles")]: ["md", "txt"] }) };
  return (await vscode.window.showOpenDialog({ title: say("openDraft"), filters }))?.[0];
}

async function check(house: House, uri?: vscode.Uri): Promise<Lint | undefined> {
  const meant = await draft(house, uri);
  if (!meant) {
    return undefined;
  }
  if (isWord(meant)) {
    await vscode.commands.executeCommand("vscode.openWith", meant, VIEW_TYPE);
  } else {
    await vscode.window.showTextDocument(meant);
  }
  if (!(await house.service.ready())) {
    void vscode.window.showWarningMessage(house.service.problems[0] ?? say("noLinter"));
    return undefined;
  }
  const lint = await house.drafts.check(meant);
  await vscode.commands.executeCommand(`${FINDINGS_VIEW}.focus`, { preserveFocus: true });
  return lint;
}

async function checkWorkspace(service: Service): Promise<WorkspaceTotal | undefined> {
  if (!vscode.workspace.workspaceFolders?.length) {
    void vscode.window.showInformationMessage(say("noFolder"));
    return undefined;
  }
  if (!(await service.ready())) {
    void vscode.window.showWarningMessage(service.problems[0] ?? say("noLinter"));
    return undefined;
  }
  const total = await service.command<WorkspaceTotal>(ServerCommand.checkWorkspace, {});
  const lines = total.documents === 0 ? [say("workspaceEmpty")] : [say("workspaceDone", total.checked, total.error, total.warning, total.info)];
  if (total.unreadable) {
    lines.push(say("workspaceUnreadable", total.unreadable));
  }
  if (total.cancelled) {
    lines.unshift(say("workspaceCancelled"));
  }
  void vscode.window.showInformationMessage(lines.join(""), ...(total.documents ? [say("showProblems")] : [])).then((answer) => {
    if (answer) {
      void vscode.commands.executeCommand("workbench.actions.view.problems");
    }
  });
  await vscode.commands.executeCommand("gongwen.documents.focus");
  return total;
}

async function copied(house: House, kind: Kind, uri?: vscode.Uri): Promise<Copied | undefined> {
  const meant = await draft(house, uri);
  return meant && copy(kind, meant, house.service);
}

async function explain(house: House, given: unknown): Promise<string | undefined> {
  const lint = house.current.uri && house.drafts.of(house.current.uri);
  const subject = typeof given === "string" && given ? given : await chosen(lint, await house.service.request<Subject[]>(Method.subjects, {}));
  if (subject) {
    await house.article.show(subject);
  }
  return subject;
}

async function readiness(house: House, uri?: vscode.Uri): Promise<Readiness | undefined> {
  const meant = await draft(house, uri);
  if (!meant) {
    return undefined;
  }
  await house.service.ready();
  return house.readiness.show(meant);
}

function step(previews: Previews, uri: vscode.Uri | undefined, by: 1 | -1): void {
  if (uri && isWord(uri)) {
    previews.step(uri, by);
  } else if (uri) {
    void vscode.commands.executeCommand(by === 1 ? "editor.action.marker.next" : "editor.action.marker.prev");
  }
}

/** Go to the place of a finding: in the preview, or in the text. One that is not about a place is explained. */
async function reveal(house: House, uri: vscode.Uri, fingerprint: string, code: string): Promise<void> {
  if (isWord(uri)) {
    await house.previews.select(uri, fingerprint);
    return;
  }
  const finding = house.drafts.of(uri)?.findings.find((one) => one.fingerprint === fingerprint);
  if (!finding) {
    await house.article.show(code);
    return;
  }
  const { start, end } = finding.range;
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  await vscode.window.showTextDocument(uri, { selection });
  await vscode.commands.executeCommand("editor.action.showHover");
}

type Change = (uri: vscode.Uri, finding: Pick<Finding, "code" | "fingerprint">, service: Service) => Promise<void>;

async function about(house: House, what: vscode.Uri | Node, fingerprint: string | undefined, change: Change): Promise<void> {
  if (what instanceof vscode.Uri) {
    const finding = house.drafts.of(what)?.findings.find((one) => one.fingerprint === fingerprint);
    if (finding) {
      await change(what, finding, house.service);
    }
  } else if (what.type === "finding") {
    await change(what.uri, what.finding, house.service);
  }
}

async function openOutside(uri: vscode.Uri | undefined): Promise<void> {
  if (uri) {
    await vscode.env.openExternal(uri);
    void vscode.window.setStatusBarMessage(say("openOutsideHint"), 10_000);
  }
}

async function openSample(house: House): Promise<void> {
  await vscode.commands.executeCommand("vscode.openWith", await sample(house.context), VIEW_TYPE);
}

async function selectPython(): Promise<void> {
  const filters: Record<string, string[]> = process.platform === "win32" ? { Python: ["exe"] } : {};
  const file = (await vscode.window.showOpenDialog({ title: say("pythonTitle"), filters }))?.[0];
  if (file) {
    await vscode.workspace.getConfiguration("gongwen").update("python", file.fsPath, vscode.ConfigurationTarget.Global);
  }
}
