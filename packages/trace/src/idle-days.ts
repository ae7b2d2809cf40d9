import { type Colour, type Day, dayOfSecond, PLACEMENT_KINDS } from "@green-ledger/domain";
import { narrow, readWide, WIDE_HIGH } from "./amounts.ts";
import { timeOfBlock } from "./block-times.ts";
import { findColour } from "./find.ts";
import { type Placement, type PlacementOf, placementReader } from "./placements.ts";
import { read } from "./records.ts";
import { BLOCK, END, EXIT, type ForestState, LOT } from "./state.ts";
import { add, addWide, begin, createSums, place, type Sums, sumOf } from "./sums.ts";
import { walkColour } from "./walk.ts";

/** Where unspent money of a colour lay at the end of a UTC day of the blocks. */
export interface IdleDay {
  day: Day;
  /** On accounts that are no placements. */
  idle: bigint;
  /** By how it is placed; kinds of which there is nothing are left out. */
  placed: { placement: Placement; amount: bigint }[];
}

const KINDS = PLACEMENT_KINDS.length;
const [CAME, WENT] = [0, 1];

/** Each day on which money of a colour moved, oldest first; one sweep of the colour. */
export function idleDays(state: ForestState, colour: Colour, placementOf: PlacementOf): IdleDay[] {
  const number = findColour(state, colour);
  if (number < 0 || state.blocks.length === 0) return [];
  const first = dayOfSecond(timeOfBlock(state, 0));
  const last = dayOfSecond(timeOfBlock(state, state.blocks.length - 1));
  const sums = createSums(2);
  begin(sums, (last - first + 1) * KINDS);
  const placementIn = placementReader(state, placementOf);
  const kindOf = (holding: number) => PLACEMENT_KINDS.indexOf(placementIn(holding) ?? "none");
  /** Where the sums of a movement's day and a holding's kind are. */
  const at = (day: number, holding: number) => place(sums, (day - first) * KINDS + kindOf(holding));
  const [lotDay, endDay] = [dayReader(state), dayReader(state)];
  walkColour(state, number, {
    lots(chunk, base, _first, count) {
      for (let i = 0, lot = base; i < count; i++, lot += LOT.width) {
        const day = lotDay(chunk[lot + LOT.movement] as number);
        const low = chunk[lot + LOT.amountLow] as number;
        const high = (chunk[lot + LOT.highs] as number) & 0xffff;
        addAmount(state, sums, at(day, chunk[lot + LOT.holding] as number) + CAME, low, high);
        const parent = chunk[lot + LOT.parent] as number;
        if (parent <= 0) continue;
        addAmount(state, sums, at(day, read(state.lots, parent - 1, LOT.holding)) + WENT, low, high);
      }
    },
    ends(chunk, base, _first, count) {
      for (let i = 0, end = base; i < count; i++, end += END.width) {
        const day = endDay(chunk[end + END.movement] as number);
        const holding = read(state.exits, chunk[end + END.exit] as number, EXIT.holding);
        const low = chunk[end + END.amountLow] as number;
        addAmount(state, sums, at(day, holding) + WENT, low, chunk[end + END.amountHigh] as number);
      }
    },
  });
  return addedUp(sums, first);
}

function addAmount({ wide }: ForestState, sums: Sums, at: number, low: number, high: number): void {
  if (high === WIDE_HIGH) addWide(sums, at, readWide(wide, low));
  else add(sums, at, narrow(low, high));
}

/** Day of each movement, if they are asked for in chain order. */
function dayReader(state: ForestState): (movement: number) => Day {
  const { blocks } = state;
  let block = 0;
  let next = -1;
  let day = 0;
  return (movement) => {
    if (movement < next) return day;
    while (block + 1 < blocks.length && read(blocks, block + 1, BLOCK.firstMovement) <= movement) block++;
    next =
      block + 1 < blocks.length ? read(blocks, block + 1, BLOCK.firstMovement) : Number.POSITIVE_INFINITY;
    day = dayOfSecond(timeOfBlock(state, block));
    return day;
  };
}

/** What came less what went, up to the end of each day that was met. */
function addedUp(sums: Sums, first: Day): IdleDay[] {
  const balances = PLACEMENT_KINDS.map(() => 0n);
  const byDay = Map.groupBy(
    sums.touched.slice(0, sums.count).sort(),
    (number) => first + Math.floor(number / KINDS),
  );
  return [...byDay].map(([day, numbers]) => {
    for (const number of numbers) {
      const change = sumOf(sums, number, CAME) - sumOf(sums, number, WENT);
      balances[number % KINDS] = (balances[number % KINDS] as bigint) + change;
    }
    const placed = PLACEMENT_KINDS.flatMap((placement, kind) => {
      const amount = balances[kind] as bigint;
      return placement === "none" || amount === 0n ? [] : [{ placement, amount }];
    });
    return { day, idle: balances[0] as bigint, placed };
  });
}
