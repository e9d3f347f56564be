/** The page that explains a check or an article: beside the draft, one at a time. */

import * as vscode from "vscode";
import { escaped, wordsPage } from "./page";
import { type Explanation, Method } from "./protocol";
import type { Service } from "./service";
import { say } from "./words";

const LABEL = /^(为什么|怎样改|证据|例外|容易误报的情形|严重程度)(：)/;
const HEAD = /^(依据|反例|正例|检查|相关|另见)/;

export class ArticlePage implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;

  constructor(
    private readonly home: vscode.Uri,
    private readonly service: Service,
  ) {}

  /** Show it. Rejects where there is no such subject. */
  async show(subject: string): Promise<void> {
    const found = await this.service.request<Explanation>(Method.explain, { subject });
    const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    if (!this.panel) {
      this.panel = vscode.window.createWebviewPanel("gongwen.article", "", beside, {
        enableScripts: true,
        enableFindWidget: true,
        localResourceRoots: [vscode.Uri.joinPath(this.home, "media")],
      });
      this.panel.iconPath = vscode.Uri.joinPath(this.home, "media", "view.svg");
      this.panel.onDidDispose(() => (this.panel = undefined));
    } else {
      this.panel.reveal(undefined, true);
    }
    this.panel.title = found.subject;
    this.panel.webview.html = wordsPage(this.panel.webview, this.home, body(found.text));
  }

  dispose(): void {
    this.panel?.dispose();
  }
}

/** What `gongwen-lint explain` prints, as HTML: headings, labels, quoted drafts. */
export function body(text: string): string {
  const [first = "", ...rest] = text.trimEnd().split("\n");
  const pieces = [`<h1>${escaped(first)}</h1>`];
  let quoted: string[] = [];
  let example = false;
  const close = (): void => {
    if (quoted.length > 0) {
      pieces.push(example ? `<pre class="draft">${quoted.join("\n")}</pre>` : `<blockquote>${quoted.join("<br>")}</blockquote>`);
      quoted = [];
    }
  };
  for (const line of rest) {
    if (/^ {4}/.test(line)) {
      quoted.push(escaped(line.slice(4)));
      continue;
    }
    close();
    const words = line.trim();
    if (!words) {
      continue;
    }
    if (LABEL.test(words)) {
      pieces.push(`<p>${escaped(words).replace(LABEL, "<strong>$1</strong>$2")}</p>`);
    } else if (HEAD.test(words) && !line.startsWith(" ")) {
      example = /^[反正]例/.test(words);
      pieces.push(`<h2>${escaped(words)}</h2>`);
    } else {
      pieces.push(`<p${line.startsWith(" ") ? ' class="inner"' : ""}>${escaped(words)}</p>`);
    }
  }
  close();
  return `<main class="article" aria-label="${escaped(say("article"))}">${pieces.join("\n")}</main>`;
}
