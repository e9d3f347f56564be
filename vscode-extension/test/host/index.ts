/** Runs the suites in the extension host; which, says GONGWEN_SUITES (names without .test.js). */

import * as path from "node:path";
import Mocha from "mocha";

export function run(): Promise<void> {
  const mocha = new Mocha({ ui: "bdd", timeout: 30_000, reporter: "spec", color: false });
  for (const suite of (process.env["GONGWEN_SUITES"] ?? "").split(",").filter(Boolean)) {
    mocha.addFile(path.join(__dirname, `${suite}.test.js`));
  }
  return new Promise((resolve, reject) => {
    mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} of the tests failed`))));
  });
}
