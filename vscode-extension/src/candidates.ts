/** Where a Python with gongwen-lint may be, in the order in which it is looked for. Knows nothing of the editor. */

import * as path from "node:path";

export interface Surroundings {
  platform: NodeJS.Platform;
  /** The value of PATH. */
  path: string;
  /** The setting, "" where there is none. */
  setting: string;
  /** Folders of the workspace. */
  folders: readonly string[];
  /** Whether the user trusts these folders. */
  trusted: boolean;
  exists: (file: string) => boolean;
  /** The first line of a script, "" where it is none. */
  firstLine: (file: string) => string;
}

export interface Candidate {
  command: string;
  /** Where it was found. */
  origin: "setting" | "workspace" | "path";
}

/** The candidates; each once. Nothing lying in an untrusted folder is among them, not even by way of PATH. */
export function candidates(around: Surroundings): Candidate[] {
  if (around.setting) {
    return [{ command: around.setting, origin: "setting" }];
  }
  const found: Candidate[] = [];
  const add = (command: string, origin: Candidate["origin"]): void => {
    if (!found.some((known) => known.command === command)) {
      found.push({ command, origin });
    }
  };
  const windows = around.platform === "win32";
  const paths = windows ? path.win32 : path.posix;
  if (around.trusted) {
    for (const folder of around.folders) {
      for (const name of [".venv", "venv"]) {
        const python = windows ? paths.join(folder, name, "Scripts", "python.exe") : paths.join(folder, name, "bin", "python");
        if (around.exists(python)) {
          add(python, "workspace");
        }
      }
    }
  }
  const places = around.path
    .split(paths.delimiter)
    .filter((place) => paths.isAbsolute(place) && (around.trusted || !inside(place, around.folders, paths)));
  for (const python of places.flatMap((place) => besideCommand(place, around, windows, paths))) {
    add(python, "path");
  }
  for (const name of windows ? ["python.exe", "python3.exe", "py.exe"] : ["python3", "python"]) {
    for (const place of places) {
      const python = paths.join(place, name);
      if (around.exists(python)) {
        add(python, "path");
      }
    }
  }
  return found;
}

/** The Python behind the command `gongwen-lint` in a folder of PATH (installed with pipx, or in an active environment). */
function besideCommand(place: string, around: Surroundings, windows: boolean, paths: path.PlatformPath): string[] {
  if (windows) {
    const beside = [paths.join(place, "python.exe"), paths.join(place, "..", "python.exe")];
    return around.exists(paths.join(place, "gongwen-lint.exe")) ? beside.filter((file) => around.exists(file)) : [];
  }
  const script = paths.join(place, "gongwen-lint");
  const python = around.exists(script) ? /^#!\s*(\/\S*python[\d.]*)\s*$/.exec(around.firstLine(script))?.[1] : undefined;
  return python && around.exists(python) && (around.trusted || !inside(python, around.folders, paths)) ? [python] : [];
}

function inside(place: string, folders: readonly string[], paths: path.PlatformPath): boolean {
  return folders.some((folder) => {
    const way = paths.relative(folder, place);
    return way === "" || (!way.startsWith("..") && !paths.isAbsolute(way));
  });
}
