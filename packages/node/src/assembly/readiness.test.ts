import type { IndexerStatus } from "@green-ledger/indexer";
import { expect, test } from "vitest";
import { reasonsNotReady } from "./readiness.ts";

const checkpoint = { block: 10, hash: `0x${"1".repeat(64)}`, time: 1, rows: 2, digest: "d" } as const;
const live: IndexerStatus = { state: "live", head: 10, checkpoint, lag: 0, error: null };
const lane = { signer: `0x${"1".repeat(40)}`, waiting: 0, inFlight: 0, nextNonce: 0, faults: {} } as const;

test("a node that is up to date is ready, also a little behind", () => {
  expect(reasonsNotReady(live, [lane], false)).toEqual([]);
  expect(reasonsNotReady({ ...live, lag: 5 }, [], false)).toEqual([]);
});

test("everything that keeps it from serving is said", () => {
  const error = { code: "node_unreachable", message: "It does not answer.", since: 1 };
  const faulty = { ...lane, faults: { send: "The node refuses." } };
  expect(reasonsNotReady({ ...live, lag: 6, error }, [lane, faulty], true)).toEqual([
    "stopping: The node is stopping.",
    "node_unreachable: It does not answer.",
    "index_behind: 6 blocks are to be read.",
    `sender_send: ${lane.signer}: The node refuses.`,
  ]);
  expect(reasonsNotReady({ ...live, checkpoint: null, lag: null }, [], false)).toEqual([
    "index_empty: Nothing is indexed yet.",
  ]);
});
