// All tests of the extension. `npm test` runs them with the Python that GONGWEN_PYTHON names, else one on PATH.
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { browserPath, HOME, install } from "./code.mjs";
import { runHost } from "./host.mjs";
import { personsPath } from "./person.mjs";

const python = process.env.GONGWEN_PYTHON ?? "python3";
const shots = join(HOME, "out", "screenshots");
const wanted = process.argv.slice(2);
const wants = (name) => wanted.length === 0 || wanted.includes(name);

function say(words) {
  console.log(`\n-- ${words}`);
}

/** A folder of drafts of its own. */
function drafts() {
  const folder = mkdtempSync(join(tmpdir(), "gongwen-drafts-"));
  execFileSync(python, [join(HOME, "test", "drafts.py"), folder], { stdio: "inherit" });
  return folder;
}

/** The same with traps: an interpreter in .venv, settings that name another, configuration that turns checks off. */
function trapped() {
  const folder = drafts();
  const trap = `#!/bin/sh\ntouch '${folder}/ran'\nexit 1\n`;
  for (const place of [join(folder, ".venv", "bin", "python"), join(folder, "python")]) {
    mkdirSync(join(place, ".."), { recursive: true });
    writeFileSync(place, trap);
    chmodSync(place, 0o755);
  }
  mkdirSync(join(folder, ".vscode"));
  writeFileSync(join(folder, ".vscode", "settings.json"), JSON.stringify({ "gongwen.python": join(folder, "python") }));
  writeFileSync(join(folder, "gongwen-lint.toml"), 'ignore = ["CY44-6"]\n');
  return folder;
}

async function host(name, suites, folder, trust) {
  say(`in the extension host: ${name}`);
  const settings = { "gongwen.python": execFileSync(python, ["-c", "import sys; print(sys.executable)"], { encoding: "utf8" }).trim() };
  if (!trust) {
    settings["security.workspace.trust.enabled"] = true;
  }
  try {
    const entry = join(HOME, "out", "test", "index.js");
    const status = await runHost({ folder, entry, settings, trust, env: { GONGWEN_SUITES: suites.join(",") } });
    if (status !== 0) {
      throw new Error(`tests failed in the extension host: ${name}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main() {
  if (!browserPath()) {
    throw new Error("chromium is not installed: apt-get install chromium, or set GONGWEN_CHROMIUM");
  }
  say("VS Code");
  install();
  const entries = readdirSync(join(HOME, "test", "host")).filter((file) => /^(index|.*\.test)\.ts$/.test(file));
  const entryPoints = entries.map((file) => join("test", "host", file));
  await build({ absWorkingDir: HOME, entryPoints, outdir: "out/test", bundle: true, platform: "node", format: "cjs", external: ["vscode", "mocha"], logLevel: "warning", sourcemap: "inline" });
  if (wants("host")) {
    await host("trusted", ["candidates", "preview", "commands"], drafts(), true);
  }
  if (wants("trust")) {
    await host("untrusted", ["trust"], trapped(), false);
  }
  if (wants("person")) {
    say("a person's path through the installed extension");
    rmSync(shots, { recursive: true, force: true });
    mkdirSync(shots, { recursive: true });
    const vsix = join(HOME, "gongwen-lint.vsix");
    if (!existsSync(vsix)) {
      throw new Error("there is no gongwen-lint.vsix: npm run package");
    }
    const folder = drafts();
    try {
      await personsPath({ folder, vsix, shots, python });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    console.log(`screenshots: ${shots}`);
  }
}

main().catch((problem) => {
  console.error(problem);
  process.exitCode = 1;
});
