import type { Entry } from "./line.ts";

/** Where an entry stands in its file. */
export interface Placed {
  file: string;
  line: number;
  cells: string[];
  entry: Entry;
}

/** Lines that go into one request. */
export interface Batch {
  kind: "payments" | "receipts";
  items: Placed[];
}

/** Collects entries into requests of one kind and at most `limit` items, in the order of the file. */
export function createBatches(limit: number) {
  const open: Record<Batch["kind"], Placed[]> = { payments: [], receipts: [] };
  return {
    /** A batch that became full, or null. */
    add(placed: Placed): Batch | null {
      const kind = placed.entry.direction === "out" ? "payments" : "receipts";
      open[kind].push(placed);
      if (open[kind].length < limit) return null;
      const items = open[kind];
      open[kind] = [];
      return { kind, items };
    },
    /** What is left, receipts first: they only add money. */
    rest(): Batch[] {
      const batches: Batch[] = [];
      for (const kind of ["receipts", "payments"] as const) {
        if (open[kind].length > 0) batches.push({ kind, items: open[kind] });
        open[kind] = [];
      }
      return batches;
    },
  };
}
