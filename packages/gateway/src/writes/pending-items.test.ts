import type { Checkpoint, Operation, ProjectionReader } from "@green-ledger/domain";
import { beforeEach, describe, expect, it } from "vitest";
import { statusOf } from "./finality.ts";
import { createPendingItems, type PendingItems } from "./pending-items.ts";
import { createSettlements } from "./settlements.ts";

const PARTY = `0x${"01".repeat(32)}` as const;
const ITEM = `0x${"02".repeat(32)}` as const;
const ROOT = `0x${"03".repeat(32)}` as const;
const HASH = `0x${"04".repeat(32)}` as const;
const OTHER_HASH = `0x${"05".repeat(32)}` as const;

function operationOf(changes: Partial<Operation> = {}): Operation {
  return {
    id: "opn_1",
    status: "queued",
    history: [],
    commands: ["registerAssets"],
    subject: "alice",
    party: PARTY,
    signer: "0x01",
    subjects: [{ kind: "asset", ids: [ITEM] }],
    transactions: [],
    outcome: null,
    error: null,
    ...changes,
  };
}

const included = { hash: ROOT, nonce: 0, included: { block: 5, blockHash: HASH, succeeded: true } };
const mined = operationOf({ status: "mined", transactions: [included] });

/** An outbox and an index that a test moves. */
function createWorld() {
  const operations = new Map<string, Operation>();
  const hashes = new Map<number, `0x${string}`>();
  const changed = new Set<(operation: Operation) => void>();
  const moved = new Set<(checkpoint: Checkpoint) => void>();
  let block = -1;
  const projection: ProjectionReader = {
    snapshot: () => {
      throw new Error("not asked for");
    },
    checkpoint: () => (block < 0 ? undefined : { block, hash: HASH, time: 0, rows: 0, digest: "" }),
    blockHash: (number) => hashes.get(number),
    onChange(listener) {
      moved.add(listener);
      return () => moved.delete(listener);
    },
  };
  return {
    projection,
    outbox: {
      operation: (id: string) => operations.get(id),
      unsettled: async () => [...operations.values()],
      onChange(listener: (operation: Operation) => void) {
        changed.add(listener);
        return () => changed.delete(listener);
      },
    },
    listeners: () => changed.size + moved.size,
    put(operation: Operation) {
      operations.set(operation.id, operation);
      for (const listener of changed) listener(operation);
    },
    reach(number: number, hash: `0x${string}` = HASH) {
      block = number;
      hashes.set(number, hash);
      for (const listener of moved) listener({ block, hash, time: 0, rows: 0, digest: "" });
    },
  };
}

let world: ReturnType<typeof createWorld>;
beforeEach(() => {
  world = createWorld();
});

describe("what is on its way", () => {
  async function withItem(): Promise<PendingItems> {
    const pending = await createPendingItems(world);
    world.put(operationOf());
    pending.add(operationOf(), [{ id: ITEM, root: ROOT }]);
    return pending;
  }

  it("is known until the index has it, and a while longer, for plans on an older snapshot", async () => {
    const pending = await withItem();
    expect(pending.find(ITEM)).toEqual({ operation: "opn_1", party: PARTY, root: ROOT });
    world.put(mined);
    world.reach(4);
    expect(pending.find(ITEM)).toBeDefined();
    world.reach(5);
    expect(pending.find(ITEM)).toBeDefined();
  });

  it("is forgotten when it is refused, so that the reference is free", async () => {
    const pending = await withItem();
    const refused = { id: ITEM, reason: "cap_exceeded", verdict: "refused", limit: "0" } as const;
    world.put({ ...mined, outcome: { recorded: 0, items: [refused] } });
    world.reach(5);
    expect(pending.find(ITEM)).toBeUndefined();
  });

  it("is forgotten when its operation fails, so that the reference is free", async () => {
    const pending = await withItem();
    world.put(operationOf({ status: "failed" }));
    expect(pending.find(ITEM)).toBeUndefined();
    // It may have failed before anyone could say what it brings.
    pending.add(operationOf(), [{ id: ITEM, root: ROOT }]);
    expect(pending.find(ITEM)).toBeUndefined();
  });

  it("is known from before a restart, but not what was said of it", async () => {
    world.put(operationOf());
    world.put(
      operationOf({ id: "opn_2", commands: ["confirmAsset"], subjects: [{ kind: "asset", ids: [ROOT] }] }),
    );
    const pending = await createPendingItems(world);
    expect(pending.find(ITEM)).toEqual({ operation: "opn_1", party: PARTY, root: null });
    // A decision about a thing does not bring it.
    expect(pending.find(ROOT)).toBeUndefined();
  });

  it("stays with the later of two operations", async () => {
    const pending = await withItem();
    const second = operationOf({ id: "opn_2" });
    world.put(second);
    pending.add(second, [{ id: ITEM, root: OTHER_HASH }]);
    world.put(operationOf({ status: "failed" }));
    expect(pending.find(ITEM)).toMatchObject({ operation: "opn_2", root: OTHER_HASH });
  });

  it("lets go of its listeners", async () => {
    const pending = await createPendingItems(world);
    const settlements = createSettlements(world);
    expect(world.listeners()).toBe(4);
    pending.close();
    settlements.close();
    expect(world.listeners()).toBe(0);
  });
});

describe("final", () => {
  it("is mined, in a block that the index has with the same hash", () => {
    expect(statusOf(mined, world.projection)).toBe("mined");
    world.reach(5, OTHER_HASH);
    expect(statusOf(mined, world.projection)).toBe("mined");
    world.reach(5);
    expect(statusOf(mined, world.projection)).toBe("final");
    // Too old for its hash to be kept.
    world.reach(9_000);
    expect(
      statusOf(
        { ...mined, transactions: [{ ...included, included: { ...included.included, block: 7 } }] },
        world.projection,
      ),
    ).toBe("final");
    expect(statusOf({ ...mined, transactions: [{ ...included, included: null }] }, world.projection)).toBe(
      "mined",
    );
    expect(statusOf(operationOf({ status: "failed" }), world.projection)).toBe("failed");
  });

  it("is waited for", async () => {
    const settlements = createSettlements(world);
    world.put(operationOf());
    const waiting = settlements.wait(operationOf(), 60);
    world.put(mined);
    world.reach(5);
    expect(await waiting).toBe(mined);
    expect(await settlements.wait(mined, 60)).toBe(mined);
  });

  it("is waited for no longer than the caller wants", async () => {
    const settlements = createSettlements(world);
    world.put(operationOf());
    expect(await settlements.wait(operationOf(), 0)).toMatchObject({ status: "queued" });
    const waiting = settlements.wait(operationOf(), 0.02);
    world.put(operationOf({ status: "submitted" }));
    expect(await waiting).toMatchObject({ status: "submitted" });
  });

  it("may have come between two looks", async () => {
    const settlements = createSettlements(world);
    world.put(mined);
    world.reach(5);
    expect(await settlements.wait(operationOf(), 60)).toBe(mined);
  });
});
