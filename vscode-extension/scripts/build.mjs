// Bundle the extension and the page of its preview, and lay the sample draft beside them.
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = join(dirname(fileURLToPath(import.meta.url)), "..");
const common = { bundle: true, minify: true, sourcemap: false, legalComments: "inline", logLevel: "warning", absWorkingDir: here, metafile: true };

await rm(join(here, "dist"), { recursive: true, force: true });
const made = [];
made.push(await build({ ...common, entryPoints: ["src/extension.ts"], outfile: "dist/extension.js", platform: "node", target: "node18", format: "cjs", external: ["vscode"] }));
made.push(await build({ ...common, entryPoints: ["src/webview/main.ts"], outfile: "dist/preview.js", platform: "browser", target: "chrome114", format: "iife", tsconfig: "src/webview/tsconfig.json" }));

const sample = join(here, "..", "fixtures", "sample");
await mkdir(join(here, "dist", "sample"), { recursive: true });
await copyFile(join(sample, "qingshi.docx"), join(here, "dist", "sample", "请示.docx"));
await copyFile(join(sample, "gongwen-lint.toml"), join(here, "dist", "sample", "gongwen-lint.toml"));
await copyFile(join(here, "..", "LICENSE"), join(here, "LICENSE"));

// the licences of what is bundled
const inputs = made.flatMap(({ metafile }) => Object.keys(metafile.inputs));
const packages = [...new Set(inputs.map((file) => /^(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]).filter(Boolean))].sort();
const notices = [];
for (const folder of packages) {
  const { name, version, license } = JSON.parse(await readFile(join(here, folder, "package.json"), "utf8"));
  const file = (await readdir(join(here, folder))).find((one) => /^licen[cs]e/i.test(one));
  const text = file ? await readFile(join(here, folder, file), "utf8") : "";
  notices.push(`${name} ${version} (${license})\n\n${text.trim()}\n`);
}
await writeFile(join(here, "dist", "third-party-notices.txt"), notices.join(`\n${"-".repeat(80)}\n\n`));
