import type { Bytes32, OperationError } from "@green-ledger/domain";
import { type Receipt, readReceipt } from "../chain/receipt.ts";
import { ask, askAll } from "../chain/rpc.ts";
import { concludeFlight, concludeWithout, takeBack } from "./conclude.ts";
import type { Flight } from "./flight.ts";
import type { LaneState } from "./lane-state.ts";
import type { Round } from "./run-loop.ts";

/** Receipts come in the order of nonces, so there is no use in asking for all. */
const LARGEST_BATCH = 16;
/** After so many rounds in vain, a transaction goes out again: the node may have dropped it. */
export const RESEND_AFTER = 40;

/** Asks what became of the next transactions on their way. */
export async function receiptRound(lane: LaneState): Promise<Round> {
  const asked = lane.flights
    .filter(({ attempted, included }) => attempted && included === null)
    .slice(0, LARGEST_BATCH);
  if (asked.length === 0) return "idle";
  const receipts = await receiptsOf(lane, asked);
  const touched = new Set<Flight>();
  for (const [i, flight] of asked.entries()) {
    const receipt = receipts[i];
    if (receipt !== undefined) {
      await concludeFlight(lane, flight, receipt);
      touched.add(flight);
    } else if (await miss(lane, flight)) {
      touched.add(flight);
    }
  }
  if (touched.size > 0) {
    lane.bells.sign.ring();
    lane.bells.finality.ring();
  }
  await lane.outbox.update(
    [...new Set([...touched].map(({ work }) => work))].map(({ operation }) => operation),
  );
  return touched.size === asked.length ? "more" : "waiting";
}

/** The receipt of each flight, or of its filler; undefined where neither is in a block. */
export async function receiptsOf(
  lane: LaneState,
  flights: readonly Flight[],
): Promise<(Receipt | undefined)[]> {
  const hashes = flights.flatMap(({ hash, filler }): Bytes32[] =>
    filler === null ? [hash] : [hash, filler.hash],
  );
  const replies = await askAll(
    lane.rpc,
    hashes.map((hash) => ({ method: "eth_getTransactionReceipt", params: [hash] })),
  );
  const found = replies.flatMap((reply) => readReceipt(reply) ?? []);
  return flights.map(({ hash, filler }) =>
    found.find((receipt) => receipt.hash === hash || receipt.hash === filler?.hash),
  );
}

/** @returns whether that changes its operation */
async function miss(lane: LaneState, flight: Flight): Promise<boolean> {
  if (flight.suspect && (await isNonceTaken(lane, flight))) {
    takeBack(lane, flight);
    await concludeWithout(lane, flight, nonceTaken(lane));
    return true;
  }
  // It has not gone out since it was last missed.
  if (!flight.accepted) return false;
  flight.missed += 1;
  if (!flight.suspect && flight.missed < RESEND_AFTER) return false;
  flight.suspect = false;
  flight.accepted = false;
  flight.missed = 0;
  lane.bells.send.ring();
  return takeBack(lane, flight);
}

/** Whether another transaction took the nonce for good. The receipt is asked for after the count, so it cannot be missed. */
async function isNonceTaken(lane: LaneState, flight: Flight): Promise<boolean> {
  const count = Number(await ask(lane.rpc, "eth_getTransactionCount", [lane.signer.address, "latest"]));
  if (count <= flight.nonce) return false;
  const [receipt] = await receiptsOf(lane, [flight]);
  return receipt === undefined;
}

function nonceTaken({ signer }: LaneState): OperationError {
  return {
    code: "nonce_taken",
    detail:
      "Another transaction of the same key took the place of this one, so it was not carried out. " +
      "Find out who else uses the key, or whether old data were restored; then send the request again under a new key.",
    args: { signer: signer.address },
  };
}
