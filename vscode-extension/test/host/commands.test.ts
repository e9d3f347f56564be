/** The commands: copies, the check before submitting, explanations, the workspace, text drafts, settings. */

import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as vscode from "vscode";
import { beside, write } from "../../src/copies";
import type { Lint, Readiness, WorkspaceTotal } from "../../src/protocol";
import { type Api, bytes, closeAll, code, copyOf, draft, extension, finding, open, problems, until } from "./house";

describe("the commands", () => {
  let api: Api;
  before(async () => {
    api = await extension();
  });
  afterEach(closeAll);

  it("write a copy with comments, the draft untouched", async () => {
    const uri = draft("请示.docx");
    const before = bytes(uri);
    const { findings, counts } = await open(api, uri);
    const target = beside("annotate", uri);
    assert.ok(target.path.endsWith("/请示.批注.docx"));
    const copied = await write("annotate", uri, target, [], api.service);
    assert.match(copied?.lines[0] ?? "", new RegExp(`批注 ${findings.length} 条`));
    assert.deepEqual(bytes(uri), before);
    assert.ok(bytes(target).length > before.length);
    const lint = await open(api, target);
    assert.deepEqual(lint.counts, counts);
    fs.unlinkSync(target.fsPath);
  });

  it("write a copy with tracked changes, in which less is wrong", async () => {
    const uri = draft("请示.docx");
    const before = await open(api, uri);
    const target = beside("fix", uri);
    const copied = await write("fix", uri, target, ["--unsafe"], api.service);
    assert.match(copied?.lines[0] ?? "", /改动 \d+ 处/);
    const after = await open(api, target);
    assert.ok(after.findings.length < before.findings.length);
    fs.unlinkSync(target.fsPath);
  });

  it("tell why no copy was written", async () => {
    const target = draft("损坏.批注.docx");
    assert.equal(await write("annotate", draft("损坏.docx"), target, [], api.service), undefined);
    assert.ok(!fs.existsSync(target.fsPath));
  });

  it("check the draft in front", async () => {
    await open(api, draft("请示.docx"));
    const lint = await vscode.commands.executeCommand<Lint>("gongwen.check");
    assert.equal(lint.status, "checked");
    assert.equal(lint.kind, "请示");
  });

  it("say before submitting that a draft is not ready, and what is missing", async () => {
    const answer = await vscode.commands.executeCommand<Readiness>("gongwen.readiness", draft("请示.docx"));
    assert.equal(answer.verdict, "not-ready");
    assert.equal(answer.headline, "还不能送审");
    assert.match(answer.reason, /[1-9]\d* 处错误要改正/);
    const absent = answer.findings.filter((one) => answer.absent?.includes(one.fingerprint)).map((one) => one.code);
    assert.ok(absent.includes("CY18-1"));
    assert.deepEqual(answer.elements?.find((one) => one.name === "主送机关")?.state, "found");
  });

  it("say before submitting that a draft is ready", async () => {
    const answer = await vscode.commands.executeCommand<Readiness>("gongwen.readiness", draft("合格.docx"));
    assert.equal(answer.ready, true, answer.reason);
    assert.deepEqual(answer.missing, []);
  });

  it("say before submitting that a broken file was not checked", async () => {
    const answer = await vscode.commands.executeCommand<Readiness>("gongwen.readiness", draft("损坏.docx"));
    assert.equal(answer.verdict, "not-checked");
    assert.equal(answer.ready, false);
  });

  it("explain an article and a check", async () => {
    assert.equal(await vscode.commands.executeCommand("gongwen.explain", "CY44-6"), "CY44-6");
    await until("the page", () => vscode.window.tabGroups.all.some((group) => group.tabs.some((tab) => tab.label === "CY44-6")));
    assert.equal(await vscode.commands.executeCommand("gongwen.explain", "CY44"), "CY44");
    await until("the other page in its place", () => vscode.window.tabGroups.all.some((group) => group.tabs.some((tab) => tab.label === "CY44")));
    assert.equal(await vscode.commands.executeCommand("gongwen.explain", "XX99"), undefined);
  });

  it("open the sample draft", async () => {
    await vscode.commands.executeCommand("gongwen.openSample");
    const sample = await until("the sample in front", () => api.current.uri?.path.endsWith("/sample/请示.docx") && api.current.uri);
    const lint = await until("its findings", () => api.drafts.of(sample));
    assert.ok(lint.counts.error >= 3, "the sample's roster lies beside it");
  });
});

describe("text drafts", () => {
  let api: Api;
  before(async () => {
    api = await extension();
  });
  afterEach(closeAll);

  it("are checked as they are typed", async () => {
    const uri = copyOf("拟稿.md", "打字.md");
    const editor = await vscode.window.showTextDocument(uri);
    await until("its problems", () => problems(uri).some((one) => code(one) === "CY44-6"));
    const lint = await until("its summary", () => api.drafts.of(uri));
    const one = finding(lint, "CY44-6");
    const range = new vscode.Range(one.range.start.line, one.range.start.character, one.range.end.line, one.range.end.character);
    assert.equal(editor.document.getText(range), "张副区长：");
    const line = editor.document.lineAt(one.range.start.line);
    await editor.edit((edit) => edit.replace(line.range, "区政府："));
    await until("the problem to go", () => problems(uri).every((found) => code(found) !== "CY44-6"));
    await vscode.commands.executeCommand("workbench.action.files.revert");
    fs.unlinkSync(uri.fsPath);
  });

  it("offer what can be done, and the article on hover", async () => {
    const uri = draft("拟稿.md");
    await vscode.window.showTextDocument(uri);
    const problem = await until("its problem", () => problems(uri).find((one) => code(one) === "CY44-6"));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", uri, problem.range);
    assert.ok(actions.some((action) => action.title.startsWith("豁免这一处 CY44-6")));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", uri, problem.range.start);
    const words = hovers.flatMap((hover) => hover.contents.map((content) => (content as vscode.MarkdownString).value)).join();
    assert.match(words, /不得以本机关名义向区政府领导同志个人报送公文/);
  });

  it("that are no 公文 are left alone", async () => {
    await vscode.window.showTextDocument(draft("备忘.md"));
    await new Promise((resolve) => setTimeout(resolve, 600));
    assert.deepEqual(problems(draft("备忘.md")), []);
  });
});

describe("the settings", () => {
  let api: Api;
  before(async () => {
    api = await extension();
  });
  afterEach(closeAll);

  it("say what to do where the Python has no gongwen-lint, and find another one again", async () => {
    const set = vscode.workspace.getConfiguration("gongwen");
    const python = set.get<string>("python");
    const uri = draft("请示.docx");
    await set.update("python", "/nowhere/python", vscode.ConfigurationTarget.Global);
    await until("the server to be missed", () => api.service.state === "missing");
    assert.match(api.service.problems[0] ?? "", /\/nowhere\/python/);
    assert.match(api.status.item.text, /没有找到检查程序/);
    await vscode.commands.executeCommand("vscode.open", uri);
    await until("the draft to be drawn all the same", () => api.previews.state(uri)?.problem === "");
    await set.update("python", python, vscode.ConfigurationTarget.Global);
    await until("the server", () => api.service.state === "running");
    await until("the findings", () => (api.previews.state(uri)?.drawn.length ?? 0) >= 5);
  });

  it("are not needed where the workspace has a Python with gongwen-lint in .venv", async () => {
    const set = vscode.workspace.getConfiguration("gongwen");
    const python = set.get<string>("python");
    const own = draft(".venv/bin/python").fsPath;
    fs.mkdirSync(draft(".venv/bin").fsPath, { recursive: true });
    fs.writeFileSync(own, `#!/bin/sh\nexec '${python}' "$@"\n`, { mode: 0o755 });
    await set.update("python", "", vscode.ConfigurationTarget.Global);
    await until("the workspace's Python", () => api.service.state === "running" && api.service.interpreter?.command === own);
    await set.update("python", python, vscode.ConfigurationTarget.Global);
    await until("the other one", () => api.service.state === "running" && api.service.interpreter?.command === python);
    fs.rmSync(draft(".venv").fsPath, { recursive: true });
  });

  it("judge by the rules of another day", async () => {
    const set = vscode.workspace.getConfiguration("gongwen");
    const uri = draft("请示.docx");
    await open(api, uri);
    await set.update("asOf", "2012-08-01", vscode.ConfigurationTarget.Global);
    await until("the findings of that day", () => api.drafts.of(uri)?.findings.every((one) => !one.code.startsWith("CY")));
    await set.update("asOf", undefined, vscode.ConfigurationTarget.Global);
    await until("those of today", () => api.drafts.of(uri)?.findings.some((one) => one.code.startsWith("CY")));
  });

  it("speak English where they say so", async () => {
    const set = vscode.workspace.getConfiguration("gongwen");
    await open(api, draft("请示.docx"));
    await set.update("language", "en", vscode.ConfigurationTarget.Global);
    await until("English", () => api.status.item.text.includes("Checked · "));
    await set.update("language", undefined, vscode.ConfigurationTarget.Global);
    await until("Chinese", () => api.status.item.text.includes("已检查 · "));
  });
});

describe("the server", () => {
  it("is started again when it dies, and the findings come back", async () => {
    const api = await extension();
    const uri = draft("请示.docx");
    await open(api, uri);
    const { client } = api.service as unknown as { client: { _serverProcess: { kill(signal: string): void } } };
    const gone = new Promise((resolve) => api.service.onState(resolve));
    client._serverProcess.kill("SIGKILL");
    await gone;
    await until("the server", () => api.service.state === "running");
    await until("the findings", () => (api.drafts.of(uri)?.findings.length ?? 0) >= 5);
    await closeAll();
  });
});

describe("the workspace", () => {
  after(closeAll);

  it("is checked as a whole when asked to", async () => {
    await extension();
    const total = await vscode.commands.executeCommand<WorkspaceTotal>("gongwen.checkWorkspace");
    assert.equal(total.unreadable, 1);
    assert.equal(total.documents, total.checked + 1);
    await until("the problems", () => problems(draft("表格.docx")).some((one) => code(one) === "CY44-6"));
    assert.deepEqual(problems(draft("损坏.docx")).map(code), ["GL004"]);
  });

  it("keeps its findings when a draft of it is closed", async () => {
    const api = await extension();
    await open(api, draft("表格.docx"));
    await closeAll();
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.ok(problems(draft("表格.docx")).some((one) => code(one) === "CY44-6"));
  });
});
