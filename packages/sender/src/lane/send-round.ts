import type { Hex } from "@green-ledger/domain";
import { StoreError } from "@green-ledger/store/codec";
import { readSendReply } from "../chain/send-reply.ts";
import type { Flight } from "./flight.ts";
import { type LaneState, now } from "./lane-state.ts";
import type { Round } from "./run-loop.ts";
import { signTransaction } from "./sign-transaction.ts";
import { take, type Work } from "./work.ts";

/** Nodes limit the size of a request, commonly to 5 MB. */
const LARGEST_BATCH_DIGITS = 4_000_000;
const LARGEST_BATCH = 16;
const EMPTY_TRANSACTION_GAS = 21_000;

/**
 * Gives a node the transactions that it does not have yet, in the order of their nonces, as one batch.
 * @throws SenderError `chain_unreachable`: then it is unknown whether it has them, and the same bytes go out again
 */
export async function sendRound(lane: LaneState): Promise<Round> {
  const batch = nextBatch(lane);
  if (batch.length === 0) return "idle";
  for (const { flight } of batch) flight.attempted = true;
  // Some nodes answer only when the transactions are in a block.
  lane.bells.receipts.ring();
  const replies = await lane.rpc.batch(
    batch.map(({ raw }) => ({ method: "eth_sendRawTransaction", params: [raw] })),
  );

  const changed = new Set<Work>();
  let stuck = false;
  for (const [i, { flight }] of batch.entries()) {
    const reply = replies[i];
    // A receipt may have come before the answer.
    if (reply === undefined || flight.included !== null) continue;
    const meaning = readSendReply(reply);
    switch (meaning.kind) {
      case "accepted":
        if (accept(lane, flight)) changed.add(flight.work);
        break;
      case "nonce_used":
        flight.suspect = true;
        if (accept(lane, flight)) changed.add(flight.work);
        break;
      case "nonce_ahead":
        resendBefore(lane, flight);
        stuck = true;
        break;
      case "refused":
        await replaceByFiller(lane, flight, meaning.message);
        break;
      case "busy":
        lane.log.warn(
          { transaction: flight.hash, answer: meaning.message },
          "the node does not take a transaction",
        );
        stuck = true;
        break;
    }
  }
  lane.bells.receipts.ring();
  await lane.outbox.update([...changed].map(({ operation }) => operation));
  return stuck ? "stuck" : "more";
}

function nextBatch(lane: LaneState): { flight: Flight; raw: Hex }[] {
  const batch: { flight: Flight; raw: Hex }[] = [];
  let digits = 0;
  for (const flight of lane.flights) {
    if (flight.accepted || flight.included !== null) continue;
    const raw = bytesOf(lane, flight);
    digits += raw.length;
    if (batch.length > 0 && (batch.length === LARGEST_BATCH || digits > LARGEST_BATCH_DIGITS)) break;
    batch.push({ flight, raw });
  }
  return batch;
}

/** What goes out at the nonce of a flight. */
function bytesOf({ outbox, signer }: LaneState, { nonce, filler }: Flight): Hex {
  if (filler !== null) return filler.raw;
  const stored = outbox.transaction(signer.address, nonce);
  if (stored !== undefined) return stored.raw;
  throw new StoreError(
    "store_corrupt",
    `The outbox has lost the transaction with nonce ${nonce} of ${signer.address}.`,
  );
}

/** @returns whether that changes its operation */
function accept(lane: LaneState, flight: Flight): boolean {
  flight.accepted = true;
  flight.missed = 0;
  if (flight.work.operation.status !== "signed") return false;
  take(flight.work, { kind: "submitted" }, now(lane));
  return true;
}

/** A node that misses a transaction before this one has lost it: all that are not in a block go out again. */
function resendBefore(lane: LaneState, { nonce }: Flight): void {
  for (const earlier of lane.flights) {
    if (earlier.nonce < nonce && earlier.included === null) earlier.accepted = false;
  }
}

/**
 * A transaction that the node will never take keeps all later ones waiting for its nonce. An empty one takes the
 * nonce. Only one of the two can ever be in the chain, and the receipts say which one it was.
 */
async function replaceByFiller(lane: LaneState, flight: Flight, message: string): Promise<void> {
  if (flight.filler !== null) throw new Error(`the node refuses an empty transaction: ${message}`);
  const { signer, chainId, gasPrice, outbox } = lane;
  const { address } = signer;
  const plan = {
    chainId,
    nonce: flight.nonce,
    gas: EMPTY_TRANSACTION_GAS,
    gasPrice,
    to: address,
    data: "0x" as const,
  };
  const transaction = await signTransaction(plan, signer);
  const error = {
    code: "transaction_refused",
    detail: "The node refuses the transaction. Nothing was changed. Tell the operator what it says.",
    args: { message },
  };
  await outbox.fill(flight.work.operation, flight.nonce, { ...transaction, error });
  flight.filler = { ...transaction, error };
}
