/** The status bar: 已检查 · 2 错误 1 警告. */

import * as vscode from "vscode";
import type { Current } from "./current";
import { type Drafts, isWord } from "./drafts";
import { FINDINGS_VIEW } from "./findingsView";
import { type Lint, SEVERITIES } from "./protocol";
import type { Service } from "./service";
import { say } from "./words";

export class StatusBar implements vscode.Disposable {
  readonly item = vscode.window.createStatusBarItem("gongwen.status", vscode.StatusBarAlignment.Left, 50);
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly service: Service,
    private readonly current: Current,
    private readonly drafts: Drafts,
  ) {
    this.item.name = "公文检查";
    this.subscriptions = [
      this.item,
      service.onState(() => this.refresh()),
      current.onChange(() => this.refresh()),
      drafts.onChange(() => this.refresh()),
    ];
    this.refresh();
  }

  refresh(): void {
    const uri = this.current.uri;
    const { state } = this.service;
    this.item.backgroundColor = undefined;
    this.item.command = `${FINDINGS_VIEW}.focus`;
    this.item.tooltip = undefined;
    if (state === "missing" || state === "failed") {
      this.item.text = `$(warning) ${say(state)}`;
      this.item.tooltip = this.service.problems[0] ?? say("noLinter");
      this.item.command = "gongwen.walkthrough";
      this.item.backgroundColor = new vscode.ThemeColor("statusBarItem.warningBackground");
      this.item.show();
      return;
    }
    const lint = uri && this.drafts.of(uri);
    if (uri && lint && (isWord(uri) || lint.kind || lint.error || lint.findings.length > 0)) {
      this.item.text = summary(lint);
      this.item.tooltip = tooltip(lint);
    } else if (uri && (state === "starting" || this.drafts.busy(uri))) {
      this.item.text = `$(sync~spin) ${say(state === "starting" ? "notReady" : "checking")}`;
    } else {
      this.item.hide();
      return;
    }
    this.item.show();
  }

  dispose(): void {
    this.subscriptions.forEach((subscription) => subscription.dispose());
  }
}

/** What the status bar says of a draft. */
export function summary(lint: Lint): string {
  if (lint.error) {
    return `$(error) ${say("unreadable")} · ${lint.error.code}`;
  }
  const counts = SEVERITIES.filter((severity) => lint.counts[severity] > 0).map((severity) => `${lint.counts[severity]} ${say(severity)}`);
  const icon = lint.counts.error ? "error" : lint.counts.warning ? "warning" : "pass";
  return `$(${icon}) ${say("checked")} · ${counts.join(" ") || say("nothingFound")}`;
}

function tooltip(lint: Lint): string {
  const lines = lint.error ? [lint.error.message] : [lint.kind ? say("kindOf", lint.kind) : "", lint.waived ? say("waived", lint.waived) : ""];
  if (!vscode.workspace.isTrusted) {
    lines.push(say("untrusted"));
  }
  return lines.filter(Boolean).join("\n") || say("noFindingsHint");
}
