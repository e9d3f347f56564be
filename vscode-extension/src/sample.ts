/** The sample draft: a copy of the one that comes with the extension, which the user may change at will. */

import * as vscode from "vscode";

/** Put a fresh copy into the extension's own storage and return its URI. */
export async function sample(context: vscode.ExtensionContext): Promise<vscode.Uri> {
  const from = vscode.Uri.joinPath(context.extensionUri, "dist", "sample");
  const to = vscode.Uri.joinPath(context.globalStorageUri, "sample");
  await vscode.workspace.fs.createDirectory(to);
  for (const [name] of await vscode.workspace.fs.readDirectory(from)) {
    await vscode.workspace.fs.copy(vscode.Uri.joinPath(from, name), vscode.Uri.joinPath(to, name), { overwrite: true });
  }
  return vscode.Uri.joinPath(to, "请示.docx");
}
