/** A folder that the user does not trust: nothing of it runs, nothing of it configures. */

import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as vscode from "vscode";
import { type Api, closeAll, draft, extension, open } from "./house";

describe("in an untrusted folder", () => {
  let api: Api;
  before(async () => {
    api = await extension();
  });
  after(closeAll);

  it("the folder is not trusted", () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it("no program of the folder was run, whether the folder's settings name it or it lies in .venv", () => {
    assert.equal(api.service.state, "running", api.service.problems.join());
    assert.ok(!fs.existsSync(draft("ran").fsPath));
    assert.ok(!api.service.interpreter?.command.startsWith(draft("").fsPath));
  });

  it("drafts are checked by the built-in rules alone", async () => {
    const lint = await open(api, draft("请示.docx"));
    const codes = lint.findings.map((one) => one.code);
    assert.ok(codes.includes("CY44-6"), "the folder's configuration turns it off");
    assert.ok(!codes.includes("CY44-2"), "the folder's roster says who the head is");
  });
});
