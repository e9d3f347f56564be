/** 送审前检查: one page that says whether a draft is ready to be handed in, and what is missing. */

import * as vscode from "vscode";
import { escaped, wordsPage } from "./page";
import { type Finding, Method, type PaperElement, type Readiness, type Severity } from "./protocol";
import type { Service } from "./service";
import { say } from "./words";

const STATES: Record<PaperElement["state"], [string, "found" | "notFound" | "later" | "look"]> = {
  found: ["✓", "found"],
  missing: ["✗", "notFound"],
  later: ["–", "later"],
  look: ["!", "look"],
};

export class ReadinessPage implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private about: vscode.Uri | undefined;
  private shown = "";

  constructor(
    private readonly home: vscode.Uri,
    private readonly service: Service,
  ) {}

  /** The draft it is about, while it is open. */
  get uri(): vscode.Uri | undefined {
    return this.panel && this.about;
  }

  /** Ask about a draft and show the answer. */
  async show(uri: vscode.Uri): Promise<Readiness> {
    this.about = uri;
    const answer = await this.ask(uri);
    this.open().reveal(undefined, true);
    this.draw(answer);
    return answer;
  }

  /** Show what has become of the draft meanwhile. */
  async refresh(): Promise<void> {
    if (this.panel && this.about) {
      this.draw(await this.ask(this.about));
    }
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private ask(uri: vscode.Uri): Promise<Readiness> {
    return this.service.request<Readiness>(Method.readiness, { uri: uri.toString() });
  }

  private draw(answer: Readiness): void {
    const html = body(answer);
    if (this.panel && html !== this.shown) {
      this.shown = html;
      this.panel.webview.html = wordsPage(this.panel.webview, this.home, html);
    }
  }

  private open(): vscode.WebviewPanel {
    if (!this.panel) {
      const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      const panel = vscode.window.createWebviewPanel("gongwen.readiness", say("readinessTitle"), column, {
        enableScripts: true,
        enableFindWidget: true,
        localResourceRoots: [vscode.Uri.joinPath(this.home, "media")],
      });
      panel.iconPath = vscode.Uri.joinPath(this.home, "media", "view.svg");
      panel.onDidDispose(() => {
        this.panel = undefined;
        this.shown = "";
      });
      panel.webview.onDidReceiveMessage((message: { command: string; argument?: string }) => this.hear(message));
      this.panel = panel;
    }
    return this.panel;
  }

  private hear({ command, argument }: { command: string; argument?: string }): void {
    const uri = this.about;
    if (!uri) {
      return;
    }
    if (command === "reveal" && argument) {
      void vscode.commands.executeCommand("gongwen.reveal", uri.toString(), argument, "");
    } else if (command === "explain" && argument) {
      void vscode.commands.executeCommand("gongwen.explain", argument);
    } else if (command === "again" || command === "annotate" || command === "fix") {
      void vscode.commands.executeCommand(`gongwen.${command === "again" ? "readiness" : command}`, uri);
    }
  }
}

/** The page as HTML. */
export function body(answer: Readiness): string {
  const name = answer.path.split(/[\\/]/).pop() ?? "";
  const absent = new Set(answer.absent);
  const of = (severity: Severity): Finding[] => answer.findings.filter((finding) => finding.severity === severity && !absent.has(finding.fingerprint));
  const pieces = [
    `<header class="verdict ${answer.verdict}">`,
    `<h1>${escaped(answer.headline)}</h1>`,
    `<p class="reason">${escaped(answer.reason)}</p>`,
    `<p class="name">${escaped(name)}${answer.kind ? `　${escaped(say("kindOf", answer.kind))}` : ""}</p>`,
    "</header>",
  ];
  if (answer.verdict !== "not-checked") {
    const missing = (answer.elements ?? []).filter((element) => element.state === "missing");
    const lacking = items(answer.findings.filter((finding) => absent.has(finding.fingerprint)));
    const nothing = missing.length + absent.size === 0 ? `<p>${escaped(say("readinessNothingMissing"))}</p>` : "";
    pieces.push(section(say("readinessMissing"), missing.map(element).join("") + lacking + nothing));
    pieces.push(list(say("readinessMust"), of("error")), list(say("readinessLook"), of("warning")), list(say("readinessInfo"), of("info")));
    const rest = (answer.elements ?? []).filter((one) => one.state !== "missing");
    pieces.push(section(say("readinessElements"), rest.map(element).join("")));
    const evidence = (answer.evidence ?? []).map((one) => `<p>${escaped(one.text)}<span class="where">${escaped([one.remark, one.where].filter(Boolean).join("　"))}</span></p>`);
    pieces.push(section(say("readinessEvidence"), evidence.join("")));
    if (answer.waived) {
      pieces.push(`<p class="where">${escaped(say("waived", answer.waived))}</p>`);
    }
    pieces.push(section(say("readinessReminders"), answer.reminders.map((one) => `<p>${escaped(one)}</p>`).join("")));
  }
  pieces.push(`<p class="buttons"><button data-command="again">${escaped(say("again"))}</button></p>`);
  return `<main class="readiness">${pieces.join("\n")}</main>`;
}

function section(title: string, content: string): string {
  return content ? `<section><h2>${escaped(title)}</h2>${content}</section>` : "";
}

function element(one: PaperElement): string {
  const [mark, word] = STATES[one.state];
  return `<p class="element ${one.state}"><span class="mark" title="${escaped(say(word))}">${mark}</span><b>${escaped(one.name)}</b><span>${escaped(one.text)}</span></p>`;
}

function list(title: string, findings: Finding[]): string {
  return findings.length > 0 ? section(`${title}（${findings.length}）`, items(findings)) : "";
}

function items(findings: Finding[]): string {
  const lines = findings.map((finding) => {
    const cure = finding.remedy ? `<p class="cure">${escaped(say("cure"))}：${escaped(finding.remedy)}</p>` : "";
    return [
      `<li class="${finding.severity}"><p>${escaped(finding.message)}</p>${cure}<p class="where">${escaped(finding.where)}　`,
      `<button class="link" data-command="reveal" data-argument="${escaped(finding.fingerprint)}">${escaped(say("jump"))}</button>　`,
      `<button class="link" data-command="explain" data-argument="${escaped(finding.code)}">${escaped(say("article"))} ${escaped(finding.code)}</button></p></li>`,
    ].join("");
  });
  return lines.length > 0 ? `<ol>${lines.join("\n")}</ol>` : "";
}
