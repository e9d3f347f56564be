// Bundle the extension and the page of its preview, and lay the sample draft beside them.
import { copyFile, mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = join(dirname(fileURLToPath(import.meta.url)), "..");
const common = { bundle: true, minify: true, sourcemap: false, legalComments: "inline", logLevel: "warning", absWorkingDir: here };

await rm(join(here, "dist"), { recursive: true, force: true });
await build({ ...common, entryPoints: ["src/extension.ts"], outfile: "dist/extension.js", platform: "node", target: "node18", format: "cjs", external: ["vscode"] });
await build({ ...common, entryPoints: ["src/webview/main.ts"], outfile: "dist/preview.js", platform: "browser", target: "chrome114", format: "iife", tsconfig: "src/webview/tsconfig.json" });

const sample = join(here, "..", "fixtures", "sample");
await mkdir(join(here, "dist", "sample"), { recursive: true });
await copyFile(join(sample, "qingshi.docx"), join(here, "dist", "sample", "请示.docx"));
await copyFile(join(sample, "gongwen-lint.toml"), join(here, "dist", "sample", "gongwen-lint.toml"));
await copyFile(join(here, "..", "LICENSE"), join(here, "LICENSE"));
