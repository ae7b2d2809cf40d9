import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SILENT, sampleBlock, wideBlock } from "../../test/sample-blocks.ts";
import { sealBytes } from "../codec/value.ts";
import { type Level, openLevel } from "../level/open-level.ts";
import { destroyProjection, openProjection, type Projection, type StoreError } from "./index.ts";
import { unsealEntry } from "./index-entries.ts";
import { META, sealMeta } from "./meta.ts";
import { indexSpace, rowSpace, TABLES } from "./spaces.ts";

const BLOCKS = 20;
const EVENTS = 25;
const SCRIPT = join(import.meta.dirname, "../../test/commit-blocks.ts");

let directory: string;
let open: Projection[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "projection-damage-"));
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

/** A projection whose files are all tables, closed. */
async function filled(name: string): Promise<[key: string, value: string][]> {
  const projection = await opened(name);
  for (let n = 0; n < BLOCKS; n++) {
    const { block, mutations } = wideBlock(n, EVENTS);
    await projection.writer.commit(block, mutations);
  }
  const dump = await Array.fromAsync(projection.dump());
  await projection.close();
  await withLevel(name, (db) => db.compactRange(Buffer.of(0), Buffer.of(0xff)));
  return dump;
}

async function withLevel(name: string, work: (db: Level) => Promise<unknown>): Promise<void> {
  const db = await openLevel({
    directory: join(directory, name),
    remedy: "",
    cacheBytes: 1 << 20,
    writeBufferBytes: 1 << 20,
  });
  await work(db);
  await db.close();
}

describe("doctor", () => {
  test("default: a healthy projection, with its counts and progress", async () => {
    await filled("a");
    const projection = await opened();
    const progress: string[] = [];
    const diagnosis = await projection.doctor(({ phase, done, total }) =>
      progress.push(`${phase} ${done}/${total}`),
    );
    expect(diagnosis).toMatchObject({ healthy: true, faults: [], faultCount: 0 });
    expect(diagnosis.checkpoint).toEqual(projection.writer.checkpoint());
    expect(diagnosis.rows).toMatchObject({ event: BLOCKS * EVENTS, party: 5, holding: 1, refusal: 0 });
    expect(progress).toEqual([
      `rows ${diagnosis.checkpoint?.rows}/${diagnosis.checkpoint?.rows}`,
      `indexes ${diagnosis.entries}/${diagnosis.entries}`,
    ]);
  });

  test("default: an empty projection is healthy", async () => {
    expect(await (await opened()).doctor()).toMatchObject({ healthy: true, checkpoint: null, entries: 0 });
  });

  test.each([
    ["a row that was lost", "rows_miscounted", "row", "lose"],
    ["a row that was changed behind its CRC", "value_damaged", "row", "damage"],
    ["an index entry that was lost", "entry_missing", "entry", "lose"],
    ["an index entry that was changed behind its CRC", "value_damaged", "entry", "damage"],
    ["an index entry that leads to no row", "entry_orphaned", "entry", "misplace"],
  ] as const)("error: %s", async (_, code, what, act) => {
    const dump = await filled("a");
    const ofRows = new Set(TABLES.map(rowSpace));
    const isEntry = ([key]: [string, string]) => !ofRows.has(Number.parseInt(key.slice(0, 2), 16));
    const [key = "", value = ""] = dump.slice(5).find((item) => isEntry(item) === (what === "entry")) ?? [];
    const raw = Buffer.from(key, "hex");
    await withLevel("a", async (db) => {
      if (act === "lose") await db.del(raw);
      if (act === "damage") await db.put(raw, Buffer.from(`${value.slice(0, -2)}21`, "hex"));
      if (act === "misplace") await db.put(raw, sealBytes(raw, Buffer.from("ff", "hex")));
    });
    const diagnosis = await (await opened()).doctor();
    expect(diagnosis.healthy).toBe(false);
    expect(diagnosis.faults.map((fault) => fault.code)).toContain(code);
  });

  test("error: one of the places that a row has in one index", async () => {
    await filled("a");
    const space = Buffer.of(indexSpace("movement", "byColour"));
    let lost = "";
    await withLevel("a", async (db) => {
      const entries = await db.iterator({ gte: space, lt: Buffer.of((space[0] ?? 0) + 1) }).all();
      const rows = entries.map(([key, sealed]) => unsealEntry("movement", key, sealed).toString("hex"));
      const shared = rows.findIndex((row, i) => rows.indexOf(row) < i);
      const [key] = entries[shared] ?? [];
      if (key === undefined) throw new Error("no row with two places");
      lost = key.toString("hex");
      await db.del(key);
    });
    const { faults } = await (await opened()).doctor();
    expect(faults).toMatchObject([{ code: "entry_missing", table: "movement", key: lost }]);
  });

  test("error: a row that was replaced by another with the right CRC", async () => {
    await filled("a");
    const row = sampleBlock(0).mutations[0];
    if (row?.table !== "movement" || row.row === null) throw new Error("not a movement");
    await withLevel("a", async (db) => {
      const [key] = await db.keys({ gte: Buffer.of(rowSpace("movement")), limit: 1 }).all();
      if (key === undefined) throw new Error("no movement");
      await db.put(key, sealMeta(key, row.row));
    });
    const { faults } = await (await opened()).doctor();
    expect(faults.map((fault) => fault.code)).toContain("rows_differ");
  });
});

describe("a bit that flips on disk", () => {
  test("behaviour: no flip in a table goes unnoticed, and reads refuse the row", async () => {
    const healthy = await filled("a");
    const tables = (await readdir(join(directory, "a"))).filter((file) => file.endsWith(".ldb"));
    let refusedReads = 0;
    let noticed = 0;
    for (let trial = 0; trial < 30; trial++) {
      const copy = `copy-${trial}`;
      await cp(join(directory, "a"), join(directory, copy), { recursive: true });
      await flipBit(join(directory, copy, tables[trial % tables.length] ?? ""), trial / 30);
      const projection = await opened(copy).catch((error: StoreError) => error);
      if (projection instanceof Error) {
        expect(projection).toMatchObject({ code: "store_corrupt" });
        noticed++;
        continue;
      }
      const { healthy: sound } = await projection.doctor();
      if (!sound) noticed++;
      // What the doctor calls healthy is what was written.
      if (sound) expect(await Array.fromAsync(projection.dump())).toEqual(healthy);
      refusedReads += await refusals(projection);
      await projection.close();
    }
    expect(noticed).toBeGreaterThan(15);
    expect(refusedReads).toBeGreaterThan(10);
  });

  /** Each row as the first commit wrote it, or `store_corrupt`; never anything else. */
  async function refusals({ reader }: Projection): Promise<number> {
    let refused = 0;
    const expected = new Map(
      Array.from({ length: BLOCKS }, (_, n) => wideBlock(n, EVENTS).mutations)
        .flat()
        .map((mutation) => [JSON.stringify([mutation.table, mutation.key]), mutation]),
    );
    const snapshot = reader.snapshot();
    for (const { table, key, row } of expected.values()) {
      try {
        const found = snapshot.get(table, key);
        if (table === "event" && found !== undefined) expect(found).toStrictEqual(row);
      } catch (error) {
        expect(error).toMatchObject({ code: "store_corrupt" });
        refused++;
      }
    }
    snapshot.close();
    return refused;
  }

  async function flipBit(file: string, at: number): Promise<void> {
    const content = await readFile(file);
    const position = Math.floor(content.length * at);
    content[position] = (content[position] ?? 0) ^ 0x10;
    await writeFile(file, content);
  }
});

describe("opening", () => {
  test("error: in this process twice", async () => {
    await opened();
    const message = expect.stringMatching(new RegExp(`opened by process ${process.pid}\\.$`));
    await expect(opened()).rejects.toMatchObject({ code: "store_locked", message });
  });

  test.each([["MANIFEST"], ["CURRENT"]])(
    "error: %s is lost; deleting the projection is the way out",
    async (lost) => {
      await filled("a");
      const path = join(directory, "a");
      for (const file of await readdir(path)) if (file.startsWith(lost)) await rm(join(path, file));
      await expect(opened()).rejects.toMatchObject({ code: "store_corrupt", message: /Run rebuild/ });
      await destroyProjection(path);
      expect((await opened()).writer.checkpoint()).toBeUndefined();
    },
  );

  test.each([["lost"], ["damaged"]])("error: the checkpoint is %s", async (how) => {
    await filled("a");
    await withLevel("a", (db) =>
      how === "lost" ? db.del(META.checkpoint) : db.put(META.checkpoint, Buffer.from("damage")),
    );
    await expect(opened()).rejects.toMatchObject({ code: "store_corrupt", message: /Run rebuild/ });
  });

  test("error: written by another version", async () => {
    await filled("a");
    await withLevel("a", (db) => db.put(META.schemaVersion, sealMeta(META.schemaVersion, "0-older")));
    await expect(opened()).rejects.toMatchObject({ code: "projection_outdated", message: /Run rebuild/ });
  });

  test("error: deleting it while it is open", async () => {
    const projection = await opened();
    await projection.writer.commit(sampleBlock(0).block, []);
    await expect(destroyProjection(join(directory, "a"))).rejects.toMatchObject({ code: "store_locked" });
    expect(await projection.writer.commit(sampleBlock(1).block, [])).toMatchObject({ block: 1 });
  });

  test("behaviour: deleting what is not there", async () => {
    await destroyProjection(join(directory, "none"));
    await mkdir(join(directory, "empty"));
    await destroyProjection(join(directory, "empty"));
    expect(await readdir(directory)).toEqual([]);
  });

  test("behaviour: deleting leaves other files alone", async () => {
    await filled("a");
    await writeFile(join(directory, "a", "notes.txt"), "mine");
    await destroyProjection(join(directory, "a"));
    expect(await readdir(join(directory, "a"))).toEqual(["notes.txt"]);
  });
});

describe("a process that is killed", () => {
  test("behaviour: nothing is torn, nothing that was acknowledged is lost", async () => {
    let last = -1;
    for (let round = 0; round < 4; round++) {
      const acknowledged = await killAfter(last + 5 + round * 7);
      const projection = await opened();
      const checkpoint = projection.writer.checkpoint();
      expect(checkpoint?.block).toBeGreaterThanOrEqual(acknowledged);
      expect((await projection.doctor()).faults).toEqual([]);
      last = checkpoint?.block ?? -1;
      await projection.close();
    }
    const uninterrupted = await opened("b");
    for (let n = 0; n <= last; n++) {
      const { block, mutations } = wideBlock(n, 20);
      await uninterrupted.writer.commit(block, mutations);
    }
    const killed = await opened();
    expect(await Array.fromAsync(killed.dump())).toEqual(await Array.fromAsync(uninterrupted.dump()));
  });

  /** The last block that the process said it had committed. */
  async function killAfter(block: number): Promise<number> {
    const child = spawn(process.execPath, [SCRIPT, join(directory, "a"), "20"]);
    const exit = once(child, "exit");
    let last = -1;
    for await (const line of createInterface(child.stdout)) {
      last = Number(line);
      if (last >= block) child.kill("SIGKILL");
    }
    await exit;
    return last;
  }
});

// The system's limit on the size of a file stands for a disk that is full: the same writes fail, in the same place.
test("a disk that fills up: what was acknowledged stays, and nothing by halves", async () => {
  const limited = `ulimit -f 600 && exec "${process.execPath}" "${SCRIPT}" "${join(directory, "a")}" 300`;
  const { stdout } = await promisify(execFile)("/bin/sh", ["-c", limited]);
  const lines = stdout.trim().split("\n");
  expect(lines.at(-1)).toBe("disk_full");
  const projection = await opened();
  expect(projection.writer.checkpoint()?.block).toBe(lines.length - 2);
  expect((await projection.doctor()).faults).toEqual([]);
});
