/** Word drafts: opened, highlighted at the very characters, listed, jumped to, checked again. */

import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as vscode from "vscode";
import { type Api, bytes, closeAll, code, copyOf, draft, extension, finding, open, problems, shownAndMeant, until } from "./house";

describe("the preview", () => {
  let api: Api;
  before(async () => {
    api = await extension();
    assert.equal(api.service.state, "running", api.service.problems.join());
  });
  afterEach(closeAll);

  for (const name of ["请示.docx", "文本框.docx", "表格.docx", "页眉.docx", "表格和文本框里.docx", "修订.docx"]) {
    it(`highlights each finding at its very characters: ${name}`, async () => {
      const lint = await open(api, draft(name));
      assert.ok(lint.findings.length >= 2);
      for (const [shown, meant] of shownAndMeant(api, draft(name))) {
        assert.equal(shown, meant);
      }
      assert.equal(api.previews.state(draft(name))?.problem, "");
    });
  }

  it("finds the five violations, and the Problems panel has them", async () => {
    const uri = draft("请示.docx");
    const lint = await open(api, uri);
    const wanted = ["CY18-1", "CY44-2", "CY44-3", "CY44-6", "CY52-2"];
    assert.deepEqual(wanted.filter((one) => !lint.findings.some((found) => found.code === one)), []);
    assert.equal(finding(lint, "CY44-6").location.quote, "张副区长：");
    assert.deepEqual(problems(uri).map(code).sort(), lint.findings.map((one) => one.code).sort());
  });

  it("jumps to the place from a code in the Problems panel", async () => {
    const uri = draft("请示.docx");
    const lint = await open(api, uri);
    const one = finding(lint, "CY52-2");
    const problem = problems(uri).find((found) => code(found) === one.code);
    const target = typeof problem?.code === "object" ? problem.code.target : undefined;
    assert.equal(target?.scheme, "command");
    assert.equal(target.path, "gongwen.reveal");
    await closeAll();
    await vscode.commands.executeCommand(target.path, ...(JSON.parse(decodeURIComponent(target.query)) as string[]));
    await until("the finding in front", () => api.previews.state(uri)?.selected === one.fingerprint);
  });

  it("goes to the next and the previous finding in the order of the draft", async () => {
    const uri = draft("请示.docx");
    const lint = await open(api, uri);
    const inOrder = lint.findings
      .filter((one) => one.location.part === "body" && one.location.start < one.location.end)
      .sort((x, y) => x.location.paragraph - y.location.paragraph || x.location.start - y.location.start);
    const selected = (): string | undefined => api.previews.state(uri)?.selected;
    const [first, second] = [inOrder[0]?.location.paragraph, inOrder.find((one) => one.code === "CY44-6")];
    assert.ok(first !== undefined && second);
    await vscode.commands.executeCommand("gongwen.reveal", uri.toString(), second.fingerprint, "");
    await until("that one", () => selected() === second.fingerprint);
    const place = (): number => lint.findings.find((one) => one.fingerprint === selected())?.location.paragraph ?? -1;
    await vscode.commands.executeCommand("gongwen.nextFinding");
    await until("the next", () => selected() !== second.fingerprint && place() >= second.location.paragraph);
    await vscode.commands.executeCommand("gongwen.previousFinding");
    await until("that one again", () => selected() === second.fingerprint);
    await vscode.commands.executeCommand("gongwen.previousFinding");
    await until("the one before", () => selected() !== second.fingerprint && place() <= second.location.paragraph);
  });

  it("checks a draft again when it is saved elsewhere", async () => {
    const uri = copyOf("请示.docx", "存盘.docx");
    await open(api, uri);
    fs.writeFileSync(uri.fsPath, bytes(draft("合格.docx")));
    await until("the findings to go", () => api.drafts.of(uri)?.findings.every((one) => one.code !== "CY44-6"));
    await until("the highlights to go", () => api.previews.state(uri)?.drawn.every((one) => !one.text.includes("张副区长")));
    await until("the problems to go", () => problems(uri).every((one) => code(one) !== "CY44-6"));
    fs.unlinkSync(uri.fsPath);
  });

  it("checks a draft again when another file is put in its place", async () => {
    const uri = copyOf("请示.docx", "换名.docx");
    await open(api, uri);
    const beside = draft("换名.tmp").fsPath;
    fs.writeFileSync(beside, bytes(draft("合格.docx")));
    fs.renameSync(beside, uri.fsPath);
    await until("the highlights to go", () => api.previews.state(uri)?.drawn.every((one) => !one.text.includes("张副区长")));
    fs.unlinkSync(uri.fsPath);
  });

  it("checks a draft that lies outside of the workspace, and checks it again", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "gongwen-outside-"));
    const uri = vscode.Uri.file(path.join(folder, "请 示[1].docx"));
    fs.copyFileSync(draft("请示.docx").fsPath, uri.fsPath);
    const lint = await open(api, uri);
    assert.ok(lint.findings.some((one) => one.code === "CY44-6"));
    fs.writeFileSync(uri.fsPath, bytes(draft("合格.docx")));
    await until("the findings to go", () => api.drafts.of(uri)?.findings.every((one) => one.code !== "CY44-6"));
    fs.rmSync(folder, { recursive: true });
  });

  it("says of a file that cannot be read why", async () => {
    const uri = draft("损坏.docx");
    const lint = await open(api, uri);
    assert.equal(lint.error?.code, "GL004");
    assert.deepEqual(problems(uri).map(code), ["GL004"]);
    assert.match(api.status.item.text, /无法检查 · GL004/);
  });

  it("takes the findings off the Problems panel when it is closed", async () => {
    const uri = draft("表格.docx");
    await open(api, uri);
    assert.ok(problems(uri).length > 0);
    await closeAll();
    await until("the problems to go", () => problems(uri).length === 0);
  });

  it("sums up in the status bar, and lists by article", async () => {
    const uri = draft("请示.docx");
    const lint = await open(api, uri);
    await until("the sum", () => api.status.item.text.includes(`已检查 · ${lint.counts.error} 错误 ${lint.counts.warning} 警告`));
    assert.ok(lint.counts.error >= 3 && lint.counts.warning >= 2);
    assert.equal(lint.articles?.["CY44"]?.verbatim, true);
    assert.match(lint.articles["CY44"].text, /不得多头报送、越级报送/);
  });
});
