import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ItemOutcome, Log } from "@green-ledger/domain";
import type { Outcome } from "@green-ledger/domain/model";
import { createRequestRpc, createSender } from "@green-ledger/sender";
import { openOutbox } from "@green-ledger/store/outbox";
import type { Request, System } from "@green-ledger/testkit";

export const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** A dry run in words that can be compared: an error's name without capitals and underscores. */
export type DryRun = { kind: "accepted"; items: ItemOutcome[] } | { kind: "reverted"; error: string };

/** Dry runs as a user gets them: the real sender's. */
export interface Simulator {
  dryRun(request: Request): Promise<DryRun>;
  close(): Promise<void>;
}

export async function createSimulator(system: System): Promise<Simulator> {
  const directory = mkdtempSync(join(tmpdir(), "parity-outbox-"));
  const outbox = await openOutbox({ directory, log: SILENT });
  const sender = await createSender({
    rpc: createRequestRpc(system.chain.request),
    chainId: system.manifest.chainId,
    contracts: system.addresses,
    outbox,
    signers: new Map(),
    clock: system.clock.now,
    newId: randomUUID,
    log: SILENT,
    pollMs: 1000,
  });
  return {
    async dryRun({ command, sender: { address } }) {
      const result = await sender.simulate([command], address);
      if (result.kind === "accepted") return { kind: "accepted", items: result.items };
      return { kind: "reverted", error: plain(result.error.code) };
    },
    async close() {
      await sender.stop(0);
      await outbox.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** The model's outcome in the same words. */
export function asDryRun(outcome: Outcome): DryRun {
  if (outcome.kind === "accepted") return { kind: "accepted", items: outcome.items };
  return { kind: "reverted", error: plain(outcome.error) };
}

const plain = (name: string) => name.replaceAll("_", "").toLowerCase();
