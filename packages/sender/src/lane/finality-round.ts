import type { Bytes32, Hex } from "@green-ledger/domain";
import { ask } from "../chain/rpc.ts";
import { concludeFlight, release, takeBack } from "./conclude.ts";
import type { Flight } from "./flight.ts";
import type { LaneState } from "./lane-state.ts";
import { receiptsOf } from "./receipt-round.ts";
import type { Round } from "./run-loop.ts";

interface Head {
  number: number;
  hash: Bytes32;
}

/** Watches the blocks in which transactions are until enough others lie on them. Not needed where blocks are final. */
export function createFinalityRound(lane: LaneState): () => Promise<Round> {
  let seen: Head | undefined;

  return async () => {
    const shallow = lane.flights.filter(({ included }) => included !== null);
    if (shallow.length === 0) return "idle";
    const { head, isFork } = await look(lane, seen);
    if (isFork) await checkAgain(lane, shallow);
    // Only now: if checking again failed, the next round sees the fork again.
    seen = head;
    const deep = shallow.filter(({ included }) => {
      return included !== null && head.number - included.block >= lane.finalityDepth;
    });
    await release(lane, deep);
    return "waiting";
  };
}

/** The newest block, and whether the one seen last is still part of the chain. */
async function look({ rpc }: LaneState, seen: Head | undefined): Promise<{ head: Head; isFork: boolean }> {
  const head = readHead(await ask(rpc, "eth_getBlockByNumber", ["latest", false]));
  if (head === undefined) throw new Error("the node knows no newest block");
  // After a restart nothing was seen: what is known may be of another branch.
  if (seen === undefined) return { head, isFork: true };
  const same = readHead(await ask(rpc, "eth_getBlockByNumber", [`0x${seen.number.toString(16)}`, false]));
  return { head, isFork: same?.hash !== seen.hash };
}

function readHead(reply: unknown): Head | undefined {
  const block = reply as { number: Hex; hash: Bytes32 } | null;
  return block === null ? undefined : { number: Number(block.number), hash: block.hash };
}

/** Sends again what is in no block any more, and judges again what is in another one. */
async function checkAgain(lane: LaneState, flights: readonly Flight[]): Promise<void> {
  const receipts = await receiptsOf(lane, flights);
  const touched = new Set<Flight>();
  for (const [i, flight] of flights.entries()) {
    const receipt = receipts[i];
    if (receipt?.blockHash === flight.included?.blockHash) continue;
    drop(lane, flight);
    if (receipt !== undefined) await concludeFlight(lane, flight, receipt);
    touched.add(flight);
  }
  if (touched.size === 0) return;
  lane.log.warn({ signer: lane.signer.address, transactions: touched.size }, "the chain has another branch");
  await lane.outbox.update(
    [...new Set([...touched].map(({ work }) => work))].map(({ operation }) => operation),
  );
}

function drop(lane: LaneState, flight: Flight): void {
  flight.included = null;
  flight.accepted = false;
  flight.missed = 0;
  flight.call.state = { kind: "sent" };
  // A filler was never part of the operation: its failure stands until a receipt says otherwise.
  takeBack(lane, flight);
  lane.bells.send.ring();
}
