import { OTHER_MONEY } from "../hex.ts";
import type { MovementRow } from "../rows.ts";
import { countAllocation, purposeOf, rowsOfPurpose } from "./allocations.ts";
import { type Change, counted } from "./counters.ts";
import { exitOf } from "./exits.ts";
import { restored } from "./leaks.ts";
import type { EventArgs, EventOf } from "./ledger-event.ts";
import { addDraw, amountOf, dated, entry } from "./movements.ts";
import { existing, type Projectors, put, type Rows } from "./projector.ts";
import { ROW } from "./row-refs.ts";

type Reversed = EventArgs<"LotLedger", "EntryReversed">;

/** Counter-entries, one event for each colour. */
export const reversals: Pick<Projectors<"LotLedger">, "EntryReversed"> = {
  EntryReversed: {
    needs: ({ args }) => [
      ROW.movement(args.reversal),
      ROW.movement(args.target),
      ROW.account(args.account),
      ROW.leak(args.target, args.colour),
      ROW.tranche(args.colour),
      ROW.tranche(OTHER_MONEY),
    ],
    needsThen: ({ args }, rows) => {
      const target = existing(rows, ROW.movement(args.target));
      return rowsOfPurpose(purposeOf(target, args.colour), args.colour);
    },
    apply: (event, rows) => {
      const { args, place } = event;
      const { account, colour, amount } = args;
      const target = existing(rows, ROW.movement(args.target));
      const leak = rows.find(ROW.leak(args.target, colour));
      const reversed = addDraw(target.reversed, colour, amount);
      const undone = amountOf(reversed, colour) === amountOf(target.draws, colour);
      return [
        put(ROW.movement(args.reversal), reversalOf(event, target, rows)),
        put(ROW.movement(args.target), { ...target, reversed }),
        put(ROW.account(account), dated(existing(rows, ROW.account(account)), args.valueDate)),
        ...counted(rows, place, changesOf(args, target)),
        ...countAllocation(rows, purposeOf(target, colour), colour, {
          amount: -amount,
          payments: undone ? -1 : 0,
        }),
        ...(leak === undefined ? [] : [restored(leak, amount)]),
      ];
    },
  },
};

/** The counter-entry with one colour more. */
function reversalOf(
  { args, place }: EventOf<"LotLedger", "EntryReversed">,
  target: MovementRow,
  rows: Rows,
): MovementRow {
  const known = rows.find(ROW.movement(args.reversal));
  if (known !== undefined) return { ...known, amount: known.amount + args.amount };
  return entry(rows, args.reversal, {
    kind: "reversal",
    state: "reversal",
    direction: target.direction === "in" ? "out" : "in",
    account: args.account,
    counterparty: target.counterparty,
    amount: args.amount,
    project: target.project,
    line: target.line,
    valueDate: args.valueDate,
    dataRoot: args.dataRoot,
    target: args.target,
    correction: args.correction,
    place,
  });
}

/** L1: a receipt's money was never minted; a payment's is live again, or came back too late and is returned. */
function changesOf({ colour, amount, returned }: Reversed, target: MovementRow): Change[] {
  if (target.direction === "in") return [[colour, { minted: -amount, live: -amount }]];
  const back = exitOf(target, colour, -amount);
  if (!returned) return [back];
  return [
    back,
    [colour, { live: -amount, returned: amount }],
    [OTHER_MONEY, { minted: amount, live: amount }],
  ];
}
