import type { Violation, Watcher } from "./watcher.ts";

/**
 * L12: each contract's events are numbered from 1 without a gap, up to the number that the index has reached.
 * @param withEvents whether the events are among the rows
 */
export function watchSequences(withEvents: boolean): Watcher {
  const reached = new Map<string, number>();
  const last = new Map<string, number>();
  const found: Violation[] = [];
  const broken = (contract: string, detail: string) =>
    found.push({ invariant: "L12", subject: contract, detail });

  return {
    sequences(row) {
      if (reached.has(row.contract)) broken(row.contract, "has two rows");
      reached.set(row.contract, row.lastSeq);
    },
    events({ contract, seq }) {
      const expected = (last.get(contract) ?? 0) + 1;
      if (seq !== expected) broken(contract, `event ${seq} follows event ${expected - 1}`);
      last.set(contract, seq);
    },
    finish() {
      if (!withEvents) return found;
      for (const contract of new Set([...reached.keys(), ...last.keys()])) {
        const [said, seen] = [reached.get(contract) ?? 0, last.get(contract) ?? 0];
        if (said !== seen)
          broken(contract, `the index has reached event ${said}, but holds events up to ${seen}`);
      }
      return found;
    },
  };
}
