import type { MovementId } from "../hex.ts";
import type { Draw } from "../rows.ts";
import { addTo, type Entered, hasMoved, type Violation, type Watcher } from "./watcher.ts";

/**
 * L1 over time: counter-entries take back no more of a colour than an entry drew, and what an entry says was taken back
 * is what its counter-entries took.
 */
export function watchReversals(): Watcher {
  const entries = new Map<MovementId, { direction: string; reversed: bigint; reversible: boolean }>();
  const back = new Map<MovementId, bigint>();
  const undone: { id: MovementId; target: MovementId; direction: string }[] = [];
  const found: Violation[] = [];
  const broken = (id: MovementId, detail: string) =>
    found.push({ invariant: "L1", subject: `movement ${id}`, detail });

  return {
    movements(row) {
      const { id, kind, direction, draws, reversed, amount, target } = row;
      for (const { colour, amount: taken } of reversed) {
        const drawn = of(draws, colour);
        if (taken <= 0n || taken > drawn)
          broken(id, `${taken} of its ${drawn} of colour ${colour} was taken back`);
      }
      entries.set(id, { direction, reversed: sumOf(reversed), reversible: isReversible(row) });
      if (kind !== "reversal" || target === null) return;
      addTo(back, target, amount);
      undone.push({ id, target, direction });
    },
    finish() {
      for (const { id, target, direction } of undone) {
        const entry = entries.get(target);
        if (entry === undefined) broken(id, `undoes ${target}, which was not recorded`);
        else if (!entry.reversible) broken(id, `undoes ${target}, which cannot be undone so`);
        else if (entry.direction === direction) broken(id, `undoes ${target} in the same direction`);
      }
      for (const [id, { reversed }] of entries) {
        const taken = back.get(id) ?? 0n;
        if (reversed !== taken)
          broken(id, `says that ${reversed} was taken back, but counter-entries took ${taken}`);
      }
      return found;
    },
  };
}

/** What arrived in another account is sent back, not undone; a repayment is final. */
function isReversible(row: Entered): boolean {
  if (row.kind === "receipt") return row.state !== "repaid";
  return row.kind === "payment" && hasMoved(row) && row.payeeAccount === null;
}

const of = (draws: readonly Draw[], colour: number) =>
  draws.find((draw) => draw.colour === colour)?.amount ?? 0n;
const sumOf = (draws: readonly Draw[]) => draws.reduce((sum, { amount }) => sum + amount, 0n);
