import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rename, rm, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DevchainError, messageOf } from "./errors.ts";

/** Held while a chain is open. */
export type DataDirLock = { release(): Promise<void> };

/**
 * Takes the data folder for this process. The lock of a dead process is taken over.
 * @throws DevchainError `chain_locked`, naming the process that holds it; `chain_data_dir_unusable`
 */
export async function lockDataDir(dataDir: string, log: (message: string) => void): Promise<DataDirLock> {
  try {
    await mkdir(dataDir, { recursive: true });
    return await takeLock(dataDir, log);
  } catch (error) {
    if (error instanceof DevchainError) throw error;
    throw new DevchainError(
      "chain_data_dir_unusable",
      `The data folder ${dataDir} can not be used (${messageOf(error)}). ` +
        "Check its disk and its permissions, or use another folder.",
      { cause: error },
    );
  }
}

async function takeLock(dataDir: string, log: (message: string) => void): Promise<DataDirLock> {
  const path = join(dataDir, "LOCK");
  const own = `${process.pid} ${await birthOf(process.pid)}\n`;

  // `link` fails when the name exists, so a lock appears whole or not at all.
  const draft = join(dataDir, `LOCK.${randomUUID()}.draft`);
  try {
    await writeFile(draft, own);
    while (!(await tryLink(draft, path))) {
      const held = await readIfPresent(path);
      if (held === undefined) continue;
      if (await isHeld(held)) throw lockedBy(dataDir, path, held);
      if (!(await moveAway(path, held))) throw lockedBy(dataDir, path, (await readIfPresent(path)) ?? held);
      log(`took over the lock of process ${pidOf(held)}, which is gone`);
    }
  } finally {
    await rm(draft, { force: true });
  }

  return {
    async release() {
      if ((await readIfPresent(path)) === own) await unlink(path);
    },
  };
}

async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

/** Two starts may both see a stale lock: only the one that moves exactly that text away may go on. */
async function moveAway(path: string, stale: string): Promise<boolean> {
  const aside = `${path}.${randomUUID()}.stale`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return true;
    throw error;
  }
  const moved = await readFile(aside, "utf8");
  const isStale = moved === stale;
  if (!isStale) await tryLink(aside, path);
  await unlink(aside);
  return isStale;
}

async function isHeld(text: string): Promise<boolean> {
  const pid = pidOf(text);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, "EPERM");
  }
  // A number is given out again after a restart or in a new container: the birth tells two holders apart.
  const birth = text.trim().split(" ")[1];
  const birthNow = await birthOf(pid);
  return birth === UNKNOWN_BIRTH || birthNow === UNKNOWN_BIRTH || birth === birthNow;
}

const UNKNOWN_BIRTH = "-";

/** Boot and start time of a process, where the system tells (Linux). */
async function birthOf(pid: number): Promise<string> {
  try {
    const [boot, stat] = await Promise.all([
      readFile("/proc/sys/kernel/random/boot_id", "utf8"),
      readFile(`/proc/${pid}/stat`, "utf8"),
    ]);
    // The command name may hold spaces; the start time is the 20th field after its closing bracket.
    const startTime = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    return `${boot.trim()}:${startTime}`;
  } catch {
    return UNKNOWN_BIRTH;
  }
}

function pidOf(text: string): number {
  return Number(text.trim().split(" ")[0]);
}

function lockedBy(dataDir: string, path: string, text: string): DevchainError {
  return new DevchainError(
    "chain_locked",
    `The chain in ${dataDir} is in use by process ${pidOf(text)}. ` +
      `Stop that process first, or use another data folder (the lock is ${path}).`,
  );
}

async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
