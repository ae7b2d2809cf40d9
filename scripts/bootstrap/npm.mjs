import { basename, delimiter, dirname } from "node:path";
import { runChild } from "./child.mjs";

/**
 * Runs npm under a given Node; its output goes to standard error, which leaves standard output to the task.
 * @param {string} node The executable.
 * @param {string[]} args
 * @param {string} cwd
 * @param {(pid: number) => void} [started]
 * @returns {Promise<number>} npm's exit code.
 */
export function runNpm(node, args, cwd, started = () => {}) {
  const env = { ...process.env, PATH: [dirname(node), process.env.PATH ?? ""].join(delimiter) };
  /** @type {import("node:child_process").SpawnOptions} */
  const options = { cwd, env, stdio: ["ignore", process.stderr, "inherit"] };
  /** @param {import("node:child_process").ChildProcess} child */
  const tell = (child) => started(child.pid ?? process.pid);
  const npm = process.env.npm_execpath;
  // `npm start` says where npm itself is, a script that needs no shell to run.
  if (npm !== undefined && basename(npm) === "npm-cli.js")
    return runChild(node, [npm, ...args], options, tell);
  return runChild("npm", args, { ...options, shell: process.platform === "win32" }, tell);
}
