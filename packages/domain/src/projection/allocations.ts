import { type AssetId, type Colour, type LineId, OTHER_MONEY } from "../hex.ts";
import type { MovementRow } from "../rows.ts";
import { existing, put, type RowMutation, type Rows } from "./projector.ts";
import { ROW, type RowRef } from "./row-refs.ts";

/** What money of a tranche is allocated to. */
export interface Purpose {
  project: AssetId;
  line: LineId | null;
}

/** What a payment's money of a colour is counted for (L4); null if for nothing: other money fills no cap. */
export function purposeOf(payment: MovementRow, colour: Colour): Purpose | null {
  const { use, project, line } = payment;
  return use === "allocate" && colour !== OTHER_MONEY && project !== null ? { project, line } : null;
}

/** The rows that count it. */
export function rowsOfPurpose(purpose: Purpose | null, colour: Colour): RowRef[] {
  if (purpose === null) return [];
  const { project, line } = purpose;
  const refs: RowRef[] = [ROW.asset(project), ROW.admission(colour, project)];
  return line === null ? refs : [...refs, ROW.line(line)];
}

/**
 * Counts what a project and a line received, from all tranches and from this one (L4).
 * @param amount less than zero for what comes back
 * @param payments how many payments to this project it makes more
 */
export function countAllocation(
  rows: Rows,
  purpose: Purpose | null,
  colour: Colour,
  { amount, payments }: { amount: bigint; payments: number },
): RowMutation[] {
  if (purpose === null) return [];
  const { project, line } = purpose;
  const asset = existing(rows, ROW.asset(project));
  const ref = ROW.admission(colour, project);
  // A framework that flags lets money reach a project that was not admitted: then there is no code.
  const admission = rows.find(ref) ?? { colour, project, code: "", allocated: 0n, payments: 0 };
  const mutations = [
    put(ROW.asset(project), { ...asset, allocated: asset.allocated + amount }),
    put(ref, {
      ...admission,
      allocated: admission.allocated + amount,
      payments: admission.payments + payments,
    }),
  ];
  if (line === null) return mutations;
  const budget = existing(rows, ROW.line(line));
  return [...mutations, put(ROW.line(line), { ...budget, used: budget.used + amount })];
}
