import type { MovementId } from "../hex.ts";
import { FLAGGABLE } from "../reasons.ts";
import type { AssetRow, MovementRow } from "../rows.ts";
import type { Violation, Watcher } from "./watcher.ts";

/** L5: a movement resolves once and is in one state; an asset's status, verifier and epoch fit together. */
export function watchStates(): Watcher {
  const recorded = new Set<MovementId>();
  const found: Violation[] = [];
  const broken = (subject: string, detail: string) => found.push({ invariant: "L5", subject, detail });

  return {
    movements(row) {
      const subject = `movement ${row.id}`;
      if (recorded.has(row.id)) broken(subject, "was recorded twice");
      recorded.add(row.id);
      for (const fault of movementFaults(row)) broken(subject, fault);
    },
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

function movementFaults(row: Omit<MovementRow, "place">): string[] {
  const faults: string[] = [];
  if (row.amount <= 0n || row.legs.some((leg) => leg.amount <= 0n)) faults.push("moves nothing");
  if (row.flag !== "none" && !FLAGGABLE.includes(row.flag))
    faults.push(`is marked ${row.flag}, which refuses`);
  if (row.direction === "in") {
    const plain =
      row.use === null && row.payeeAccount === null && row.project === null && row.flag === "none";
    if (row.origin === null || !plain) faults.push("is a receipt with the marks of a payment");
    return faults;
  }
  if (row.use === null || row.origin !== null) faults.push("is a payment with the marks of a receipt");
  const arrives = row.payeeAccount !== null;
  if (arrives !== (row.use === "transfer"))
    faults.push("names an account although it is no transfer, or the reverse");
  const allocates = row.use === "allocate" && row.colour !== 0;
  if ((row.project !== null) !== allocates)
    faults.push("names a project although it allocates no tranche, or the reverse");
  return faults;
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
