/** The draft that the user is looking at: in the preview, or in a text editor. */

import * as vscode from "vscode";
import { isDraft, isWord } from "./drafts";

export class Current implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri | undefined>();
  readonly onChange = this.changed.event;
  private last: vscode.Uri | undefined;
  private readonly subscriptions: vscode.Disposable[];

  constructor() {
    const look = (): void => this.look();
    this.subscriptions = [
      vscode.window.tabGroups.onDidChangeTabs(look),
      vscode.window.tabGroups.onDidChangeTabGroups(look),
      vscode.window.onDidChangeActiveTextEditor(look),
    ];
    this.look();
  }

  /** Its URI. While a page of ours (an article, the check before submitting) is in front, the draft it was asked from. */
  get uri(): vscode.Uri | undefined {
    return this.last;
  }

  dispose(): void {
    this.subscriptions.forEach((subscription) => subscription.dispose());
    this.changed.dispose();
  }

  private look(): void {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    let uri: vscode.Uri | undefined;
    if (input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText) {
      uri = isDraft(input.uri) ? input.uri : undefined;
    } else if (input instanceof vscode.TabInputWebview && this.last && open(this.last)) {
      uri = this.last;
    }
    if (uri?.toString() !== this.last?.toString()) {
      this.last = uri;
      void vscode.commands.executeCommand("setContext", "gongwen.hasWordDraft", uri !== undefined && isWord(uri));
      this.changed.fire(uri);
    }
  }
}

function open(uri: vscode.Uri): boolean {
  const wanted = uri.toString();
  return vscode.window.tabGroups.all.some((group) =>
    group.tabs.some(
      ({ input }) => (input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText) && input.uri.toString() === wanted,
    ),
  );
}
