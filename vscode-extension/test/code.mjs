// A real VS Code without a window: the server that code-server carries, and Chromium to look at it.
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const HOME = join(dirname(fileURLToPath(import.meta.url)), "..");
const RELEASE = "4.100.3"; // VS Code 1.100.3; later ones want a newer Node than Debian 12 has
const CACHE = join(process.env.GONGWEN_CACHE ?? join(HOME, "..", ".cache"), `code-server-${RELEASE}`);
const CODE = join(CACHE, "node_modules", "code-server", "lib", "vscode");
const PATIENCE = 60_000;

function which(name) {
  try {
    return execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

/** Chromium's path, "" where there is none. */
export const browserPath = () => process.env.GONGWEN_CHROMIUM || which("chromium") || which("chromium-browser") || which("google-chrome");

/** Have VS Code in the cache. Nothing of it is compiled, and no install script runs. */
export function install() {
  const done = join(CACHE, "complete");
  if (existsSync(done)) {
    return;
  }
  rmSync(CACHE, { recursive: true, force: true });
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(join(CACHE, "package.json"), '{"private": true}\n');
  const npm = (folder, ...words) =>
    execFileSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", ...words], { cwd: folder, stdio: ["ignore", "inherit", "inherit"] });
  npm(CACHE, `code-server@${RELEASE}`);
  npm(CODE, "--omit=dev");
  npm(join(CODE, "extensions"), "--omit=dev");
  const ripgrep = join(CODE, "node_modules", "@vscode", "ripgrep", "bin");
  mkdirSync(ripgrep, { recursive: true });
  if (which("rg") && !existsSync(join(ripgrep, "rg"))) {
    symlinkSync(which("rg"), join(ripgrep, "rg"));
  }
  writeFileSync(done, createHash("sha256").update(readFileSync(join(CODE, "product.json"))).digest("hex"));
}

async function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** A running VS Code with folders of its own; `stop` ends it and takes them away. */
export async function start({ settings = {}, vsix, trust = true, env = {}, args = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "gongwen-code-"));
  const data = join(folder, "data");
  const extensions = join(folder, "extensions");
  mkdirSync(join(data, "data", "User"), { recursive: true });
  mkdirSync(extensions);
  const calm = {
    "workbench.startupEditor": "none",
    "telemetry.telemetryLevel": "off",
    "extensions.autoCheckUpdates": false,
    "extensions.autoUpdate": false,
    "extensions.ignoreRecommendations": true,
    "workbench.enableExperiments": false,
    "update.showReleaseNotes": false,
    "git.enabled": false,
    "security.workspace.trust.startupPrompt": "never",
    "security.workspace.trust.banner": "never",
  };
  writeFileSync(join(data, "data", "User", "settings.json"), JSON.stringify({ ...calm, ...settings }));
  const common = ["--server-data-dir", data, "--extensions-dir", extensions];
  const main = join(CODE, "out", "server-main.js");
  if (vsix) {
    execFileSync(process.execPath, [main, ...common, "--install-extension", vsix, "--force"], { stdio: ["ignore", "pipe", "pipe"] });
  }
  const port = await freePort();
  const words = ["--host", "127.0.0.1", "--port", String(port), "--without-connection-token", "--accept-server-license-terms", "--enable-smoke-test-driver", ...common, ...args];
  if (trust) {
    words.push("--disable-workspace-trust");
  }
  const server = spawn(process.execPath, [main, ...words], { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
  let log = "";
  const ready = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`VS Code did not start:\n${log}`)), PATIENCE);
    const hear = (data_) => {
      log += data_;
      if (log.includes("Extension host agent listening")) {
        clearTimeout(timer);
        resolve();
      }
    };
    server.stdout.on("data", hear);
    server.stderr.on("data", hear);
    server.on("exit", (code) => reject(new Error(`VS Code ended (${code}):\n${log}`)));
  });
  await ready;
  return {
    port,
    folder,
    data,
    address: `http://127.0.0.1:${port}`,
    log: () => log,
    async stop() {
      server.removeAllListeners("exit");
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGTERM");
      const timer = setTimeout(() => server.kill("SIGKILL"), 5000);
      await ended;
      clearTimeout(timer);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** A browser window. */
export async function look({ width = 1440, height = 900, scheme = "light", locale = "zh-CN" } = {}) {
  const browser = await chromium.launch({
    executablePath: browserPath(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, locale });
  return { browser, page: await context.newPage() };
}
