import type { AssetId, PartyId } from "@green-ledger/domain";
import { END_KINDS, type FinalKind } from "./end-kinds.ts";
import { findId } from "./id-table.ts";
import { read } from "./records.ts";
import { EXIT, type ForestState } from "./state.ts";

/** How a path ends: in a lot that still has money, placed for a time or not, or with a leg that left the ledger. */
export type PathEnd = "live" | "placed" | FinalKind;

export interface PathFilter {
  /** Only what ended in one of these ways. */
  ends?: readonly PathEnd[];
  /** Only what left to this payee. */
  payee?: PartyId;
  /** Only what left for this project. */
  project?: AssetId;
}

const FINAL: readonly FinalKind[] = ["allocate", "return", "fee", "breach", "correction"];

export function createPathFilter(
  { exits, payees, projects }: ForestState,
  { ends, payee, project }: PathFilter,
): {
  /** Whether money that is still there is wanted, by whether it is placed. */
  wantsLive: Record<"live" | "placed", boolean>;
  wantsExit(exit: number): boolean;
} {
  // One that the forest has not met has the number -1: its link would be 0, that of payments which name none.
  const payeeLink = payee === undefined ? undefined : findId(payees, payee) + 1 || -1;
  const projectLink = project === undefined ? undefined : findId(projects, project) + 1 || -1;
  const wanted = (end: PathEnd) => ends === undefined || ends.includes(end);
  const wantsKind = END_KINDS.map(
    (kind) => (FINAL as readonly string[]).includes(kind) && wanted(kind as FinalKind),
  );
  const stays = payee === undefined && project === undefined;
  return {
    wantsLive: { live: stays && wanted("live"), placed: stays && wanted("placed") },
    wantsExit: (exit) =>
      wantsKind[read(exits, exit, EXIT.kind)] === true &&
      (payeeLink === undefined || read(exits, exit, EXIT.payee) === payeeLink) &&
      (projectLink === undefined || read(exits, exit, EXIT.project) === projectLink),
  };
}
