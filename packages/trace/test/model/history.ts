import type { AccountId, LotRow, MovementRow } from "@green-ledger/domain";
import type { Passage, PathEnd, Start } from "../../src/index.ts";
import { divide } from "../divide.ts";
import { sum } from "./sums.ts";

export interface Lot extends Omit<LotRow, "order" | "parent" | "remaining" | "movement"> {
  movement: MovementRow;
  /** The lot of its colour, or the end of another, that it was taken from. */
  parent: Lot | undefined;
  passage: End | undefined;
  /** Children of its colour and ends, oldest first. */
  outs: (Lot | End)[];
  /** Ends that it came back from. */
  refunds: Refund[];
}

export interface End {
  movement: MovementRow;
  lot: Lot;
  amount: bigint;
  kind: PathEnd | Passage;
  onward: Lot | undefined;
  refunds: Refund[];
}

export interface Refund {
  end: End;
  lot: Lot;
  amount: bigint;
}

export const isEnd = (out: Lot | End): out is End => "kind" in out;

/** All movements, lots and ends, oldest first. */
export interface History {
  movements: readonly MovementRow[];
  lots: Lot[];
  ends: End[];
}

/**
 * Lots and ends with what they came from and became.
 * @param rows lots as the index has them; those of other movements are left out
 */
export function grown(movements: readonly MovementRow[], rows: readonly LotRow[]): History {
  const lots: Lot[] = [];
  const ends: End[] = [];
  for (const movement of movements) if (movement.legs.length > 0) grow(movement);
  return { movements, lots, ends };

  function lotOf(account: AccountId, colour: number, n: number): Lot {
    return lotAt(lots, { account, colour, n });
  }

  function grow(movement: MovementRow): void {
    const made = rows.filter((row) => row.movement === movement.id);
    const add = ({ account, colour, n, amount }: LotRow): Lot => {
      const lot = {
        account,
        colour,
        n,
        amount,
        movement,
        parent: undefined,
        passage: undefined,
        outs: [],
        refunds: [],
      };
      lots.push(lot);
      return lot;
    };
    if (movement.direction === "in") {
      const roots = made.map(add);
      if (movement.target !== null) giveBack(movement, roots);
      return;
    }
    for (const leg of movement.legs) {
      const from = lotOf(movement.account, leg.colour, leg.n);
      const row = made.find(
        ({ parent }) =>
          parent?.account === from.account && parent.colour === from.colour && parent.n === from.n,
      );
      if (row !== undefined && row.colour === leg.colour && movement.use === "transfer") {
        const child = add(row);
        child.parent = from;
        from.outs.push(child);
        continue;
      }
      const kind = kindOf(movement, leg.colour);
      const end: End = { movement, lot: from, amount: leg.amount, kind, onward: undefined, refunds: [] };
      ends.push(end);
      from.outs.push(end);
      if (row === undefined) continue;
      end.onward = add(row);
      end.onward.passage = end;
    }
  }

  /** By colour as the ledger divides, within a colour over the legs. */
  function giveBack(movement: MovementRow, roots: readonly Lot[]): void {
    const left = ends.filter((end) => end.movement.id === movement.target);
    const standing = [...Map.groupBy(left, (end) => end.lot.colour)].map(([colour, own]) => {
      return { colour, own, sum: sum(own.map(standingOf)) };
    });
    const ordered = [...standing].sort((a, b) => a.colour - b.colour);
    const parts = divide(
      movement.amount,
      ordered.map((each) => each.sum),
    );
    const sources =
      movement.kind === "explanation"
        ? roots.map((root) => standing.find(({ colour }) => colour === root.colour))
        : standing.filter((each) => (parts[ordered.indexOf(each)] as bigint) > 0n);
    for (const [i, lot] of roots.entries()) {
      const { own } = sources[i] as (typeof standing)[number];
      const shares = divide(lot.amount, own.map(standingOf));
      for (const [j, end] of own.entries()) {
        const refund = { end, lot, amount: shares[j] as bigint };
        if (refund.amount === 0n) continue;
        end.refunds.push(refund);
        lot.refunds.push(refund);
      }
    }
  }
}

function lotAt(lots: readonly Lot[], { account, colour, n }: Pick<Lot, "account" | "colour" | "n">): Lot {
  return lots.find((lot) => lot.account === account && lot.colour === colour && lot.n === n) as Lot;
}

/** Lots and ends with which the answer begins. */
export function begin(
  { lots, ends }: History,
  start: Exclude<Start, { kind: "colours" }>,
): Pick<History, "lots" | "ends"> {
  switch (start.kind) {
    case "movement": {
      const made = lots.filter((lot) => lot.movement.id === start.id);
      const left = ends.filter((end) => end.movement.id === start.id && !isPassage(end));
      return made.length > 0 ? { lots: made, ends: [] } : { lots: [], ends: left };
    }
    case "lot":
      return { lots: [lotAt(lots, start)], ends: [] };
    case "payee":
      return { lots: [], ends: ends.filter((end) => payeeOf(end) === start.id) };
    case "project":
      return { lots: [], ends: ends.filter((end) => projectOf(end) === start.id) };
  }
}

export function isPassage({ kind }: End): boolean {
  return kind === "lending" || kind === "conversion" || kind === "on_lent_return";
}

function kindOf({ kind, use, project, payeeAccount }: MovementRow, colour: number): End["kind"] {
  if (kind === "lending" || kind === "conversion") return kind;
  if (kind === "reversal") return "correction";
  if (kind === "shortfall" || (use === "allocate" && project === null && colour !== 0)) return "breach";
  if (use === "return" && payeeAccount !== null) return "on_lent_return";
  return use as PathEnd;
}

export function payeeOf({ movement, ...end }: End) {
  return movement.kind === "payment" && !isPassage({ movement, ...end }) ? movement.counterparty : null;
}

export function projectOf({ movement }: End) {
  return movement.kind === "payment" ? movement.project : null;
}

export function standingOf({ amount, refunds }: End): bigint {
  return amount - sum(refunds.map((refund) => refund.amount));
}

export function remainingOf(lot: Lot): bigint {
  return lot.amount - sum(lot.outs.map(({ amount }) => amount));
}
