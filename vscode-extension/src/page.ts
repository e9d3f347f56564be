/** The HTML of our pages: nothing is loaded but our own files, and no script runs but ours. */

import { randomBytes } from "node:crypto";
import * as vscode from "vscode";

/** The frame of the preview; its script draws the rest. */
export function previewPage(webview: vscode.Webview, home: vscode.Uri): string {
  const nonce = randomBytes(16).toString("hex");
  const at = (...way: string[]): string => webview.asWebviewUri(vscode.Uri.joinPath(home, ...way)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'unsafe-inline'`, // docx-preview writes the draft's styles into the page
    "img-src data: blob:",
    "font-src data: blob:",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${at("media", "preview.css")}">
</head>
<body>
<div id="app"></div>
<script nonce="${nonce}" src="${at("dist", "preview.js")}"></script>
</body>
</html>`;
}

/** A page of words with buttons: `data-command` and `data-argument` on an element make it one. */
export function wordsPage(webview: vscode.Webview, home: vscode.Uri, body: string): string {
  const nonce = randomBytes(16).toString("hex");
  const style = webview.asWebviewUri(vscode.Uri.joinPath(home, "media", "words.css")).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${style}">
</head>
<body>
${body}
<script nonce="${nonce}">
const editor = acquireVsCodeApi();
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-command]");
  if (button) editor.postMessage({ command: button.dataset.command, argument: button.dataset.argument });
});
</script>
</body>
</html>`;
}

/** Somebody's words in HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
