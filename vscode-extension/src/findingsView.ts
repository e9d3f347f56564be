/** The side panel: the findings of the current draft by article. */

import * as vscode from "vscode";
import type { Current } from "./current";
import type { Drafts } from "./drafts";
import type { Article, Finding, Lint, Severity } from "./protocol";
import { say } from "./words";

export const FINDINGS_VIEW = "gongwen.findings";

interface ArticleNode {
  type: "article";
  subject: string;
  article: Article | undefined;
  findings: Finding[];
}

interface FindingNode {
  type: "finding";
  finding: Finding;
}

interface NoteNode {
  type: "note";
  text: string;
  hint: string;
  icon: string;
}

/** A line of the panel; commands of its context menu get it as argument. */
export type Node = (ArticleNode | FindingNode | NoteNode) & { uri: vscode.Uri };

const ICONS: Record<Severity, [string, string]> = {
  error: ["error", "problemsErrorIcon.foreground"],
  warning: ["warning", "problemsWarningIcon.foreground"],
  info: ["info", "problemsInfoIcon.foreground"],
};

export class FindingsView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<Node>;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly current: Current,
    private readonly drafts: Drafts,
  ) {
    this.view = vscode.window.createTreeView(FINDINGS_VIEW, { treeDataProvider: this, showCollapseAll: true });
    this.subscriptions = [
      this.view,
      current.onChange(() => this.refresh()),
      drafts.onChange((uri) => {
        if (uri.toString() === current.uri?.toString() && !drafts.busy(uri)) {
          this.refresh();
        }
      }),
    ];
  }

  getChildren(node?: Node): Node[] {
    const uri = this.current.uri;
    const lint = uri && this.drafts.of(uri);
    if (!uri || !lint) {
      return [];
    }
    if (!node) {
      return roots(lint, uri);
    }
    return node.type === "article" ? node.findings.map((finding) => ({ type: "finding", finding, uri: node.uri })) : [];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if (node.type === "article") {
      return articleItem(node);
    }
    if (node.type === "finding") {
      return findingItem(node.finding, node.uri);
    }
    const item = new vscode.TreeItem(node.text);
    item.description = node.hint;
    item.tooltip = `${node.text}\n${node.hint}`;
    item.iconPath = new vscode.ThemeIcon(node.icon);
    return item;
  }

  dispose(): void {
    this.subscriptions.forEach((subscription) => subscription.dispose());
    this.changed.dispose();
  }

  private refresh(): void {
    const uri = this.current.uri;
    const lint = uri && this.drafts.of(uri);
    const count = lint?.findings.length ?? 0;
    this.view.description = uri ? uri.path.slice(uri.path.lastIndexOf("/") + 1) : "";
    this.view.badge = count ? { value: count, tooltip: say("places", count) } : undefined;
    this.changed.fire();
  }
}

function roots(lint: Lint, uri: vscode.Uri): Node[] {
  if (lint.error) {
    return [{ type: "note", text: say("unreadable"), hint: lint.error.message, icon: "error", uri }];
  }
  if (lint.findings.length === 0) {
    return lint.kind ? [{ type: "note", text: say("noFindings"), hint: say("noFindingsHint"), icon: "pass", uri }] : [];
  }
  return byArticle(lint).map((node) => ({ ...node, uri }));
}

/** The findings under the article that each rests on first, in the order in which they stand in the draft. */
export function byArticle(lint: Pick<Lint, "findings" | "articles">): ArticleNode[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of lint.findings) {
    const subject = finding.articles[0] ?? "";
    groups.set(subject, [...(groups.get(subject) ?? []), finding]);
  }
  return [...groups].map(([subject, findings]) => ({ type: "article", subject, article: lint.articles?.[subject], findings }));
}

function articleItem(node: ArticleNode): vscode.TreeItem {
  const [, regulation = "", number = ""] = /^(《.*》)(.+)$/.exec(node.article?.title ?? "") ?? [];
  const label = number || node.article?.title || say("otherArticles");
  const item = new vscode.TreeItem(`${label}（${node.findings.length}）`, vscode.TreeItemCollapsibleState.Expanded);
  item.description = regulation;
  item.tooltip = node.article && `${node.article.title}${node.article.verbatim ? "" : `（${say("summary")}）`}\n\n${node.article.text}`;
  item.iconPath = new vscode.ThemeIcon("law");
  item.contextValue = node.subject ? "article explained" : "article";
  return item;
}

function findingItem(finding: Finding, uri: vscode.Uri): vscode.TreeItem {
  const item = new vscode.TreeItem(finding.message);
  const [icon, colour] = ICONS[finding.severity];
  item.description = `${finding.where} ${finding.code}`;
  item.tooltip = [`${say(finding.severity)} ${finding.code}　${finding.where}`, finding.message, ...finding.basis, finding.remedy && `${say("cure")}：${finding.remedy}`]
    .filter(Boolean)
    .join("\n\n");
  item.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor(colour));
  item.contextValue = "finding explained";
  item.command = { command: "gongwen.reveal", title: "", arguments: [uri.toString(), finding.fingerprint, finding.code] };
  return item;
}
