/** The language server: started with the Python that was found, restarted when that changes, and asked. */

import * as vscode from "vscode";
import { CloseAction, ErrorAction, LanguageClient, RevealOutputChannelOn, type ServerOptions, TransportKind } from "vscode-languageclient/node";
import { type Interpreter, search } from "./interpreter";
import { type Checked, Method } from "./protocol";
import { serverOptions, settings } from "./settings";
import { say } from "./words";

export type State = "starting" | "running" | "missing" | "failed" | "stopped";

const CODE_LINK = "command:gongwen.reveal?{arguments}";
const SELECTOR = [
  ...["markdown", "plaintext"].flatMap((language) => ["file", "untitled"].map((scheme) => ({ scheme, language }))),
  { scheme: "file", pattern: "**/{gongwen-lint,gongwen-waivers}.toml" },
];

export class Service implements vscode.Disposable {
  state: State = "stopped";
  interpreter: Interpreter | undefined;
  /** Why the server is not there, in words. */
  problems: string[] = [];

  readonly log = vscode.window.createOutputChannel("公文检查", { log: true });
  private readonly stateChanged = new vscode.EventEmitter<State>();
  readonly onState = this.stateChanged.event;
  private readonly somethingChecked = new vscode.EventEmitter<Checked>();
  readonly onChecked = this.somethingChecked.event;

  private client: LanguageClient | undefined;
  private turn: Promise<void> = Promise.resolve();

  constructor(private readonly home: string) {}

  /** Look for Python and start the server anew. Calls wait for one another. */
  start(): Promise<void> {
    this.turn = this.turn.then(() => this.startNow(), () => this.startNow());
    return this.turn;
  }

  /** Ask the server. Rejects where it is not there or does not know. */
  async request<Answer>(method: string, parameters: unknown): Promise<Answer> {
    if (!this.client || this.state !== "running") {
      throw new Error(this.problems[0] ?? say("noLinter"));
    }
    return this.client.sendRequest<Answer>(method, parameters);
  }

  /** Have the server carry out one of its commands. */
  async command<Answer>(command: string, argument: unknown): Promise<Answer> {
    return this.request<Answer>("workspace/executeCommand", { command, arguments: [argument] });
  }

  /** Tell the server something; forgotten where it is not there. */
  async tell(method: string, parameters: unknown): Promise<void> {
    if (this.client && this.state === "running") {
      await this.client.sendNotification(method, parameters);
    }
  }

  /** Hand changed settings to the server. */
  async settle(): Promise<void> {
    await this.tell("workspace/didChangeConfiguration", { settings: { gongwen: serverOptions(CODE_LINK) } });
  }

  /** Wait until the server is there, or is known not to come. */
  async ready(): Promise<boolean> {
    await this.turn.catch(() => undefined);
    return this.state === "running";
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.interpreter = undefined;
    if (client) {
      await client.dispose(3000).catch(() => undefined);
    }
  }

  dispose(): void {
    void this.stop();
    this.stateChanged.dispose();
    this.somethingChecked.dispose();
    this.log.dispose();
  }

  private async startNow(): Promise<void> {
    this.become("starting");
    await this.stop();
    const set = settings();
    const found = await search({
      setting: set.python,
      linter: set.linter,
      folders: (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath),
      trusted: vscode.workspace.isTrusted,
      home: this.home,
    });
    this.problems = found.problems;
    found.problems.forEach((problem) => this.log.warn(problem));
    if (!found.interpreter) {
      this.become("missing");
      return;
    }
    const interpreter = found.interpreter;
    this.log.info(`gongwen-lint ${interpreter.version}: ${interpreter.command}${interpreter.bundled ? ` (${say("bundled")})` : ""}`);
    try {
      const client = this.connected(interpreter);
      await client.start();
      this.client = client;
      this.interpreter = interpreter;
      this.become("running");
    } catch (problem) {
      this.problems = [say("startFailed", String(problem))];
      this.log.error(String(problem));
      this.become("failed");
    }
  }

  private connected(interpreter: Interpreter): LanguageClient {
    const isolation = vscode.workspace.isTrusted ? [] : ["--isolated"];
    const server: ServerOptions = {
      command: interpreter.command,
      args: ["-m", "gongwen_lint", "lsp", ...isolation],
      options: { cwd: interpreter.cwd, env: interpreter.env },
      transport: TransportKind.stdio,
    };
    const client: LanguageClient = new LanguageClient("gongwen", "公文检查", server, {
      documentSelector: SELECTOR,
      initializationOptions: serverOptions(CODE_LINK),
      outputChannel: this.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      markdown: { isTrusted: false },
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue }),
        closed: (): { action: CloseAction; handled: boolean } => this.closed(client),
      },
    });
    client.onNotification(Method.checked, (checked: Checked) => this.somethingChecked.fire(checked));
    return client;
  }

  private restarts: number[] = [];

  /** The server has ended by itself: it is started again, but not more than three times in a minute. */
  private closed(client: LanguageClient): { action: CloseAction; handled: boolean } {
    if (this.client === client) {
      const now = Date.now();
      this.restarts = [...this.restarts.filter((time) => now - time < 60_000), now];
      this.client = undefined;
      if (this.restarts.length <= 3) {
        void this.start();
      } else {
        this.problems = [say("startFailed", "")];
        this.become("failed");
      }
    }
    return { action: CloseAction.DoNotRestart, handled: true };
  }

  private become(state: State): void {
    this.state = state;
    void vscode.commands.executeCommand("setContext", "gongwen.missing", state === "missing" || state === "failed");
    void vscode.commands.executeCommand("setContext", "gongwen.running", state === "running");
    this.stateChanged.fire(state);
  }
}
