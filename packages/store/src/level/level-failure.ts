import { StoreError } from "../codec/store-error.ts";

const DISK_FULL = /no space left on device|disk quota exceeded|file too large|ENOSPC|EDQUOT|EFBIG/i;
const NOT_WRITABLE = /permission denied|read-only file system|EACCES|EROFS|EPERM/i;
const DAMAGED = /corruption|no such file|does not exist|missing files|bad block|checksum mismatch/i;

/** What LevelDB or the disk reports, as one of the stable codes. Errors that are ours already stay as they are. */
export function levelFailure(cause: unknown, directory: string, remedy: string): StoreError {
  if (cause instanceof StoreError) return cause;
  const { codes, text } = unfold(cause);
  if (codes.has("LEVEL_LOCKED")) {
    const message = `Another process has the store ${directory} open. Stop it, or give this one another folder.`;
    return new StoreError("store_locked", message, { cause });
  }
  if (DISK_FULL.test(text)) {
    const message = `The disk that holds ${directory} is full. Free some space and start again; nothing was half written.`;
    return new StoreError("disk_full", message, { cause });
  }
  if (NOT_WRITABLE.test(text)) {
    const message = `The store ${directory} cannot be written to. Give this user the right to write there.`;
    return new StoreError("store_unwritable", message, { cause });
  }
  if (codes.has("LEVEL_CORRUPTION") || DAMAGED.test(text)) {
    return new StoreError("store_corrupt", `The store ${directory} is damaged. ${remedy}`, { cause });
  }
  return new StoreError("store_failed", `The store ${directory} failed: ${text}.`, { cause });
}

/** Codes and messages of an error and its causes. */
function unfold(error: unknown): { codes: Set<unknown>; text: string } {
  const codes = new Set<unknown>();
  const messages: string[] = [];
  for (let e = error; e instanceof Error; e = e.cause) {
    if ("code" in e) codes.add(e.code);
    messages.push(e.message);
  }
  return { codes, text: messages.length === 0 ? String(error) : messages.join(": ") };
}
