/** Where Python is looked for, and words in pages: what needs no editor. */

import * as assert from "node:assert/strict";
import { body } from "../../src/articlePage";
import { candidates, type Surroundings } from "../../src/candidates";
import { escaped } from "../../src/page";
import { body as readiness } from "../../src/readinessPage";
import { filled } from "../../src/words";

function around(files: string[], changed: Partial<Surroundings> = {}): Surroundings {
  return {
    platform: "linux",
    path: "/usr/bin:/srv/drafts/bin:.:relative/bin",
    setting: "",
    folders: ["/srv/drafts"],
    trusted: true,
    exists: (file) => files.includes(file),
    firstLine: () => "",
    ...changed,
  };
}

const commands = (found: Surroundings): string[] => candidates(found).map((one) => one.command);

describe("the candidates", () => {
  it("are the setting alone, where there is one", () => {
    assert.deepEqual(commands(around(["/usr/bin/python3"], { setting: "/opt/python" })), ["/opt/python"]);
  });

  it("are the workspace's .venv, then PATH", () => {
    const files = ["/srv/drafts/.venv/bin/python", "/usr/bin/python3", "/usr/bin/python"];
    assert.deepEqual(commands(around(files)), files);
  });

  it("are nothing in a folder that is not trusted, not even by way of PATH", () => {
    const files = ["/srv/drafts/.venv/bin/python", "/srv/drafts/bin/python3", "/usr/bin/python3"];
    assert.deepEqual(commands(around(files, { trusted: false })), ["/usr/bin/python3"]);
  });

  it("are never what a relative entry of PATH names", () => {
    assert.deepEqual(commands(around(["relative/bin/python3", "./python3", "python3"])), []);
  });

  it("are the Python of an installed command first among those of PATH", () => {
    const files = ["/usr/bin/gongwen-lint", "/opt/pipx/bin/python", "/usr/bin/python3"];
    const firstLine = (): string => "#!/opt/pipx/bin/python";
    assert.deepEqual(commands(around(files, { firstLine })), ["/opt/pipx/bin/python", "/usr/bin/python3"]);
  });

  it("are not the Python in an untrusted folder that a command of PATH names", () => {
    const files = ["/usr/bin/gongwen-lint", "/srv/drafts/.venv/bin/python"];
    const firstLine = (): string => "#!/srv/drafts/.venv/bin/python";
    assert.deepEqual(commands(around(files, { firstLine, trusted: false })), []);
  });

  it("lie elsewhere on Windows", () => {
    const files = ["D:\\稿\\.venv\\Scripts\\python.exe", "C:\\Python\\python.exe", "C:\\Windows\\py.exe"];
    const windows = { platform: "win32", path: "C:\\Python;C:\\Windows", folders: ["D:\\稿"] } as const;
    assert.deepEqual(commands(around(files, windows)), files);
  });
});

describe("the pages", () => {
  const nasty = '<img src=x onerror="alert(1)">';

  it("show somebody's words as words", () => {
    assert.equal(escaped(nasty).includes("<"), false);
    assert.equal(body(`${nasty}\n    ${nasty}\n为什么：${nasty}`).includes("<img"), false);
    const finding = { severity: "error", message: nasty, remedy: nasty, where: nasty, fingerprint: '"><script>', code: "CY44-6" };
    const page = readiness({ verdict: "not-ready", headline: nasty, reason: nasty, reminders: [nasty], path: `/${nasty}`, kind: nasty, waived: 0, findings: [finding] } as never);
    assert.equal(/<img|<script/.test(page), false);
  });

  it("quote articles and examples", () => {
    const page = body("CY44-6  addressed-to-leader\n\n依据\n  《规则》第四十四条\n    不得多头报送。\n\n为什么：要紧。\n\n反例（会指出）一\n    区政府、区委：\n");
    assert.match(page, /<h1>CY44-6 {2}addressed-to-leader<\/h1>/);
    assert.match(page, /<blockquote>不得多头报送。<\/blockquote>/);
    assert.match(page, /<strong>为什么<\/strong>：要紧。/);
    assert.match(page, /<pre class="draft">区政府、区委：<\/pre>/);
  });

  it("fill gaps in sentences", () => {
    assert.equal(filled("{0} 处，{1}，{2}", [3, "好"]), "3 处，好，{2}");
  });
});
