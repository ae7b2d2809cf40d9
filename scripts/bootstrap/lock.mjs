import { mkdirSync, readFileSync, renameSync, rmSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

/**
 * @typedef {object} Owner
 * @property {number[]} pids The processes that may be at work under the lock.
 * @property {string} host
 */

/**
 * @typedef {object} Lock
 * @property {(pid: number) => void} share Names another process that works under the lock.
 * @property {() => void} release
 */

/** A takeover takes milliseconds; one that is older was killed. */
const TAKEOVER_LIMIT_MS = 10_000;

/** A process on another machine cannot be looked at; no install takes this long. */
const FOREIGN_LIMIT_MS = 30 * 60_000;

/**
 * Waits until nobody else holds the lock, then holds it. The lock of a process that died is taken over.
 * @param {string} path A folder that exists exactly while the lock is held.
 * @param {(owner: Owner) => void} waiting Called once if someone else holds it.
 * @returns {Promise<Lock>}
 */
export async function acquireLock(path, waiting) {
  let told = false;
  while (!create(path)) {
    const owner = readOwner(path);
    if (owner !== undefined && isStale(path, owner) && takeOver(path)) break;
    if (owner !== undefined && !told) {
      waiting(owner);
      told = true;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    share: (pid) => writeOwner(path, [process.pid, pid]),
    release: () => rmSync(path, { recursive: true, force: true }),
  };
}

/**
 * The folder appears with its owner inside: prepared aside, then renamed, which fails if the name is taken.
 * @param {string} path
 */
function create(path) {
  const prepared = `${path}-${process.pid}`;
  mkdirSync(prepared, { recursive: true });
  writeOwner(prepared, [process.pid]);
  try {
    renameSync(prepared, path);
    return true;
  } catch {
    rmSync(prepared, { recursive: true, force: true });
    return false;
  }
}

/**
 * Of several that see a dead owner, one gets to write `next`; who writes it looks again, because the owner may have
 * changed since.
 * @param {string} path
 */
function takeOver(path) {
  const next = join(path, "next");
  try {
    writeFileSync(next, String(process.pid), { flag: "wx" });
  } catch {
    dropAbandonedTakeover(next);
    return false;
  }
  const owner = readOwner(path);
  const stale = owner !== undefined && isStale(path, owner);
  if (stale) writeOwner(path, [process.pid]);
  rmSync(next, { force: true });
  return stale;
}

/** @param {string} next */
function dropAbandonedTakeover(next) {
  try {
    if (Date.now() - statSync(next).mtimeMs > TAKEOVER_LIMIT_MS) unlinkSync(next);
  } catch {
    // It has just been removed by its writer.
  }
}

/**
 * @param {string} path
 * @param {Owner} owner
 */
function isStale(path, owner) {
  if (owner.host === hostname()) return !owner.pids.some(isAlive);
  try {
    return Date.now() - statSync(ownerFile(path)).mtimeMs > FOREIGN_LIMIT_MS;
  } catch {
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * Dead, but its parent has not noticed: in a container whose first process is no init, for ever.
 * @param {number} pid
 */
function isZombie(pid) {
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

/**
 * @param {string} path
 * @returns {Owner | undefined} Undefined if the lock was released meanwhile.
 */
function readOwner(path) {
  try {
    return JSON.parse(readFileSync(ownerFile(path), "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} path
 * @param {number[]} pids
 */
function writeOwner(path, pids) {
  const file = ownerFile(path);
  writeFileSync(`${file}.${process.pid}`, JSON.stringify({ pids, host: hostname() }));
  renameSync(`${file}.${process.pid}`, file);
}

/** @param {string} path */
function ownerFile(path) {
  return join(path, "owner.json");
}
