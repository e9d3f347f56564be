/** What is known of each draft: the last answer of the server, by URI. Everything that shows findings reads it here. */

import * as vscode from "vscode";
import { type Checked, type Lint, Method } from "./protocol";
import type { Service } from "./service";

const WORD = /\.(docx|docm|dotx|dotm)$/i;

/** Whether a URI names a Word file. */
export function isWord(uri: vscode.Uri): boolean {
  return WORD.test(uri.path);
}

/** Whether a URI names a draft of either form. */
export function isDraft(uri: vscode.Uri): boolean {
  return isWord(uri) || /\.(md|markdown|txt)$/i.test(uri.path) || uri.scheme === "untitled";
}

export class Drafts implements vscode.Disposable {
  private readonly lints = new Map<string, Lint>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly running = new Map<string, number>();
  private readonly subscriptions: vscode.Disposable[];
  /** A draft was checked, is being checked, or was closed. */
  readonly onChange = this.changed.event;

  constructor(private readonly service: Service) {
    this.subscriptions = [
      service.onChecked((checked) => void this.take(checked)),
      service.onState((state) => {
        if (state !== "running") {
          this.forgetAll();
        }
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.forget(document.uri)),
    ];
  }

  /** The last answer about a draft. */
  of(uri: vscode.Uri): Lint | undefined {
    return this.lints.get(uri.toString());
  }

  /** Whether an answer is awaited. */
  busy(uri: vscode.Uri): boolean {
    return (this.running.get(uri.toString()) ?? 0) > 0;
  }

  /** Have a draft read and checked now; its findings go to the Problems panel too. */
  async check(uri: vscode.Uri): Promise<Lint> {
    return this.asked(uri, () => this.service.request<Lint>(Method.lint, { uri: uri.toString() }));
  }

  /** Let go of a Word file: its findings leave the Problems panel. */
  async close(uri: vscode.Uri): Promise<void> {
    this.forget(uri);
    await this.service.tell(Method.close, { uri: uri.toString() });
  }

  dispose(): void {
    this.subscriptions.forEach((subscription) => subscription.dispose());
    this.changed.dispose();
  }

  /** The server has checked a draft by itself: because it was typed in, saved, or its configuration changed. */
  private async take(checked: Checked): Promise<void> {
    const uri = vscode.Uri.parse(checked.uri);
    try {
      await this.asked(uri, () => this.service.request<Lint>(Method.lint, { uri: checked.uri, quiet: true }));
    } catch {
      this.forget(uri); // the server went, or the draft did
    }
  }

  private async asked(uri: vscode.Uri, question: () => Promise<Lint>): Promise<Lint> {
    const key = uri.toString();
    this.running.set(key, (this.running.get(key) ?? 0) + 1);
    this.changed.fire(uri);
    try {
      const lint = await question();
      const known = this.lints.get(key);
      if (known && JSON.stringify(known) === JSON.stringify(lint)) {
        return known; // the same object as before: nobody draws it again
      }
      this.lints.set(key, lint);
      return lint;
    } finally {
      this.running.set(key, (this.running.get(key) ?? 1) - 1);
      this.changed.fire(uri);
    }
  }

  private forget(uri: vscode.Uri): void {
    if (this.lints.delete(uri.toString())) {
      this.changed.fire(uri);
    }
  }

  private forgetAll(): void {
    const known = [...this.lints.keys()];
    this.lints.clear();
    known.forEach((key) => this.changed.fire(vscode.Uri.parse(key)));
  }
}
