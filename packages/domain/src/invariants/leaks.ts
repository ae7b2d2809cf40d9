import { type MovementId, OTHER_MONEY } from "../hex.ts";
import type { Draw, LeakRow } from "../rows.ts";
import { addTo, hasMoved, leaks, type Violation, type Watcher } from "./watcher.ts";

type Leak = Pick<LeakRow, "amount" | "restored" | "account">;

/**
 * What left without a known use is what shortfalls took and payments let go without a purpose, colour by colour, and
 * what is restored of it is what explanations and counter-entries brought back.
 */
export function watchLeaks(): Watcher {
  const told = new Map<string, Leak>();
  const left = new Map<string, bigint>();
  const back = new Map<string, bigint>();
  const found: Violation[] = [];
  const broken = (key: string, detail: string) =>
    found.push({ invariant: "sum", subject: `leak ${key}`, detail });
  const add = (sums: Map<string, bigint>, id: MovementId, draws: readonly Draw[]) => {
    for (const { colour, amount } of draws) addTo(sums, `${id}/${colour}`, amount);
  };

  return {
    movements(row) {
      if (row.kind === "shortfall") add(left, row.id, row.draws);
      if (row.kind === "explanation" && row.target !== null) add(back, row.target, row.draws);
      if (row.kind !== "payment" || !hasMoved(row)) return;
      const green = ({ colour }: Draw) => colour !== OTHER_MONEY && leaks(row, colour);
      add(left, row.id, row.draws.filter(green));
      add(back, row.id, row.reversed.filter(green));
    },
    leaks: ({ movement, colour, amount, restored, account }) =>
      told.set(`${movement}/${colour}`, { amount, restored, account }),
    finish() {
      for (const key of new Set([...told.keys(), ...left.keys(), ...back.keys()])) {
        const { amount, restored } = told.get(key) ?? { amount: 0n, restored: 0n };
        const [gone, came] = [left.get(key) ?? 0n, back.get(key) ?? 0n];
        if (amount !== gone) broken(key, `says that ${amount} left, but entries took ${gone}`);
        if (restored !== came) broken(key, `says that ${restored} is there again, but ${came} came back`);
        if (restored > amount) broken(key, `${restored} of ${amount} came back`);
      }
      return found;
    },
  };
}
