/** The read-only preview of Word drafts: a page that draws the copy with marks which the server makes. */

import * as vscode from "vscode";
import type { Drafts } from "./drafts";
import type { Drawn, FromPage, Show, ToPage } from "./messages";
import { previewPage } from "./page";
import { type Lint, Method, type Preview } from "./protocol";
import type { Service } from "./service";
import { allWords, say } from "./words";

export const VIEW_TYPE = "gongwen.preview";
/** What the page may ask for by name. */
const ALLOWED = new Set(["gongwen.selectPython", "gongwen.walkthrough", "gongwen.restart", "gongwen.showLog", "gongwen.fix", "gongwen.annotate", "gongwen.readiness"]);

export class Previews implements vscode.CustomReadonlyEditorProvider, vscode.Disposable {
  private readonly open = new Map<string, Set<Page>>();
  private readonly drew = new vscode.EventEmitter<vscode.Uri>();
  /** A page has drawn its draft. */
  readonly onDrawn = this.drew.event;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly home: vscode.Uri,
    private readonly service: Service,
    private readonly drafts: Drafts,
  ) {
    this.subscriptions = [
      vscode.window.registerCustomEditorProvider(VIEW_TYPE, this, {
        webviewOptions: { retainContextWhenHidden: true },
        supportsMultipleEditorsPerDocument: true,
      }),
      service.onState((state) => {
        if (state !== "starting") {
          void this.all((page) => page.begin());
        }
      }),
      drafts.onChange((uri) => void this.pages(uri).forEach((page) => void page.follow())),
    ];
  }

  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => undefined };
  }

  async resolveCustomEditor(document: vscode.CustomDocument, panel: vscode.WebviewPanel): Promise<void> {
    const key = document.uri.toString();
    const page = new Page(document.uri, panel, this.home, this.service, this.drafts, () => this.drew.fire(document.uri));
    const pages = this.open.get(key) ?? new Set();
    this.open.set(key, pages.add(page));
    panel.onDidDispose(() => {
      page.dispose();
      pages.delete(page);
      if (pages.size === 0) {
        this.open.delete(key);
        void this.drafts.close(document.uri);
      }
    });
  }

  /** Go to a finding in the preview of a draft, which is opened where it is not. */
  async select(uri: vscode.Uri, fingerprint: string): Promise<void> {
    await vscode.commands.executeCommand("vscode.openWith", uri, VIEW_TYPE);
    await this.pages(uri)[0]?.select(fingerprint);
  }

  /** Go to the next or the previous finding of a draft. */
  step(uri: vscode.Uri, by: 1 | -1): void {
    this.pages(uri).forEach((page) => void page.send({ type: "step", by }));
  }

  /** Draw everything again, with other words. */
  async redraw(): Promise<void> {
    await this.all((page) => page.refresh());
  }

  /** The words that are highlighted in the preview of a draft, and the finding in front. */
  state(uri: vscode.Uri): { drawn: Drawn[]; selected: string; problem: string } | undefined {
    const page = this.pages(uri)[0];
    return page && { drawn: page.drawn, selected: page.selected, problem: page.problem };
  }

  dispose(): void {
    this.subscriptions.forEach((subscription) => subscription.dispose());
    this.drew.dispose();
  }

  private pages(uri: vscode.Uri): Page[] {
    return [...(this.open.get(uri.toString()) ?? [])];
  }

  private async all(work: (page: Page) => Promise<void>): Promise<void> {
    await Promise.all([...this.open.values()].flatMap((pages) => [...pages]).map(work));
  }
}

class Page implements vscode.Disposable {
  drawn: Drawn[] = [];
  problem = "";
  selected = "";

  private readonly loaded: Promise<void>;
  private shown: Lint | undefined;
  private wanted = "";
  private gone = false;
  private drawing: Promise<void> = Promise.resolve();
  private readonly subscriptions: vscode.Disposable[] = [];

  constructor(
    private readonly uri: vscode.Uri,
    private readonly panel: vscode.WebviewPanel,
    home: vscode.Uri,
    private readonly service: Service,
    private readonly drafts: Drafts,
    private readonly drew: () => void,
  ) {
    const webview = panel.webview;
    webview.options = { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(home, "dist"), vscode.Uri.joinPath(home, "media")] };
    this.loaded = new Promise((resolve) => {
      this.subscriptions.push(webview.onDidReceiveMessage((message: FromPage) => (message.type === "ready" ? resolve() : this.hear(message))));
    });
    webview.html = previewPage(webview, home);
    if (uri.scheme === "file") {
      this.subscriptions.push(...this.watch());
    }
    void this.begin();
  }

  /** Have the draft checked by a server that has just come, or show it without. */
  async begin(): Promise<void> {
    if (this.service.state === "running" && this.uri.scheme === "file") {
      try {
        await this.drafts.check(this.uri);
        return;
      } catch (problem) {
        this.service.log.warn(String(problem));
      }
    }
    if (this.service.state !== "starting" && this.service.state !== "stopped") {
      await this.refresh();
    }
  }

  /** Something is known anew about the draft. */
  async follow(): Promise<void> {
    const lint = this.drafts.of(this.uri);
    const busy = this.drafts.busy(this.uri);
    await this.send({ type: "busy", busy });
    if (!busy && lint && lint !== this.shown) {
      this.shown = lint;
      await this.refresh();
    }
  }

  /** Draw the draft as it is now. One drawing at a time. */
  refresh(): Promise<void> {
    this.drawing = this.drawing.then(
      () => this.draw(),
      () => this.draw(),
    );
    return this.drawing;
  }

  async select(fingerprint: string): Promise<void> {
    this.wanted = fingerprint;
    await this.send({ type: "select", fingerprint });
  }

  async send(message: ToPage): Promise<void> {
    await this.loaded;
    if (!this.gone) {
      await this.panel.webview.postMessage(message);
    }
  }

  dispose(): void {
    this.gone = true;
    this.subscriptions.forEach((subscription) => subscription.dispose());
  }

  private async draw(): Promise<void> {
    if (this.gone) {
      return;
    }
    const show = this.service.state === "running" && this.uri.scheme === "file" ? await this.marked() : await this.bare();
    await this.send(show);
    if (this.wanted) {
      await this.send({ type: "select", fingerprint: this.wanted });
      this.wanted = "";
    }
  }

  /** The draft as the server has checked it. */
  private async marked(): Promise<Show> {
    try {
      const preview = await this.service.request<Preview>(Method.preview, { uri: this.uri.toString() });
      return {
        ...this.frame(),
        file: preview.copy === null ? null : new Uint8Array(Buffer.from(preview.copy, "base64")),
        findings: preview.findings,
        articles: preview.articles ?? {},
        marks: preview.marks,
        paragraphs: preview.paragraphs ?? [],
        error: preview.error,
        waived: preview.waived,
        notice: preview.copyProblem ? say("plainOnly", preview.copyProblem) : vscode.workspace.isTrusted ? "" : say("untrusted"),
      };
    } catch (problem) {
      this.service.log.error(String(problem));
      return { ...(await this.bare()), notice: say("notDone", problem instanceof Error ? problem.message : String(problem)) };
    }
  }

  /** The draft without any findings. */
  private async bare(): Promise<Show> {
    const local = this.uri.scheme === "file";
    const remedies = [
      { title: say("howToInstall"), command: "gongwen.walkthrough" },
      { title: say("selectPython"), command: "gongwen.selectPython" },
      { title: say("lookAgain"), command: "gongwen.restart" },
      { title: say("showLog"), command: "gongwen.showLog" },
    ];
    return {
      ...this.frame(),
      file: new Uint8Array(await vscode.workspace.fs.readFile(this.uri)),
      notice: local ? (this.service.problems[0] ?? say("noLinter")) : say("notLocal"),
      remedies: local ? remedies : [],
    };
  }

  private frame(): Show {
    const name = this.uri.path.slice(this.uri.path.lastIndexOf("/") + 1);
    return { type: "show", name, file: null, findings: [], articles: {}, marks: [], paragraphs: [], error: null, notice: "", remedies: [], waived: 0, words: allWords() };
  }

  private hear(message: FromPage): void {
    if (message.type === "drawn") {
      this.drawn = message.drawn;
      this.problem = message.problem;
      if (message.problem) {
        this.service.log.warn(message.problem);
      }
      this.drew();
    } else if (message.type === "selected") {
      this.selected = message.fingerprint;
    } else if (message.type === "explain") {
      void vscode.commands.executeCommand("gongwen.explain", message.subject);
    } else if (message.type === "waive") {
      void vscode.commands.executeCommand("gongwen.waive", this.uri, message.fingerprint);
    } else if (message.type === "run" && ALLOWED.has(message.command)) {
      const aboutDraft = /\.(fix|annotate|readiness)$/.test(message.command);
      void vscode.commands.executeCommand(message.command, ...(aboutDraft ? [this.uri] : []));
    }
  }

  /** Word and WPS write files outside of the workspace too, where the server is told nothing by itself. */
  private watch(): vscode.Disposable[] {
    const folder = vscode.Uri.joinPath(this.uri, "..");
    const name = this.uri.path.slice(this.uri.path.lastIndexOf("/") + 1);
    const escaped = name.replace(/[[\]{}*?!]/g, (mark) => `[${mark}]`);
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, escaped));
    const tell = (type: number) => (): void => {
      if (this.service.state === "running") {
        void this.service.tell("workspace/didChangeWatchedFiles", { changes: [{ uri: this.uri.toString(), type }] });
      } else {
        void this.refresh();
      }
    };
    return [watcher, watcher.onDidCreate(tell(1)), watcher.onDidChange(tell(2))];
  }
}
