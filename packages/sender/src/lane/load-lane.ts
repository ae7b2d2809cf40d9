import type { Operation } from "@green-ledger/domain";
import { StoreError } from "@green-ledger/store/codec";
import { ask } from "../chain/rpc.ts";
import { calledContract } from "../encode/contracts.ts";
import type { Signer } from "../signer/signer.ts";
import { createBell } from "./bell.ts";
import { type Flight, newFlight } from "./flight.ts";
import { type LaneDeps, type LaneState, now } from "./lane-state.ts";
import { RESEND_AFTER } from "./receipt-round.ts";
import { type Call, take, type Work } from "./work.ts";

/**
 * Takes up a lane where it was left, whatever happened in between:
 * 1. operations without transactions wait for their turn again, in the order in which they were accepted;
 * 2. whatever was signed is looked for on the chain, and goes out again with the same bytes if it is not there;
 * 3. a chain that has fewer transactions of the key than were final before (it was restored from a backup) gets
 *    them again, and their operations are open again;
 * 4. a chain that has more (the key was used elsewhere, or the outbox was restored) is believed.
 */
export async function loadLane(
  deps: LaneDeps,
  signer: Signer,
  unsettled: readonly Operation[],
): Promise<LaneState> {
  const lane: LaneState = {
    ...deps,
    signer,
    nextNonce: deps.outbox.nextNonce(signer.address),
    waiting: [],
    flights: [],
    bells: { sign: createBell(), send: createBell(), receipts: createBell(), finality: createBell() },
  };
  for (const operation of unsettled) await load(lane, operation);
  const mined = Number(await ask(lane.rpc, "eth_getTransactionCount", [signer.address, "latest"]));
  await reopenMissing(lane, mined);
  lane.flights.sort((a, b) => a.nonce - b.nonce);
  if (mined > lane.nextNonce) {
    lane.log.warn(
      { signer: signer.address, mined, stored: lane.nextNonce },
      "the chain has transactions of this key that the outbox does not know: is the key used elsewhere?",
    );
    lane.nextNonce = mined;
  }
  return lane;
}

/** Adds an operation that was accepted before. */
async function load(lane: LaneState, operation: Operation): Promise<Work> {
  const { outbox, signer } = lane;
  const work: Work = { operation, calls: [] };
  for (const { nonce, hash } of operation.transactions) {
    const stored = need(outbox.transaction(signer.address, nonce), `transaction ${hash}`);
    const call: Call = {
      index: stored.call,
      contract: calledContract(stored.contract),
      gas: 0,
      splitFrom: stored.splitFrom,
      hasParts: false,
      state: { kind: "sent" },
    };
    work.calls.push(call);
    lane.flights.push(
      loaded(newFlight({ work, call, nonce, hash }), outbox.filler(signer.address, nonce) ?? null),
    );
  }
  const failed = operation.status === "failed";
  for (const { index, contract, gas, splitFrom } of await outbox.unsignedCalls(operation.id)) {
    const state = { kind: failed ? ("left_out" as const) : ("waiting" as const) };
    const call: Call = { index, contract: calledContract(contract), gas, splitFrom, hasParts: false, state };
    work.calls.push(call);
    if (!failed) lane.waiting.push({ work, call });
  }
  work.calls.sort((a, b) => a.index - b.index);
  for (const call of work.calls) call.hasParts = work.calls.some(({ splitFrom }) => splitFrom === call.index);
  if (operation.status === "received") take(work, { kind: "queued" }, now(lane));
  return work;
}

/** It may be on the chain already: that is asked first, and if not, it goes out at once. */
function loaded(flight: Flight, filler: Flight["filler"]): Flight {
  return { ...flight, filler, attempted: true, accepted: true, missed: RESEND_AFTER - 1 };
}

async function reopenMissing(lane: LaneState, mined: number): Promise<void> {
  const { outbox, signer } = lane;
  const open = new Set(lane.flights.map(({ nonce }) => nonce));
  for (let nonce = mined; nonce < lane.nextNonce; nonce++) {
    if (open.has(nonce)) continue;
    const { operation: id, hash } = need(
      outbox.transaction(signer.address, nonce),
      `the transaction with nonce ${nonce}`,
    );
    const work = await load(lane, need(outbox.operation(id), `operation ${id}`));
    for (const transaction of work.operation.transactions) open.add(transaction.nonce);
    take(work, { kind: "dropped", hash }, now(lane));
    await outbox.reopen(work.operation);
    lane.log.warn(
      { operation: id, nonce },
      "the chain has lost a transaction that was final; it goes out again",
    );
  }
}

function need<T>(found: T | undefined, what: string): T {
  if (found !== undefined) return found;
  throw new StoreError("store_corrupt", `The outbox has lost ${what}. Restore it from a backup.`);
}
