import type { InstrumentBody } from "@green-ledger/api";
import { PLACEMENT_KINDS } from "@green-ledger/domain";

type Placement = InstrumentBody["framework"]["placements"][number];

/** The bits of a framework's placements: bit n for the n-th kind. */
export function placementBits(placements: readonly Placement[]): number {
  return placements.reduce((bits, kind) => bits | (1 << PLACEMENT_KINDS.indexOf(kind)), 0);
}

export function placementsIn(bits: number): Placement[] {
  return PLACEMENT_KINDS.flatMap((kind, n) => (kind !== "none" && (bits & (1 << n)) !== 0 ? [kind] : []));
}
