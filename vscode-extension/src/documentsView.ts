/** The second panel: every draft with diagnostics of ours, worst first: what a check of the workspace leaves behind. */

import * as vscode from "vscode";
import { say } from "./words";

const SOURCE = "gongwen-lint";

interface Row {
  uri: vscode.Uri;
  errors: number;
  warnings: number;
  infos: number;
}

export class DocumentsView implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly subscriptions: vscode.Disposable[];

  constructor() {
    this.subscriptions = [
      vscode.window.createTreeView("gongwen.documents", { treeDataProvider: this }),
      vscode.languages.onDidChangeDiagnostics(() => this.changed.fire()),
    ];
  }

  getChildren(row?: Row): Row[] {
    return row ? [] : rows();
  }

  getTreeItem(row: Row): vscode.TreeItem {
    const item = new vscode.TreeItem(row.uri);
    const counts = [
      [row.errors, say("error")],
      [row.warnings, say("warning")],
      [row.infos, say("info")],
    ] as const;
    item.description = counts
      .filter(([count]) => count > 0)
      .map(([count, name]) => `${count} ${name}`)
      .join(" ");
    item.tooltip = `${vscode.workspace.asRelativePath(row.uri)}　${item.description}`;
    item.iconPath = new vscode.ThemeIcon(row.errors ? "error" : row.warnings ? "warning" : "info");
    item.command = { command: "vscode.open", title: "", arguments: [row.uri] };
    return item;
  }

  dispose(): void {
    this.subscriptions.forEach((subscription) => subscription.dispose());
    this.changed.dispose();
  }
}

function rows(): Row[] {
  const found: Row[] = [];
  for (const [uri, diagnostics] of vscode.languages.getDiagnostics()) {
    const ours = diagnostics.filter((diagnostic) => diagnostic.source === SOURCE);
    if (ours.length > 0) {
      const count = (severity: vscode.DiagnosticSeverity): number => ours.filter((one) => one.severity === severity).length;
      const [errors, warnings] = [count(vscode.DiagnosticSeverity.Error), count(vscode.DiagnosticSeverity.Warning)];
      found.push({ uri, errors, warnings, infos: ours.length - errors - warnings });
    }
  }
  return found.sort((a, b) => b.errors - a.errors || b.warnings - a.warnings || a.uri.path.localeCompare(b.uri.path));
}
