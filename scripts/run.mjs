// Runs one task on a fresh clone: the right Node, the locked dependencies, then the task itself.
// Plain JavaScript without dependencies, because it runs on whatever Node (>= 18) the reader has.
import { existsSync, mkdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runChild } from "./bootstrap/child.mjs";
import { install, isInstalled } from "./bootstrap/dependencies.mjs";
import { acquireLock } from "./bootstrap/lock.mjs";
import { fetchedNode, fetchNode, isRightNode } from "./bootstrap/node.mjs";
import { whenParentIsGone } from "./bootstrap/orphan.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const toolchain = join(root, ".toolchain");
const platform = `${process.platform}-${process.arch}`;

if (process.env.npm_lifecycle_event !== undefined)
  whenParentIsGone(() => process.kill(process.pid, "SIGTERM"));

try {
  process.exitCode = await runTask(await prepare(), process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** @returns {Promise<string>} The Node to run the task under. */
async function prepare() {
  const node = isRightNode(process.versions.node) ? process.execPath : fetchedNode(toolchain, platform);
  if (node !== undefined && existsSync(node) && isInstalled(root)) return node;
  mkdirSync(toolchain, { recursive: true });
  const lock = await acquireLock(join(toolchain, "lock"), (owner) =>
    console.error(`Waiting for process ${owner.pids.join(", ")}, which installs the dependencies.`),
  );
  try {
    const right = node === process.execPath ? node : await fetchNode(toolchain, platform, lock.share);
    if (!isInstalled(root)) await install(root, right, lock.share);
    return right;
  } finally {
    lock.release();
  }
}

/**
 * @param {string} node
 * @param {string[]} args
 */
function runTask(node, args) {
  const path = [dirname(node), join(root, "node_modules", ".bin"), process.env.PATH ?? ""].join(delimiter);
  const env = { ...process.env, PATH: path };
  // The channel carries no messages: its end tells the task that this process was killed.
  return runChild(node, [join(root, "scripts", "tasks.ts"), ...args], {
    env,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
}
