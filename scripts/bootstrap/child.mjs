import { spawn } from "node:child_process";
import { constants } from "node:os";

/** @import { ChildProcess, SpawnOptions } from "node:child_process" */

/** @type {NodeJS.Signals[]} */
const FORWARDED = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs a program to its end, passing on the signals that this process receives meanwhile.
 * @param {string} command
 * @param {string[]} args
 * @param {SpawnOptions} options
 * @param {(child: ChildProcess) => void} [started] Called once the program runs.
 * @returns {Promise<number>} The exit code: 128 + n if signal n ended the program, 127 if it could not be started.
 */
export function runChild(command, args, options, started = () => {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, options);
    const handlers = FORWARDED.map((signal) => {
      const handler = () => {
        if (isSentToGroup(signal)) return;
        child.kill(signal);
      };
      process.on(signal, handler);
      return { signal, handler };
    });
    /** @param {number} code */
    const finish = (code) => {
      for (const { signal, handler } of handlers) process.off(signal, handler);
      resolve(code);
    };
    child.on("spawn", () => started(child));
    child.on("error", (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      finish(127);
    });
    child.on("exit", (code, signal) => finish(exitCode(code, signal)));
  });
}

/**
 * A terminal sends Ctrl-C to every process in it; sent a second time, it would look like "now!" to the program.
 * @param {NodeJS.Signals} signal
 */
function isSentToGroup(signal) {
  return signal === "SIGINT" && process.stdin.isTTY === true;
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function exitCode(code, signal) {
  if (signal !== null) return 128 + (constants.signals[signal] ?? 0);
  return code ?? 1;
}
