// Mocha inside the extension host of a real VS Code, with the real `vscode` API.
import { HOME, look, start } from "./code.mjs";

const PATIENCE = 180_000;
const NOISE = /spdlog|watchdog|open-vsx\.org/; // native modules that are not compiled, a gallery that is not asked

/** Run the suites in a window on a folder; the number of failures. */
export async function runHost({ folder, entry, settings, trust = true, env = {} }) {
  const code = await start({ settings, trust, env });
  const { browser, page } = await look();
  try {
    const remote = (path) => `vscode-remote://127.0.0.1:${code.port}${path}`;
    const payload = [
      ["extensionDevelopmentPath", remote(HOME)],
      ["extensionTestsPath", remote(entry)],
    ];
    const ended = new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("the tests in the extension host did not end")), PATIENCE);
      void page.exposeFunction("codeAutomationLog", (_, parts) => NOISE.test(parts.join(" ")) || console.log(...parts));
      void page.exposeFunction("codeAutomationExit", (status) => {
        clearTimeout(timer);
        resolve(status);
      });
    });
    await page.goto(`${code.address}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
    return await ended;
  } catch (problem) {
    console.error(code.log().split("\n").filter((line) => !NOISE.test(line)).slice(-20).join("\n"));
    throw problem;
  } finally {
    await browser.close();
    await code.stop();
  }
}
