import type { Address, Operation } from "@green-ledger/domain";
import type { StoredCall } from "@green-ledger/store/outbox";
import { calledContract } from "../encode/contracts.ts";
import type { Signer } from "../signer/signer.ts";
import { createFinalityRound } from "./finality-round.ts";
import { type LaneDeps, type LaneState, type LaneWork, now } from "./lane-state.ts";
import { loadLane } from "./load-lane.ts";
import { receiptRound } from "./receipt-round.ts";
import { type Round, runLoop } from "./run-loop.ts";
import { sendRound } from "./send-round.ts";
import { signRound } from "./sign-round.ts";
import { take, type Work } from "./work.ts";

/** How a lane is, for readiness and metrics. */
export interface LaneStatus {
  signer: Address;
  /** Calls without a transaction. */
  waiting: number;
  /** Signed transactions that are in no block yet. */
  inFlight: number;
  nextNonce: number;
  /** What keeps it from going on, by the work in which it happens; empty if nothing does. */
  faults: Partial<Record<LaneWork, string>>;
}

/** The row of nonces of one key. Nobody else signs with it. */
export interface Lane {
  /** Takes an operation that was just accepted. Operations are carried out in the order in which they are given. */
  enqueue(operation: Operation, calls: readonly Omit<StoredCall, "data">[]): Operation;
  status(): LaneStatus;
  /** Signs nothing more. Resolves when what was being signed is in flight. */
  close(): Promise<void>;
  /** Resolves when the loops have ended, after the signal has aborted. */
  ended: Promise<void>;
}

/** Takes up the lane of a signer, and works it until the signal aborts. */
export async function openLane(
  deps: LaneDeps,
  signer: Signer,
  unsettled: readonly Operation[],
  signal: AbortSignal,
): Promise<Lane> {
  const lane = await loadLane(deps, signer, unsettled);
  // What was sent before may have failed, and then the rest of its operation must not be signed any more.
  while ((await receiptRound(lane)) === "more");

  const faults: LaneStatus["faults"] = {};
  const closing = new AbortController();
  const finalityRound = createFinalityRound(lane);
  const signing = loop("sign", () => signRound(lane), AbortSignal.any([signal, closing.signal]));
  const loops = [
    signing,
    loop("send", () => sendRound(lane), signal),
    loop("receipts", () => receiptRound(lane), signal),
    loop("finality", finalityRound, signal),
  ];

  function loop(name: LaneWork, round: () => Promise<Round>, until: AbortSignal): Promise<void> {
    return runLoop({
      name: `${name} ${signer.address}`,
      round,
      bell: lane.bells[name],
      signal: until,
      pollMs: lane.pollMs,
      log: lane.log,
      onFault(error) {
        if (error === undefined) delete faults[name];
        else faults[name] = error instanceof Error ? error.message : String(error);
      },
    });
  }

  return {
    enqueue(operation, calls) {
      const work = newWork(operation, calls);
      take(work, { kind: "queued" }, now(lane));
      lane.waiting.push(...work.calls.map((call) => ({ work, call })));
      lane.bells.sign.ring();
      return work.operation;
    },
    status: () => ({
      signer: signer.address,
      waiting: lane.waiting.length,
      inFlight: inFlight(lane),
      nextNonce: lane.nextNonce,
      faults: { ...faults },
    }),
    close() {
      closing.abort();
      return signing;
    },
    ended: Promise.all(loops).then(() => {}),
  };
}

function newWork(operation: Operation, calls: readonly Omit<StoredCall, "data">[]): Work {
  return {
    operation,
    calls: calls.map(({ index, contract, gas, splitFrom }) => ({
      index,
      contract: calledContract(contract),
      gas,
      splitFrom,
      hasParts: false,
      state: { kind: "waiting" },
    })),
  };
}

function inFlight({ flights }: LaneState): number {
  return flights.filter(({ included }) => included === null).length;
}
