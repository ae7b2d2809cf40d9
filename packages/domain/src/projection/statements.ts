import { OTHER_MONEY } from "../hex.ts";
import { counted } from "./counters.ts";
import { restored } from "./leaks.ts";
import { entry } from "./movements.ts";
import { change, existing, make, type Projectors, put } from "./projector.ts";
import { ROW } from "./row-refs.ts";

type Names = "BalanceStated" | "ShortfallFound" | "GreenLeak" | "LeakRestored";

/** What banks state, what was missing, and what it was (L3). */
export const statements: Pick<Projectors<"LotLedger">, Names> = {
  BalanceStated: {
    needs: ({ args }) => [
      ROW.statement(args.account, args.day),
      ROW.account(args.account),
      ROW.movement(args.statement),
    ],
    apply: ({ args, place }, rows) => {
      const { statement: id, account, day, closing, expected, statementRoot } = args;
      const mutations = [
        make(rows, ROW.statement(account, day), {
          id,
          account,
          day,
          closing,
          expected,
          statementRoot,
          place,
        }),
        change(rows, ROW.account(account), { closedThrough: day, newest: day, broken: closing < expected }),
      ];
      // Money that is found is a receipt of its own.
      if (closing >= expected) return mutations;
      const shortfall = entry(rows, id, {
        kind: "shortfall",
        state: "statement",
        direction: "out",
        account,
        amount: expected - closing,
        valueDate: day,
        dataRoot: statementRoot,
        place,
      });
      return [...mutations, make(rows, ROW.movement(id), shortfall)];
    },
  },
  ShortfallFound: {
    needs: ({ args }) => [
      ROW.leak(args.statement, OTHER_MONEY),
      ROW.account(args.account),
      ROW.tranche(OTHER_MONEY),
    ],
    apply: ({ args, place }, rows) => {
      const { statement: movement, account, amount } = args;
      const leak = {
        movement,
        account,
        colour: OTHER_MONEY,
        amount,
        restored: 0n,
        day: existing(rows, ROW.account(account)).closedThrough,
        place,
      };
      return [
        make(rows, ROW.leak(movement, OTHER_MONEY), leak),
        ...counted(rows, place, [[OTHER_MONEY, { live: -amount, breached: amount }]]),
      ];
    },
  },
  GreenLeak: {
    needs: ({ args }) => [
      ROW.leak(args.movement, args.colour),
      ROW.movement(args.movement),
      ROW.tranche(args.colour),
    ],
    apply: ({ args, place }, rows) => {
      const { movement, account, colour, amount, day } = args;
      const leak = { movement, account, colour, amount, restored: 0n, day, place };
      // What a payment takes is counted with its lots.
      const stated = existing(rows, ROW.movement(movement)).kind === "shortfall";
      return [
        make(rows, ROW.leak(movement, colour), leak),
        ...counted(rows, place, stated ? [[colour, { live: -amount, breached: amount }]] : []),
      ];
    },
  },
  LeakRestored: {
    needs: ({ args }) => [
      ROW.leak(args.statement, args.colour),
      ROW.movement(args.explanation),
      ROW.account(args.account),
      ROW.tranche(args.colour),
    ],
    apply: ({ args, place }, rows) => {
      const { explanation: id, statement, colour, amount } = args;
      const known = rows.find(ROW.movement(id));
      const row =
        known === undefined
          ? entry(rows, id, {
              kind: "explanation",
              state: "explanation",
              direction: "in",
              account: args.account,
              amount,
              dataRoot: args.dataRoot,
              target: statement,
              place,
            })
          : { ...known, amount: known.amount + amount };
      return [
        put(ROW.movement(id), row),
        restored(existing(rows, ROW.leak(statement, colour)), amount),
        ...counted(rows, place, [[colour, { breached: -amount, live: amount }]]),
      ];
    },
  },
};
