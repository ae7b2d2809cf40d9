import { chmod, mkdir } from "node:fs/promises";
import type { Log } from "@green-ledger/domain";
import { type Outbox, openOutbox } from "@green-ledger/store/outbox";
import { StoreError } from "@green-ledger/store/projection";
import { type DataLayout, dataLayout } from "./layout.ts";
import { NodeError } from "./node-error.ts";
import { readRunningNode } from "./running-node.ts";

/** A data folder that this process alone works with, as long as the outbox is open. */
export interface DataDir {
  layout: DataLayout;
  outbox: Outbox;
}

/**
 * Takes the data folder. The lock is that of the outbox, which the system lets go of when a process dies.
 * @throws NodeError `data_dir_in_use`, `data_dir_unusable`; StoreError
 */
export async function openDataDir(folder: string, log: Log): Promise<DataDir> {
  const layout = dataLayout(folder);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (process.platform !== "win32") await chmod(folder, 0o700);
  } catch (cause) {
    const text = `The data folder ${folder} cannot be used: ${(cause as Error).message}. Check its disk and its permissions, or give another with --data-dir.`;
    throw new NodeError("data_dir_unusable", text, { cause });
  }
  try {
    return { layout, outbox: await openOutbox({ directory: layout.outbox, log }) };
  } catch (cause) {
    if (!(cause instanceof StoreError) || cause.code !== "store_locked") throw cause;
    throw await inUse(layout, cause);
  }
}

async function inUse(layout: DataLayout, cause: StoreError): Promise<NodeError> {
  const running = await readRunningNode(layout);
  const who =
    running === undefined ? "another process" : `process ${running.pid} (${running.url ?? "starting"})`;
  const text = `The data folder ${layout.folder} is in use by ${who}. Stop it first, or give another folder with --data-dir.`;
  return new NodeError("data_dir_in_use", text, { cause });
}
