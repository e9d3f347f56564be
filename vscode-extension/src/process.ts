/** Running a program: never through a shell, never in the folder of the drafts, with an end to its patience. */

import { execFile } from "node:child_process";

export interface Ended {
  /** -1 where it could not be started or did not end in time. */
  status: number;
  out: string;
  err: string;
}

export interface Way {
  cwd: string;
  env?: NodeJS.ProcessEnv;
  /** Milliseconds. */
  timeout: number;
}

/** Run a program to its end. Never rejects. */
export function run(command: string, parameters: readonly string[], way: Way): Promise<Ended> {
  return new Promise((resolve) => {
    const options = {
      cwd: way.cwd,
      env: way.env ?? process.env,
      timeout: way.timeout,
      maxBuffer: 16 << 20,
      windowsHide: true,
      encoding: "utf8" as const,
    };
    execFile(command, parameters, options, (problem, out, err) => {
      const status = problem === null ? 0 : typeof problem.code === "number" ? problem.code : -1;
      resolve({ status, out, err: err || (status === -1 ? (problem?.message ?? "") : "") });
    });
  });
}
