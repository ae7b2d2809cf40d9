import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { runNpm } from "./npm.mjs";

/**
 * Whether `node_modules` is what the lock says, installed to its end. The stamp lies in `node_modules`, which
 * `npm ci` empties before anything else: a killed install has none, nor has one that was made by hand.
 * @param {string} root
 */
export function isInstalled(root) {
  const stamp = stampFile(root);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === wanted(root);
}

/**
 * Says that `node_modules` is what the lock says.
 * @param {string} root
 */
export function markInstalled(root) {
  mkdirSync(dirname(stampFile(root)), { recursive: true });
  writeFileSync(stampFile(root), wanted(root));
}

/**
 * @param {string} root
 * @param {string} node The executable that the dependencies will run under: npm picks their binaries by it.
 * @param {(pid: number) => void} started Given the process that does the work.
 * @throws If npm fails.
 */
export async function install(root, node, started) {
  console.error("Installing the dependencies that package-lock.json names.");
  const code = await runNpm(node, ["ci", "--no-audit", "--no-fund"], root, started);
  if (code !== 0) throw new Error("npm ci failed: see above.");
  markInstalled(root);
}

/** @param {string} root */
function stampFile(root) {
  return join(root, "node_modules", ".green-ledger-lock");
}

/** @param {string} root */
function wanted(root) {
  const lock = readFileSync(join(root, "package-lock.json"));
  return createHash("sha256").update(lock).update(`${process.platform}-${process.arch}`).digest("hex");
}
