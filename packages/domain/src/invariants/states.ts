import type { MovementId } from "../hex.ts";
import type { AssetRow } from "../rows.ts";
import { entryFaults } from "./entry-states.ts";
import type { Violation, Watcher } from "./watcher.ts";

/** L5: an entry resolves once and is in one state that fits what it says; an asset's status, verifier and epoch fit together. */
export function watchStates(): Watcher {
  const recorded = new Set<MovementId>();
  const found: Violation[] = [];
  const broken = (subject: string, detail: string) => found.push({ invariant: "L5", subject, detail });

  return {
    movements(row) {
      const subject = `movement ${row.id}`;
      if (recorded.has(row.id)) broken(subject, "was recorded twice");
      recorded.add(row.id);
      for (const fault of entryFaults(row)) broken(subject, fault);
    },
    statements: ({ id }) => recorded.add(id),
    refusals(row) {
      const subject = `refusal of ${row.movement}`;
      const repeat = row.reason === "already_recorded";
      if (repeat && !recorded.has(row.movement)) broken(subject, "calls it recorded, but it is not");
      if (row.reason === "none") broken(subject, "has no reason");
    },
    assets(row) {
      for (const fault of assetFaults(row)) broken(`asset ${row.id}`, fault);
    },
    finish: () => found,
  };
}

function assetFaults(row: Omit<AssetRow, "created">): string[] {
  const judged = row.status === "confirmed" || row.status === "suspended";
  const faults: string[] = [];
  if (judged !== (row.verifier !== null))
    faults.push(`is ${row.status} with verifier ${row.verifier ?? "none"}`);
  if ((row.status === "suggested") !== (row.epoch === 0))
    faults.push(`is ${row.status} in epoch ${row.epoch}`);
  if (row.status === "rejected" && row.epoch !== 1)
    faults.push(`was rejected in epoch ${row.epoch}: it had another status`);
  return faults;
}
