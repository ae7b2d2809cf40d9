import type { StoredTransaction } from "@green-ledger/store/outbox";
import { newFlight } from "./flight.ts";
import { type LaneState, now, type WaitingCall } from "./lane-state.ts";
import type { Round } from "./run-loop.ts";
import { signTransaction } from "./sign-transaction.ts";
import { take, type Work } from "./work.ts";

/** Signed and stored together, so that they share an fsync; few enough that the first ones go out soon. */
const LARGEST_BATCH = 8;

/**
 * Signs the next waiting calls, as many as the window has room for, and stores them. Only then are they in flight.
 * @throws SenderError `signer_failed`, StoreError
 */
export async function signRound(lane: LaneState): Promise<Round> {
  const room = lane.window - lane.flights.filter(({ included }) => included === null).length;
  const batch = lane.waiting.splice(0, Math.max(0, Math.min(room, LARGEST_BATCH)));
  if (batch.length === 0) return "idle";
  // From here on they are not left out if another call of the operation fails.
  for (const { call } of batch) call.state = { kind: "sent" };

  let transactions: StoredTransaction[];
  try {
    transactions = await signAll(lane, batch);
  } catch (error) {
    putBack(lane, batch);
    throw error;
  }
  await store(lane, batch, transactions);
  lane.nextNonce += batch.length;
  for (const [i, { nonce, hash }] of transactions.entries()) {
    const waiting = batch[i];
    if (waiting !== undefined) lane.flights.push(newFlight({ ...waiting, nonce, hash }));
  }
  lane.bells.send.ring();
  return "more";
}

async function signAll(lane: LaneState, batch: readonly WaitingCall[]): Promise<StoredTransaction[]> {
  const { signer, outbox, contracts, chainId, gasPrice, nextNonce } = lane;
  const signed: StoredTransaction[] = [];
  for (const [i, { work, call }] of batch.entries()) {
    const { contract, gas, index, splitFrom } = call;
    const nonce = nextNonce + i;
    const data = outbox.callData(work.operation.id, index);
    const transaction = await signTransaction(
      { chainId, nonce, gas, gasPrice, to: contracts[contract], data },
      signer,
    );
    signed.push({
      signer: signer.address,
      nonce,
      operation: work.operation.id,
      call: index,
      contract,
      splitFrom,
      ...transaction,
    });
  }
  return signed;
}

/** The operations change before they are written, so that what happens meanwhile is not overwritten. */
function store(
  lane: LaneState,
  batch: readonly WaitingCall[],
  transactions: readonly StoredTransaction[],
): Promise<void> {
  const works = [...new Set(batch.map(({ work }) => work))];
  for (const work of works) {
    const own = transactions.filter(({ operation }) => operation === work.operation.id);
    take(work, { kind: "signed", transactions: own.map(({ hash, nonce }) => ({ hash, nonce })) }, now(lane));
  }
  return lane.outbox.sign(
    works.map(({ operation }) => operation),
    transactions,
  );
}

function putBack(lane: LaneState, batch: readonly WaitingCall[]): void {
  const still = batch.filter(({ work }) => !hasFailed(work));
  for (const { call } of batch) call.state = { kind: "left_out" };
  for (const { call } of still) call.state = { kind: "waiting" };
  lane.waiting.unshift(...still);
}

const hasFailed = (work: Work) => work.calls.some(({ state }) => state.kind === "failed");
