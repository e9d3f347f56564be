/** 公文检查: the extension's beginning and end. */

import * as vscode from "vscode";
import { ArticlePage } from "./articlePage";
import { type House, register } from "./commands";
import { Current } from "./current";
import { DocumentsView } from "./documentsView";
import { Drafts } from "./drafts";
import { FindingsView } from "./findingsView";
import { Previews } from "./preview";
import { ReadinessPage } from "./readinessPage";
import { Service } from "./service";
import { RESTARTING, settings } from "./settings";
import { StatusBar } from "./statusBar";
import { say, speak } from "./words";

let service: Service | undefined;

/** Put the house together and start the server. What it returns is there for tests. */
export function activate(context: vscode.ExtensionContext): House & { status: StatusBar } {
  speak(settings().language);
  service = new Service(context.extensionPath);
  const drafts = new Drafts(service);
  const current = new Current();
  const previews = new Previews(context.extensionUri, service, drafts);
  const article = new ArticlePage(context.extensionUri, service);
  const readiness = new ReadinessPage(context.extensionUri, service);
  const status = new StatusBar(service, current, drafts);
  const house = { context, service, drafts, current, previews, article, readiness };
  context.subscriptions.push(
    service,
    drafts,
    current,
    previews,
    article,
    readiness,
    status,
    new FindingsView(current, drafts),
    new DocumentsView(),
    ...register(house),
    ...reactions(house, status),
  );
  void service.start();
  return { ...house, status };
}

/** Let the server go. */
export async function deactivate(): Promise<void> {
  await service?.stop();
}

function reactions(house: House, status: StatusBar): vscode.Disposable[] {
  let told = false;
  return [
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (!change.affectsConfiguration("gongwen")) {
        return;
      }
      speak(settings().language);
      if (RESTARTING.some((name) => change.affectsConfiguration(name))) {
        await house.service.start();
      } else {
        await house.service.settle();
      }
      status.refresh();
      if (change.affectsConfiguration("gongwen.language")) {
        await house.previews.redraw();
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void house.service.start()),
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      if (house.service.state === "missing") {
        void house.service.start();
      }
    }),
    house.service.onState((state) => {
      if (state === "missing" && !told) {
        told = true;
        void offerHelp(house);
      }
    }),
    house.drafts.onChange((uri) => {
      if (uri.toString() === house.readiness.uri?.toString() && !house.drafts.busy(uri)) {
        void house.readiness.refresh().catch(() => undefined);
      }
    }),
  ];
}

async function offerHelp(house: House): Promise<void> {
  const answer = await vscode.window.showWarningMessage(
    house.service.problems[0] ?? say("noLinter"),
    say("howToInstall"),
    say("selectPython"),
    say("lookAgain"),
  );
  const commands: Record<string, string> = {
    [say("howToInstall")]: "gongwen.walkthrough",
    [say("selectPython")]: "gongwen.selectPython",
    [say("lookAgain")]: "gongwen.restart",
  };
  if (answer && commands[answer]) {
    await vscode.commands.executeCommand(commands[answer]);
  }
}
