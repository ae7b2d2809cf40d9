import type { Table, Tables } from "@green-ledger/domain";
import { checkInvariants } from "@green-ledger/domain/invariants";
import type { Projection } from "@green-ledger/store/projection";
import { allRows } from "../run/all-rows.ts";
import { type CheckResult, judged, notDone } from "./check.ts";

/** Every value against its checksum, rows against the checkpoint, index entries against rows. */
export async function checkStorage(
  projection: Projection,
  onProgress: (done: number, total: number) => void,
): Promise<CheckResult> {
  const diagnosis = await projection.doctor(({ done, total }) => onProgress(done, total));
  const { checkpoint, entries, faults, faultCount } = diagnosis;
  const more = faultCount - faults.length;
  return judged("index storage", `${checkpoint?.rows ?? 0} rows, ${entries} index entries`, [
    ...faults.map(({ code, table, message }) => `${code} in ${table}: ${message}`),
    ...(more > 0 ? [`${more} more faults`] : []),
  ]);
}

/** The ledger's invariants, as far as rows can show them: L1, L2, L3, L4, L5, L7, L8, L9, L12, and sums. */
export async function checkRows({ reader }: Projection): Promise<CheckResult> {
  const check = "invariants";
  if (reader.checkpoint() === undefined) return notDone(check, "nothing is indexed yet");
  const snapshot = reader.snapshot();
  try {
    const rows = <T extends Table>(table: T): Promise<Tables[T][]> => allRows(snapshot, table);
    const violations = checkInvariants({
      accounts: await rows("account"),
      tranches: await rows("tranche"),
      trancheDays: await rows("trancheDay"),
      admissions: await rows("admission"),
      assets: await rows("asset"),
      holdings: await rows("holding"),
      lots: await rows("lot"),
      lines: await rows("line"),
      movements: await rows("movement"),
      statements: await rows("statement"),
      leaks: await rows("leak"),
      refusals: await rows("refusal"),
      claims: await rows("claim"),
      claimLinks: await rows("claimLink"),
      permits: await rows("permit"),
      duties: await rows("duties"),
      liens: await rows("lien"),
      encumbrances: await rows("encumbrance"),
      transfers: await rows("transfer"),
      documents: await rows("document"),
      documentUses: await rows("documentUse"),
      pools: await rows("pool"),
      poolItems: await rows("poolItem"),
      notes: await rows("note"),
      notePositions: await rows("notePosition"),
      poolFlows: await rows("poolFlow"),
      distributions: await rows("distribution"),
      sequences: await rows("sequence"),
      events: await rows("event"),
    });
    return judged(
      check,
      `L1, L2, L3, L4, L5, L7, L8, L9, L12 and sums at block ${snapshot.checkpoint.block}`,
      violations.map(({ invariant, subject, detail }) => `${invariant} is broken for ${subject}: ${detail}`),
    );
  } finally {
    snapshot.close();
  }
}
