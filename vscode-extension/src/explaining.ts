/** Choosing what is to be explained: first what bears on the draft at hand, then every article and check. */

import * as vscode from "vscode";
import type { Lint, Subject } from "./protocol";
import { say } from "./words";

interface Choice extends vscode.QuickPickItem {
  subject?: string;
}

/** Ask for an article or a check. What is typed counts too where nothing of the list fits. */
export function chosen(lint: Lint | undefined, subjects: readonly Subject[]): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick<Choice>();
  pick.placeholder = say("explainWhat");
  pick.matchOnDescription = true;
  pick.items = choices(lint, subjects);
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.subject ?? (pick.value.trim() || undefined));
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function choices(lint: Lint | undefined, subjects: readonly Subject[]): Choice[] {
  const near = new Set((lint?.findings ?? []).flatMap((finding) => [finding.code, ...finding.also, ...finding.articles]));
  const line = ({ subject, title, words }: Subject): Choice => ({ label: subject, description: words ? `${title}　${words}` : title, subject });
  const group = (label: string, found: readonly Subject[]): Choice[] =>
    found.length > 0 ? [{ label, kind: vscode.QuickPickItemKind.Separator }, ...found.map(line)] : [];
  const rest = subjects.filter(({ subject }) => !near.has(subject));
  return [
    ...group(say("here"), subjects.filter(({ subject }) => near.has(subject))),
    ...group(say("allArticles"), rest.filter(({ kind }) => kind === "article")),
    ...group(say("allChecks"), rest.filter(({ kind }) => kind === "check")),
  ];
}
