import {
  type AssetRow,
  type ClaimRow,
  type KeyPart,
  type ListOptions,
  SCHEMA,
  type Snapshot,
  type TableSchema,
  type Tables,
} from "@green-ledger/domain";
import { inStandingWithClaims, isInForce, type ModelState } from "@green-ledger/domain/model";
import { modelSequence } from "@green-ledger/testkit/generate";
import { expect, it } from "vitest";
import { causesAgainst } from "./claim-force.ts";
import { createLookup } from "./lookup.ts";
import { standingOf } from "./standing.ts";

const PLACE = { block: 1, logIndex: 1, time: 1, transaction: `0x${"00".repeat(32)}` } as const;

const SEEDS = [13, 105, 219, 85, 1, 2, 3, 4];

/** The places of a row in an order: none, one, or several. */
function keysOf(places: KeyPart[] | KeyPart[][] | null): KeyPart[][] {
  if (places === null) return [];
  return places.some(Array.isArray) ? (places as KeyPart[][]) : [places as KeyPart[]];
}

/** The model's state as an index would show it. */
function snapshotOf(state: ModelState, time: number): Snapshot {
  const rowsOf = (table: string): object[] => {
    if (table === "asset") return [...state.assets.values()];
    if (table === "claim") return [...state.claims.values()].map((row) => ({ ...row, created: PLACE }));
    if (table === "duties") return [...state.duties.values()];
    return table === "permit" ? [...state.permits.values()] : [];
  };
  const schemaOf = (table: keyof Tables) => SCHEMA[table] as unknown as TableSchema<object>;
  const get = (table: keyof Tables, key: KeyPart[]) =>
    rowsOf(table).find((row) => JSON.stringify(schemaOf(table).key(row)) === JSON.stringify(key));
  const numberText = (value: number) => value.toString(16).padStart(16, "0");
  const textOf = (parts: readonly KeyPart[]) =>
    parts
      .map((part) => ("bytes" in part ? part.bytes : numberText("u32" in part ? part.u32 : part.u64)))
      .join();
  const snapshot = {
    checkpoint: { time },
    get,
    getMany: (table: keyof Tables, keys: KeyPart[][]) => keys.map((key) => get(table, key)),
    async listBy(table: keyof Tables, index: string, { prefix = [], after, limit }: ListOptions) {
      const rows = rowsOf(table)
        .flatMap((row) => keysOf(schemaOf(table).indexes[index]?.(row) ?? null).map((key) => ({ row, key })))
        .filter(({ key }) => textOf(key).startsWith(textOf(prefix)))
        .filter(({ key }) => Array.isArray(after) && textOf(key) > textOf(after))
        .map(({ row }) => row);
      return { rows: rows.slice(0, limit), next: null };
    },
  };
  return snapshot as unknown as Snapshot;
}

it("says what the ledger would say, second by second", async () => {
  let inForce = 0;
  let outOfStanding = 0;
  for (const seed of SEEDS) {
    for (const { state, time } of modelSequence(seed, 100)) {
      const snapshot = snapshotOf(state, time);
      const lookup = createLookup(snapshot);
      for (const claim of state.claims.values()) {
        const counts = isInForce(state, claim.id, time);
        const causes = causesAgainst(lookup, claim as ClaimRow, time);
        expect(causes.length === 0, `seed ${seed}: ${claim.id}`).toBe(counts);
        if (counts) inForce++;
      }
      for (const asset of state.assets.values()) {
        const { inStanding, label } = await standingOf(asset as AssetRow, { snapshot, lookup });
        expect(inStanding, `seed ${seed}: ${asset.id}`).toBe(inStandingWithClaims(state, asset.id, time));
        if (label && !inStanding) outOfStanding++;
      }
    }
  }
  expect(inForce).toBeGreaterThan(100);
  expect(outOfStanding).toBeGreaterThan(100);
});
