/** The Python that runs gongwen-lint: found, asked what it has, and told where the bundled linter lies if it has none. */

import * as fs from "node:fs";
import * as path from "node:path";
import { candidates, type Surroundings } from "./candidates";
import { run } from "./process";
import { say } from "./words";

export interface Interpreter {
  command: string;
  version: string;
  bundled: boolean;
  env: NodeJS.ProcessEnv;
  /** A folder in which nothing of the user's lies. */
  cwd: string;
}

export interface Search {
  interpreter?: Interpreter;
  /** Why those that looked promising were not taken, in words. */
  problems: string[];
}

export interface Wishes {
  setting: string;
  linter: "auto" | "bundled" | "installed";
  folders: readonly string[];
  trusted: boolean;
  /** The extension's folder; the bundled linter lies in its `bundled`. */
  home: string;
}

interface Told {
  python: [number, number];
  tag: string;
  version: string | null;
  lsp: boolean;
  preview: boolean;
}

const LEAST = [3, 10] as const;
const PATIENCE = 20_000;
const QUESTION = `
import json, platform, sys
from importlib.util import find_spec
told = {"python": list(sys.version_info[:2]), "tag": "-".join((sys.implementation.cache_tag, platform.system(), platform.machine())).lower(), "version": None, "lsp": False, "preview": False}
if sys.version_info >= (3, 10) and find_spec("gongwen_lint"):
    try:
        from gongwen_lint.version import __version__
        told["version"] = __version__
        told["lsp"] = find_spec("pygls") is not None and find_spec("lxml") is not None
        told["preview"] = find_spec("gongwen_lint.lsp.preview") is not None
    except Exception:
        pass
print(json.dumps(told))
`;

/** Look for a Python that can run the server. */
export async function search(wishes: Wishes): Promise<Search> {
  const problems: string[] = [];
  const spare: { command: string; told: Told }[] = [];
  for (const { command, origin } of candidates(surroundings(wishes))) {
    const told = await ask(command, environment(), wishes.home);
    if (!told) {
      if (origin === "setting") {
        problems.push(say("badSetting", command));
      }
      continue;
    }
    if (told.python[0] < LEAST[0] || (told.python[0] === LEAST[0] && told.python[1] < LEAST[1])) {
      if (origin === "setting") {
        problems.push(say("oldPython", command, told.python.join(".")));
      }
      continue;
    }
    spare.push({ command, told });
    if (wishes.linter === "bundled") {
      continue;
    }
    const problem = !told.version
      ? origin === "setting" ? say("badSetting", command) : ""
      : !told.lsp ? say("noServer", command) : !told.preview ? say("oldLinter", command, told.version) : undefined;
    if (problem === undefined) {
      return { interpreter: made(command, told, environment(), false, wishes), problems };
    }
    if (problem) {
      problems.push(problem);
    }
  }
  if (wishes.linter !== "installed") {
    for (const { command, told } of spare) {
      const env = bundle(wishes.home, told.tag);
      const again = env && (await ask(command, env, wishes.home));
      if (env && again && again.version && again.lsp && again.preview) {
        return { interpreter: made(command, again, env, true, wishes), problems };
      }
    }
  }
  return { problems };
}

function surroundings(wishes: Wishes): Surroundings {
  return {
    platform: process.platform,
    path: process.env["PATH"] ?? process.env["Path"] ?? "",
    setting: wishes.setting,
    folders: wishes.folders,
    trusted: wishes.trusted,
    exists: (file) => fs.existsSync(file),
    firstLine,
  };
}

function firstLine(file: string): string {
  try {
    const open = fs.openSync(file, "r");
    const start = Buffer.alloc(512);
    const length = fs.readSync(open, start, 0, start.length, 0);
    fs.closeSync(open);
    return start.toString("utf8", 0, length).split(/\r?\n/, 1)[0] ?? "";
  } catch {
    return "";
  }
}

async function ask(command: string, env: NodeJS.ProcessEnv, cwd: string): Promise<Told | undefined> {
  const ended = await run(command, ["-c", QUESTION], { cwd, env, timeout: PATIENCE });
  try {
    return ended.status === 0 ? (JSON.parse(ended.out) as Told) : undefined;
  } catch {
    return undefined;
  }
}

function made(command: string, told: Told, env: NodeJS.ProcessEnv, bundled: boolean, wishes: Wishes): Interpreter {
  return { command, version: told.version ?? "", bundled, env, cwd: wishes.home };
}

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, PYTHONUTF8: "1", PYTHONIOENCODING: "utf-8", PYTHONSAFEPATH: "1" };
}

/** The environment in which a Python finds the bundled linter, where there is one for it. */
function bundle(home: string, tag: string): NodeJS.ProcessEnv | undefined {
  const pure = path.join(home, "bundled", "pure");
  const native = path.join(home, "bundled", "native", tag);
  if (!fs.existsSync(pure) || !fs.existsSync(native)) {
    return undefined;
  }
  return { ...environment(), PYTHONPATH: [pure, native].join(path.delimiter), PYTHONNOUSERSITE: "1" };
}
