// A person's path through the installed extension: open a draft with five violations, understand them, mend them.
import assert from "node:assert/strict";
import { copyFileSync, existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { look, start } from "./code.mjs";

const PATIENCE = 20_000;
const LOCAL = /^(https?:\/\/(127\.0\.0\.1|localhost)[:/]|data:|blob:|vscode-)/;
const CDN = /^https:\/\/[\w.+-]+\.vscode-cdn\.net\/|^https?:\/\/[\w.-]*open-vsx\.org\//; // VS Code's own; the former is answered by its service worker

/** Somebody at a window: does things, looks at them, keeps pictures. */
class Person {
  constructor(page, shots, prefix = "") {
    this.page = page;
    this.shots = shots;
    this.prefix = prefix;
    this.count = 0;
    this.asked = [];
    page.on("request", (request) => LOCAL.test(request.url()) || CDN.test(request.url()) || this.asked.push(request.url()));
  }

  async picture(name) {
    this.count += 1;
    await this.page.waitForTimeout(350); // what fades in has come
    await this.page.screenshot({ path: join(this.shots, `${this.prefix}${String(this.count).padStart(2, "0")}-${name}.png`) });
  }

  async until(what, question) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const answer = await question().catch(() => undefined);
      if (answer) {
        return answer;
      }
      if (Date.now() > end) {
        await this.picture("waited-in-vain");
        assert.fail(`waited in vain: ${what}`);
      }
      await this.page.waitForTimeout(60);
    }
  }

  async enter(code, folder) {
    await this.page.goto(`${code.address}/?folder=${encodeURIComponent(folder)}`);
    await this.page.waitForSelector(".explorer-folders-view .monaco-list-row", { timeout: 60_000 });
    await this.page.waitForSelector("#gongwen\\.gongwen-lint\\.status, .activitybar a[aria-label^='公文检查']", { timeout: 60_000 });
  }

  async open(name) {
    const row = this.page.locator(".explorer-folders-view .monaco-list-row").filter({ has: this.page.getByText(name, { exact: true }) });
    await row.first().dblclick();
  }

  /** The frame of a page of ours, known by an element in it. */
  frame(selector, text = "") {
    return this.until(`a page with ${selector} ${text}`, async () => {
      for (const frame of this.page.frames()) {
        const found = frame.locator(selector).filter({ hasText: text });
        if ((await found.count().catch(() => 0)) > 0 && (await found.first().isVisible())) {
          return frame;
        }
      }
      return undefined;
    });
  }

  async run(command) {
    await this.page.keyboard.press("F1");
    const input = this.page.locator(".quick-input-widget input[type=text]").first();
    await input.waitFor();
    await input.fill(`>${command}`);
    await this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: command }).first().click();
  }

  /** The notification that says something, with its buttons. */
  async notification(text) {
    const found = this.page.locator(".notification-toast").filter({ hasText: text });
    await found.first().waitFor({ timeout: PATIENCE });
    return found.first();
  }

  async dismiss() {
    await this.run("Notifications: Clear All Notifications");
  }

  async status(pattern) {
    await this.until(`the status bar to say ${pattern}`, async () => pattern.test(await this.page.locator(".statusbar").innerText()));
  }
}

/** The path. `vsix` carries the linter: the machine's Python needs to have nothing. */
export async function personsPath({ folder, vsix, shots }) {
  const code = await start({ vsix, settings: { "gongwen.linter": "bundled", "workbench.colorTheme": "Default Light Modern" } });
  const { browser, page } = await look();
  const person = new Person(page, shots);
  try {
    await person.enter(code, folder);
    await welcome(person);
    await understand(person);
    await problems(person);
    await beforeSubmitting(person);
    await copies(person, folder);
    await waive(person, folder);
    await mend(person, folder);
    await text(person);
    await everything(person);
    await dark(person);
    assert.deepEqual(person.asked, [], "something was asked for that does not lie on this machine");
  } catch (problem) {
    await person.picture("failed").catch(() => undefined);
    throw problem;
  } finally {
    await browser.close();
    await code.stop();
  }
  await withoutPython({ folder, vsix, shots });
}

async function welcome(person) {
  await person.run("新手入门");
  await person.frame("pre, code", "python -m pip install");
  await person.picture("walkthrough");
  await person.run("View: Close All Editors");
}

async function understand(person) {
  await person.open("请示.docx");
  const preview = await person.frame("mark.gw", "张副区长：");
  await person.status(/已检查 · [3-9] 错误 \d+ 警告/);
  await person.picture("five-violations");
  const shown = await preview.locator("mark.gw").allInnerTexts();
  for (const words of ["区政府、区委", "张副区长：", "该办法尚未送区法制办进行合法性审查"]) {
    assert.ok(shown.includes(words), `${words} is not highlighted`);
  }
  const leader = preview.locator("mark.gw", { hasText: "张副区长：" }).first();
  await leader.hover();
  await preview.locator(".card:not(.pinned)", { hasText: "不得以本机关名义向区政府领导同志个人报送公文" }).waitFor();
  await person.picture("hover");
  await leader.click();
  const card = preview.locator(".card.pinned");
  await card.getByText("不得多头报送、越级报送").first().waitFor();
  const [box, mark] = [await card.boundingBox(), await leader.boundingBox()];
  assert.ok(box.y >= mark.y + mark.height || box.y + box.height <= mark.y, "the card covers the words that it is about");
  await person.picture("card");
  await card.getByRole("link", { name: "《北京市朝阳区人民政府工作规则》第四十四条" }).click();
  const article = await person.frame("main.article h1", "第四十四条");
  await article.getByText("由这一条而来的检查").waitFor();
  await person.picture("article");
  await preview.locator("mark.gw").first().click();
  await person.page.keyboard.press("F8");
  await preview.locator("mark.gw.selected").first().waitFor();
  await person.run("View: Close Other Editors in Group");
}

async function problems(person) {
  const { page } = person;
  await person.run("Problems: Focus on Problems View");
  const row = page.locator(".markers-panel .monaco-list-row", { hasText: "CY18-1" }).first();
  await row.waitFor();
  await person.picture("problems");
  await row.locator("a", { hasText: "CY18-1" }).first().click();
  const preview = await person.frame("mark.gw.selected", "该办法尚未送区法制办进行合法性审查");
  await preview.locator(".card.pinned", { hasText: "应经区法制办进行合法性审查" }).waitFor();
  await person.picture("jumped-from-problems");
  await person.run("View: Toggle Panel Visibility");
  await page.locator(".activitybar a[aria-label^='公文检查']").first().click({ force: true });
  const tree = page.locator(".pane", { hasText: "当前文稿的问题" });
  await tree.getByText("第十八条（").first().waitFor();
  await person.picture("side-panel");
  await tree.locator(".monaco-list-row", { hasText: "题词" }).first().click();
  await person.frame("mark.gw.selected", "题词");
  await person.run("View: Show Explorer");
}

async function beforeSubmitting(person) {
  await person.run("送审前检查");
  const page = await person.frame(".verdict h1", "还不能送审");
  await page.getByText("处错误要改正").first().waitFor();
  await person.picture("not-ready");
  await page.locator("button", { hasText: "到文中去看" }).first().click();
  await person.frame("mark.gw.selected");
}

async function copies(person, folder) {
  const before = readFileSync(join(folder, "请示.docx"));
  await person.open("请示.docx");
  await person.run("生成批注副本");
  const told = await person.notification("批注");
  await person.picture("comments-written");
  await told.locator("a.monaco-button", { hasText: "打开副本" }).click();
  assert.ok(statSync(join(folder, "请示.批注.docx")).size > 0);
  const annotated = await person.frame(".docx-comment-ref");
  await annotated.locator(".docx-comment-ref").nth(2).hover();
  await annotated.locator(".docx-comment-popover:visible", { hasText: "依据：《北京市朝阳区人民政府工作规则》第四十四条" }).waitFor();
  await person.picture("copy-with-comments");
  await person.dismiss();
  await person.open("请示.docx");
  await person.run("生成修订副本");
  await person.page.locator(".quick-input-list .monaco-list-row", { hasText: "连须人工确认的也改" }).click();
  const fixed = await person.notification("改动");
  await fixed.locator("a.monaco-button", { hasText: "打开副本" }).click();
  const preview = await person.frame("del");
  assert.ok((await preview.locator("ins, del").count()) > 0);
  await preview.locator("del").first().scrollIntoViewIfNeeded();
  await person.picture("copy-with-changes");
  assert.deepEqual(readFileSync(join(folder, "请示.docx")), before, "the draft itself was changed");
  await person.dismiss();
}

async function waive(person, folder) {
  await person.run("View: Close All Editors");
  await person.open("表格.docx");
  const preview = await person.frame("mark.gw", "张副区长为宣传周题词");
  await preview.locator("mark.gw", { hasText: "题词" }).first().click();
  await preview.locator(".card.pinned button", { hasText: "豁免" }).click();
  const input = person.page.locator(".quick-input-widget input[type=text]").first();
  await input.waitFor();
  await input.fill("区政府主要领导同志已批准");
  await person.picture("reason");
  await person.page.keyboard.press("Enter");
  await person.until("the waiver to be written", async () => readFileSync(join(folder, "gongwen-waivers.toml"), "utf8").includes("区政府主要领导同志已批准"));
  await person.until("the finding to go", async () => (await preview.locator("mark.gw", { hasText: "题词" }).count()) === 0);
  await preview.getByText("另有 1 处已豁免").waitFor();
  await preview.locator("body:not(.busy)").waitFor();
  await person.picture("waived");
  await person.dismiss();
}

async function mend(person, folder) {
  await person.run("View: Close All Editors");
  await person.open("请示.docx");
  const preview = await person.frame("mark.gw", "张副区长：");
  await person.run("送审前检查");
  await person.frame(".verdict h1", "还不能送审");
  copyFileSync(join(folder, "合格.docx"), join(folder, "请示.docx")); // as Word saves it
  await person.until("the highlights to go", async () => (await preview.locator("mark.gw.error").count()) === 0);
  await person.frame(".verdict h1", "送审");
  await person.until("it to be ready", async () => {
    const page = await person.frame(".verdict");
    return (await page.locator(".verdict.ready, .verdict.look").count()) > 0;
  });
  await person.picture("mended");
}

async function text(person) {
  const { page } = person;
  await person.run("View: Close All Editors");
  await person.open("拟稿.md");
  await page.locator(".squiggly-error").first().waitFor({ timeout: PATIENCE });
  await page.locator(".view-line", { hasText: "张副区长：" }).locator("span span").first().hover({ position: { x: 110, y: 8 } });
  await page.locator(".monaco-hover", { hasText: "不得以本机关名义" }).first().waitFor();
  await person.picture("text-draft");
}

async function everything(person) {
  const { page } = person;
  await person.run("检查工作区");
  await person.notification("1 份无法检查");
  await page.locator(".pane", { hasText: "查过的文稿" }).getByText("损坏.docx").first().waitFor();
  await person.picture("workspace");
  await person.dismiss();
  await person.run("解释条款");
  const input = page.locator(".quick-input-widget input[type=text]").first();
  await input.waitFor();
  await page.locator(".quick-input-list .monaco-list-row", { hasText: "CY" }).first().waitFor();
  await input.fill("合法性审查");
  await person.picture("explain");
  await page.keyboard.press("Enter");
  await person.frame("main.article h1");
  await person.run("View: Show Explorer");
}

async function dark(person) {
  await person.run("View: Close All Editors");
  await person.run("Preferences: Toggle between Light/Dark Themes");
  await person.open("文本框.docx");
  const preview = await person.frame("mark.gw", "张副区长：");
  await preview.locator("mark.gw", { hasText: "王" }).first().click();
  await preview.locator(".card.pinned").waitFor();
  await person.picture("dark-text-box");
  await person.run("送审前检查");
  await person.frame(".verdict h1", "还不能送审");
  await person.picture("dark-narrow");
}

/** Where there is no linter, the draft is shown all the same, and what to do is said. */
async function withoutPython({ folder, vsix, shots }) {
  const settings = { "gongwen.python": "/nowhere/python", "workbench.colorTheme": "Default Light Modern" };
  const code = await start({ vsix, settings });
  const { browser, page } = await look();
  const person = new Person(page, shots, "without-python-");
  try {
    await person.enter(code, folder);
    await person.open("文本框.docx");
    const preview = await person.frame(".notice", "gongwen-lint");
    await preview.locator("section.docx").first().waitFor();
    await person.status(/没有找到检查程序/);
    await person.picture("no-linter");
    await preview.locator(".notice button", { hasText: "怎样安装" }).click();
    await person.frame("pre, code", "python -m pip install");
    await person.picture("how-to-install");
    assert.ok(existsSync(join(folder, "文本框.docx")));
  } catch (problem) {
    await person.picture("failed").catch(() => undefined);
    throw problem;
  } finally {
    await browser.close();
    await code.stop();
  }
}
