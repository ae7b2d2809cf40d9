import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Checkpoint, MovementRow, Page } from "@green-ledger/domain";
import { bytes, u32 } from "@green-ledger/domain";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { id32, movementRow, SILENT, sampleBlock, sampleHeader } from "../../test/sample-blocks.ts";
import { openProjection, type Projection } from "./index.ts";

let directory: string;
let open: Projection[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "projection-"));
});

afterEach(async () => {
  await Promise.all(open.map((projection) => projection.close()));
  open = [];
  await rm(directory, { recursive: true, force: true });
});

async function opened(name = "a"): Promise<Projection> {
  const projection = await openProjection({ directory: join(directory, name), log: SILENT });
  open.push(projection);
  return projection;
}

async function commitAll({ writer }: Projection, from: number, to: number, branch = 0): Promise<void> {
  for (let n = from; n <= to; n++) {
    const { block, mutations } = sampleBlock(n, branch);
    await writer.commit(block, mutations);
  }
}

const dumpOf = async (projection: Projection) => Array.fromAsync(projection.dump());

describe("commit", () => {
  test("default: rows can be read, and the checkpoint says up to where", async () => {
    const projection = await opened();
    await commitAll(projection, 0, 3);
    const snapshot = projection.reader.snapshot();
    expect(snapshot.checkpoint).toEqual(projection.writer.checkpoint());
    expect(snapshot.checkpoint).toMatchObject({ ...pick(sampleHeader(3)), rows: 10 });
    const place = { block: 1, logIndex: 0, time: 1_790_000_001, transaction: id32(1) };
    expect(snapshot.get("movement", [bytes(id32(1))])).toStrictEqual(movementRow(1, 0, place));
    expect(snapshot.get("movement", [bytes(id32(99))])).toBeUndefined();
    const many = snapshot.getMany("movement", [[bytes(id32(3))], [bytes(id32(99))], [bytes(id32(0))]]);
    expect(many.map((row) => row?.id)).toEqual([id32(3), undefined, id32(0)]);
    snapshot.close();
  });

  test("behaviour: a snapshot does not change under later commits", async () => {
    const projection = await opened();
    await commitAll(projection, 0, 0);
    const snapshot = projection.reader.snapshot();
    await commitAll(projection, 1, 6);
    expect(snapshot.checkpoint.block).toBe(0);
    expect(snapshot.get("movement", [bytes(id32(1))])).toBeUndefined();
    expect((await snapshot.list("movement", { limit: 10 })).rows).toHaveLength(1);
    snapshot.close();
    expect(projection.reader.snapshot().checkpoint.block).toBe(6);
  });

  test("behaviour: what was committed is there after opening again", async () => {
    const before = await opened();
    await commitAll(before, 0, 7);
    const dump = await dumpOf(before);
    const checkpoint = before.writer.checkpoint();
    await before.close();
    const after = await opened();
    expect(after.writer.checkpoint()).toEqual(checkpoint);
    expect(await dumpOf(after)).toEqual(dump);
    expect(after.writer.blockHash(7)).toBe(sampleHeader(7).hash);
  });

  test("behaviour: equal histories give equal digests, others do not", async () => {
    const [a, b, c] = [await opened("a"), await opened("b"), await opened("c")];
    await commitAll(a, 0, 4);
    await commitAll(b, 0, 4);
    await commitAll(c, 0, 3);
    const { block } = sampleBlock(4);
    await c.writer.commit(block, sampleBlock(4, 1).mutations);
    expect(b.writer.checkpoint()).toEqual(a.writer.checkpoint());
    expect(c.writer.checkpoint()?.digest).not.toBe(a.writer.checkpoint()?.digest);
  });

  test("behaviour: listeners hear of every commit and revert until they stop", async () => {
    const { reader, writer } = await opened();
    const heard: Checkpoint[] = [];
    const stop = reader.onChange((checkpoint) => heard.push(checkpoint));
    for (const n of [0, 1]) await writer.commit(sampleBlock(n).block, sampleBlock(n).mutations);
    await writer.revert(0);
    stop();
    await writer.commit(sampleBlock(1).block, []);
    expect(heard.map(({ block }) => block)).toEqual([0, 1, 0]);
    expect(heard[2]).toEqual(heard[0]);
  });

  test("behaviour: block hashes are kept for a while", async () => {
    const { reader, writer } = await opened();
    for (let n = 0; n <= 1025; n++) await writer.commit(sampleHeader(n), []);
    expect(reader.blockHash(1)).toBeUndefined();
    expect(reader.blockHash(2)).toBe(sampleHeader(2).hash);
    expect(reader.blockHash(1026)).toBeUndefined();
  });

  test.each([
    ["a block twice", 3],
    ["a block too far", 5],
    ["a block of another branch", 4],
  ])("error: %s is refused and changes nothing", async (_, number) => {
    const projection = await opened();
    await commitAll(projection, 0, 3);
    const dump = await dumpOf(projection);
    const { block, mutations } = sampleBlock(number, number === 4 ? 1 : 0);
    await expect(projection.writer.commit(block, mutations)).rejects.toMatchObject({
      code: "block_out_of_order",
    });
    expect(await dumpOf(projection)).toEqual(dump);
  });

  test("error: two mutations of one row", async () => {
    const { writer } = await opened();
    const { block, mutations } = sampleBlock(0);
    await expect(writer.commit(block, [...mutations, ...mutations])).rejects.toThrow(TypeError);
    expect(writer.checkpoint()).toBeUndefined();
  });

  test("error: two callers at once", async () => {
    const { writer } = await opened();
    const first = writer.commit(sampleBlock(0).block, []);
    await expect(writer.commit(sampleBlock(1).block, [])).rejects.toThrow(TypeError);
    await first;
  });

  test("error: a snapshot of nothing", async () => {
    const { reader } = await opened();
    expect(reader.checkpoint()).toBeUndefined();
    expect(() => reader.snapshot()).toThrow(expect.objectContaining({ code: "projection_empty" }));
  });
});

describe("revert", () => {
  test("default: random histories leave the same bytes as the last branch alone", async () => {
    let run = 0;
    const steps = fc.array(fc.record({ grow: fc.integer({ min: 1, max: 5 }), drop: fc.nat(7) }), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const forked = await opened(`forked-${run}`);
        const branches: number[] = [];
        for (const [i, { grow, drop }] of history.entries()) {
          const keep = Math.max(0, branches.length - drop);
          if (keep < branches.length) await forked.writer.revert(keep - 1);
          branches.length = keep;
          for (let k = 0; k < grow; k++) await commitOn(forked, branches, i * 10);
        }
        const fresh = await opened(`fresh-${run++}`);
        for (const [n, branch] of branches.entries()) {
          const { block, mutations } = linked(n, branches, branch);
          await fresh.writer.commit(block, mutations);
        }
        expect(await dumpOf(forked)).toEqual(await dumpOf(fresh));
        expect((await forked.doctor()).faults).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test("behaviour: back before the first block, nothing is left", async () => {
    const projection = await opened();
    const empty = await dumpOf(projection);
    await commitAll(projection, 5, 8);
    expect(await projection.writer.revert(4)).toBeUndefined();
    expect(await dumpOf(projection)).toEqual(empty);
    await commitAll(projection, 5, 6, 1);
    expect(projection.writer.checkpoint()?.block).toBe(6);
  });

  test("behaviour: to where it is, or further, is nothing to do", async () => {
    const projection = await opened();
    await commitAll(projection, 0, 2);
    const checkpoint = projection.writer.checkpoint();
    expect(await projection.writer.revert(2)).toEqual(checkpoint);
    expect(await projection.writer.revert(9)).toEqual(checkpoint);
  });

  test("behaviour: undo records survive opening again", async () => {
    const before = await opened();
    await commitAll(before, 0, 4);
    await before.writer.finalize(2);
    await before.close();
    const { writer } = await opened();
    expect(writer.finalized()).toBe(2);
    expect(await writer.revert(2)).toMatchObject(pick(sampleHeader(2)));
  });

  test("error: deeper than what can be undone, nothing changes", async () => {
    const projection = await opened();
    await commitAll(projection, 0, 5);
    await projection.writer.finalize(3);
    const dump = await dumpOf(projection);
    await expect(projection.writer.revert(2)).rejects.toMatchObject({ code: "deep_reorg" });
    expect(await dumpOf(projection)).toEqual(dump);
    expect(await projection.writer.revert(3)).toMatchObject(pick(sampleHeader(3)));
  });

  test("error: blocks that were final when they were committed", async () => {
    const projection = await opened();
    await projection.writer.finalize(3);
    await commitAll(projection, 0, 5);
    await expect(projection.writer.revert(2)).rejects.toMatchObject({ code: "deep_reorg" });
    expect(await projection.writer.revert(3)).toMatchObject(pick(sampleHeader(3)));
  });
});

describe("identity", () => {
  test("default: is kept", async () => {
    const before = await opened();
    expect(before.writer.identity()).toBeUndefined();
    const identity = { chainId: 1, genesisHash: id32(1), startBlock: 3, contracts: { LotLedger: "0x01" } };
    await before.writer.bind(identity);
    await before.close();
    expect((await opened()).writer.identity()).toEqual(identity);
  });
});

describe("list and listBy", () => {
  test("default: pages in key order, both ways, end where the list ends", async () => {
    const projection = await opened();
    await commitAll(projection, 0, 3);
    const snapshot = projection.reader.snapshot();
    const forwards = await snapshot.list("movement", { limit: 2 });
    expect(forwards.rows.map(({ id }) => id)).toEqual([id32(0), id32(1)]);
    const after = forwards.next ?? "";
    const rest = await snapshot.list("movement", { limit: 2, after });
    expect(rest).toMatchObject({ rows: [{ id: id32(3) }], next: null });
    const newest = await snapshot.listBy("movement", "byTime", { limit: 3, reverse: true });
    expect(newest.rows.map(({ id }) => id)).toEqual([id32(3), id32(1), id32(0)]);
    expect(newest.next).toBeNull();
  });

  test("behaviour: a prefix keeps others out, and rows without the key are left out", async () => {
    const projection = await opened();
    await commitAll(projection, 0, 9);
    const snapshot = projection.reader.snapshot();
    const all = (await snapshot.list("movement", { limit: 50 })).rows;
    const colours = new Set(all.flatMap(({ draws }) => draws.map(({ colour }) => colour)));
    expect(colours.size).toBeGreaterThan(2);
    for (const colour of [...colours, 99]) {
      const { rows } = await snapshot.listBy("movement", "byColour", { prefix: [u32(colour)], limit: 50 });
      const drawn = all.filter(({ draws }) => draws.some((draw) => draw.colour === colour));
      expect(ids(rows)).toEqual(ids(drawn));
    }
    const { rows } = await snapshot.listBy("movement", "byCounterparty", { limit: 50 });
    expect(ids(rows)).toEqual(ids(all.filter(({ counterparty }) => counterparty !== null)));
  });

  test("behaviour: pages of any length make the whole list", async () => {
    const projection = await opened();
    await commitAll(projection, 0, 40);
    const snapshot = projection.reader.snapshot();
    for (const limit of [1, 2, 3, 7, 100]) {
      for (const reverse of [false, true]) {
        const rows: MovementRow[] = [];
        let after: string | null = null;
        do {
          const page: Page<MovementRow> = await snapshot.listBy("movement", "byTime", {
            limit,
            reverse,
            ...(after && { after }),
          });
          rows.push(...page.rows);
          after = page.next;
        } while (after !== null);
        const blocks = rows.map(({ place }) => place.block);
        expect(blocks).toEqual(blocks.toSorted((a, b) => (reverse ? b - a : a - b)));
        expect(new Set(blocks).size).toBe((await snapshot.list("movement", { limit: 100 })).rows.length);
      }
    }
  });

  test.each([
    ["no page length", { limit: 0 }],
    ["a mark of another list", { limit: 1, after: "ff00" }],
    ["a mark that is no key", { limit: 1, after: "xyz" }],
  ])("error: %s", async (_, options) => {
    const projection = await opened();
    await commitAll(projection, 0, 1);
    await expect(projection.reader.snapshot().list("movement", options)).rejects.toThrow(RangeError);
  });
});

function linked(n: number, branches: readonly number[], branch: number) {
  const { block, mutations } = sampleBlock(n, branch);
  return { block: { ...block, parentHash: sampleHeader(n - 1, branches[n - 1] ?? 0).hash }, mutations };
}

async function commitOn({ writer }: Projection, branches: number[], branch: number): Promise<void> {
  const { block, mutations } = linked(branches.length, branches, branch);
  await writer.commit(block, mutations);
  branches.push(branch);
}

function pick({ number, hash, time }: { number: number; hash: string; time: number }) {
  return { block: number, hash, time };
}

function ids(rows: readonly MovementRow[]): string[] {
  return rows.map(({ id }) => id).toSorted();
}
