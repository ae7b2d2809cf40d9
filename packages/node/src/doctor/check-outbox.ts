import { type Address, type Bytes32, type MovementRow, ZERO_32 } from "@green-ledger/domain";
import { isProfileIntact } from "@green-ledger/gateway";
import type { Outbox } from "@green-ledger/store/outbox";
import type { Projection } from "@green-ledger/store/projection";
import { keccak256 } from "viem";
import { allRows } from "../run/all-rows.ts";
import { type CheckResult, judged, notDone } from "./check.ts";

/** Each key's row of nonces: signed bytes or a filler for every one, and the operation that each belongs to. */
export async function checkOperations(outbox: Outbox, signers: readonly Address[]): Promise<CheckResult> {
  const faults: string[] = [];
  let transactions = 0;
  for (const signer of signers) {
    const next = outbox.nextNonce(signer);
    for (let nonce = 0; nonce < next; nonce++) {
      faults.push(...faultsAt(outbox, signer, nonce));
      transactions++;
    }
  }
  const unsettled = await outbox.unsettled();
  const detail = `${transactions} transactions of ${signers.length} keys, ${unsettled.length} operations on their way`;
  return judged("operations", detail, faults);
}

function faultsAt(outbox: Outbox, signer: Address, nonce: number): string[] {
  const at = `transaction ${nonce} of ${signer}`;
  const transaction = outbox.transaction(signer, nonce);
  const filler = outbox.filler(signer, nonce);
  const stored = transaction ?? filler;
  if (stored === undefined) return [`There is no ${at}: the nonces have a gap.`];
  if (keccak256(stored.raw) !== stored.hash) return [`The signed bytes of ${at} are not those of its hash.`];
  if (transaction === undefined || outbox.operation(transaction.operation) !== undefined) return [];
  return [`The operation ${transaction.operation} of ${at} is gone.`];
}

/**
 * The facts off chain that commitments of the index lead to: each is what was committed to.
 * @param complete whether all of them must be here, because no other gateway writes to this chain
 */
export async function checkFacts(
  outbox: Outbox,
  { reader }: Projection,
  complete: boolean,
): Promise<CheckResult> {
  const check = "facts off chain";
  if (reader.checkpoint() === undefined) return notDone(check, "nothing is indexed yet");
  const roots = await committedRoots(reader);
  const faults: string[] = [];
  let kept = 0;
  for (const [i, profile] of outbox.profiles(roots).entries()) {
    if (profile === undefined) {
      if (complete) faults.push(`Nothing is kept for the commitment ${roots[i]}.`);
    } else {
      kept++;
      if (!isProfileIntact(profile))
        faults.push(`What is kept for the commitment ${profile.id} is not what was committed to.`);
    }
  }
  return judged(
    check,
    `${kept} of ${roots.length} commitments of the index lead to facts that are kept here`,
    faults,
  );
}

/** What a statement brought or took has no facts of its own: its root is the hash of the bank's statement, or zero. */
const isStatedHere = ({ kind, dataRoot }: MovementRow) => kind !== "shortfall" && dataRoot !== ZERO_32;

async function committedRoots(reader: Projection["reader"]): Promise<Bytes32[]> {
  const snapshot = reader.snapshot();
  try {
    const roots = [
      ...(await allRows(snapshot, "party")).map(({ dataRoot }) => dataRoot),
      ...(await allRows(snapshot, "asset")).flatMap(({ evidenceRoots }) => evidenceRoots),
      ...(await allRows(snapshot, "instrument")).map(({ termsRoot }) => termsRoot),
      ...(await allRows(snapshot, "account")).map(({ dataRoot }) => dataRoot),
      ...(await allRows(snapshot, "movement")).filter(isStatedHere).map(({ dataRoot }) => dataRoot),
      ...(await allRows(snapshot, "claim")).map(({ dataRoot }) => dataRoot),
      ...(await allRows(snapshot, "document")).map(({ dataRoot }) => dataRoot),
    ];
    return [...new Set(roots)];
  } finally {
    snapshot.close();
  }
}
