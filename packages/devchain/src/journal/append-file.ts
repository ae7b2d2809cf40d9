import { closeSync, fdatasync, fsyncSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** The few operations the journal does on its file; tests put a failing disk here. */
export type AppendFile = {
  /** Writes all bytes at a position. */
  write(bytes: Uint8Array, position: number): void;
  /** Returns when everything written is on the disk. */
  sync(): Promise<void>;
  truncate(length: number): void;
  close(): void;
};

export type OpenAppendFile = (path: string) => AppendFile;

/** Opens or makes a file, with its name safe in its folder. */
export const openAppendFile: OpenAppendFile = (path) => {
  const file = openSync(path, "a+");
  closeSync(file);
  syncFolder(dirname(path));
  // Not "a": on Linux that mode ignores the position.
  const descriptor = openSync(path, "r+");

  return {
    write(bytes, position) {
      let written = 0;
      while (written < bytes.length) {
        written += writeSync(descriptor, bytes, written, bytes.length - written, position + written);
      }
    },
    sync() {
      return new Promise((resolve, reject) => {
        fdatasync(descriptor, (error) => (error === null ? resolve() : reject(error)));
      });
    },
    truncate(length) {
      ftruncateSync(descriptor, length);
    },
    close() {
      closeSync(descriptor);
    },
  };
};

function syncFolder(path: string): void {
  // Windows has no handle on folders, and keeps names without this.
  if (process.platform === "win32") return;
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
