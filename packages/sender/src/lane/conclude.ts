import type { Hex, OperationError } from "@green-ledger/domain";
import { StoreError } from "@green-ledger/store/codec";
import type { StoredCall } from "@green-ledger/store/outbox";
import type { Receipt } from "../chain/receipt.ts";
import { splitCalldata } from "../encode/split-calldata.ts";
import { readLogs } from "../outcome/read-logs.ts";
import type { Flight } from "./flight.ts";
import { type LaneState, now } from "./lane-state.ts";
import { whyUndone } from "./revert.ts";
import { type Call, decide, failCall, forgetInclusion, noteInclusion, type Work } from "./work.ts";

/**
 * Draws the conclusions from a receipt:
 * 1. the filler is in the block: the call was refused by the node, and failed;
 * 2. succeeded: the logs say what was recorded;
 * 3. undone for want of gas: nothing of it was recorded, so it is sent again in two halves, or with all the gas there is;
 * 4. undone for another reason: the call failed, and what the operation had not sent yet is left out.
 */
export async function concludeFlight(lane: LaneState, flight: Flight, receipt: Receipt): Promise<void> {
  const { work, call, filler } = flight;
  if (filler?.hash === receipt.hash) {
    fail(lane, work, call, filler.error);
  } else if (receipt.succeeded) {
    call.state = { kind: "done", outcome: readLogs(receipt.logs) };
  } else {
    await undo(lane, flight, receipt);
  }
  if (filler?.hash !== receipt.hash) {
    const { block, blockHash, succeeded } = receipt;
    noteInclusion(work, flight.hash, { block, blockHash, succeeded }, now(lane));
  }
  flight.included = { block: receipt.block, blockHash: receipt.blockHash };
  decide(work, now(lane));
  if (lane.finalityDepth === 0) await release(lane, [flight]);
}

/** Concludes that a transaction will never be in a block. */
export async function concludeWithout(lane: LaneState, flight: Flight, error: OperationError): Promise<void> {
  fail(lane, flight.work, flight.call, error);
  decide(flight.work, now(lane));
  await release(lane, [flight]);
}

/** Notes that a transaction is in no block any more. @returns whether it was in one */
export function takeBack(lane: LaneState, { work, hash }: Flight): boolean {
  if (!forgetInclusion(work, hash, now(lane))) return false;
  // What was left out because of a failure gets another chance together with what had failed.
  if (work.calls.some(({ state }) => state.kind === "failed")) return true;
  const left = work.calls.filter(({ state }) => state.kind === "left_out");
  for (const call of left) call.state = { kind: "waiting" };
  lane.waiting.push(...left.map((call) => ({ work, call })));
  lane.bells.sign.ring();
  return true;
}

/** Takes flights that are final out of the lane, and settles the operations of which nothing is left. */
export async function release(lane: LaneState, flights: readonly Flight[]): Promise<void> {
  lane.flights = lane.flights.filter((flight) => !flights.includes(flight));
  const works = [...new Set(flights.map(({ work }) => work))];
  const settled = works.filter(
    (work) => isDecided(work) && !lane.flights.some((flight) => flight.work === work),
  );
  if (settled.length > 0) await lane.outbox.settle(settled.map(({ operation }) => operation));
}

const isDecided = ({ operation: { status } }: Work) => status === "mined" || status === "failed";

async function undo(lane: LaneState, flight: Flight, receipt: Receipt): Promise<void> {
  const { work, call } = flight;
  const stored = lane.outbox.transaction(lane.signer.address, flight.nonce);
  if (stored === undefined)
    throw new StoreError("store_corrupt", `The outbox has lost transaction ${flight.hash}.`);
  const why = await whyUndone(lane.rpc, lane.signer.address, stored.raw, receipt);
  if (why.kind === "error") return fail(lane, work, call, why.error);
  const halves = splitCalldata(call.contract, why.data);
  // What cannot be cut had perhaps been given too little.
  if (halves === undefined && call.gas >= lane.gasLimit) return fail(lane, work, call, gasExceeded(lane));
  if (!call.hasParts) await cut(lane, work, call, halves ?? [why.data]);
  call.state = { kind: "split" };
}

/** The parts go before everything else that waits, with all the gas there is. */
async function cut(lane: LaneState, work: Work, call: Call, halves: readonly Hex[]): Promise<void> {
  const first = Math.max(...work.calls.map(({ index }) => index)) + 1;
  const parts = halves.map(
    (data, i): StoredCall => ({
      index: first + i,
      contract: call.contract,
      gas: lane.gasLimit,
      data,
      splitFrom: call.index,
    }),
  );
  await lane.outbox.split(work.operation.id, parts);
  const calls = parts.map(
    ({ index, gas }): Call => ({
      index,
      contract: call.contract,
      gas,
      splitFrom: call.index,
      hasParts: false,
      state: { kind: "waiting" },
    }),
  );
  call.hasParts = true;
  work.calls.push(...calls);
  lane.waiting.unshift(...calls.map((part) => ({ work, call: part })));
  lane.log.info(
    { operation: work.operation.id, call: call.index },
    "a call ran out of gas and goes out again, in halves if it is a list",
  );
}

function fail(lane: LaneState, work: Work, call: Call, error: OperationError): void {
  const left = failCall(work, call, error);
  lane.waiting = lane.waiting.filter((waiting) => !left.includes(waiting.call));
}

function gasExceeded({ gasLimit }: LaneState): OperationError {
  return {
    code: "gas_exceeded",
    detail:
      "The call needs more gas than one transaction may have, and cannot be cut any further. " +
      "A payment that draws on very many lots can be sent as several smaller ones.",
    args: { gas_limit: `${gasLimit}` },
  };
}
