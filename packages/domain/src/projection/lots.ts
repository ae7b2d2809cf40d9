import { count, orNull } from "./on-chain.ts";
import { existing, make, type Projectors, put } from "./projector.ts";
import { ROW } from "./row-refs.ts";

/** Birth and spending of lots: what the other events of the ledger are explained by. */
export const lots: Pick<Projectors<"LotLedger">, "LotCreated" | "LotSpent"> = {
  LotCreated: {
    needs: ({ args }) => [
      ROW.lot(args.account, args.colour, count(args.n)),
      ROW.holding(args.account, args.colour),
      ROW.account(args.account),
      ROW.movement(args.movement),
    ],
    apply: ({ args }, rows) => {
      const n = count(args.n);
      const order = count(args.order);
      const parentAccount = orNull(args.parentAccount);
      const account = existing(rows, ROW.account(args.account));
      const movement = existing(rows, ROW.movement(args.movement));
      const holding = rows.find(ROW.holding(args.account, args.colour));
      const mutations = [
        make(rows, ROW.lot(args.account, args.colour, n), {
          account: args.account,
          colour: args.colour,
          n,
          amount: args.amount,
          remaining: args.amount,
          order,
          parent: parentAccount === null ? null : { account: parentAccount, n: count(args.parentN) },
          movement: args.movement,
        }),
        put(ROW.holding(args.account, args.colour), {
          account: args.account,
          colour: args.colour,
          balance: (holding?.balance ?? 0n) + args.amount,
          head: holding?.head ?? n,
          lots: n,
        }),
        put(ROW.account(args.account), { ...account, lots: order }),
      ];
      // The legs of a payment are the lots that it drew on; those of a receipt are the lots that it made.
      if (movement.direction === "in") {
        const legs = [...movement.legs, { n, amount: args.amount }];
        mutations.push(put(ROW.movement(args.movement), { ...movement, legs }));
      }
      return mutations;
    },
  },
  LotSpent: {
    needs: ({ args }) => [
      ROW.lot(args.account, args.colour, count(args.n)),
      ROW.holding(args.account, args.colour),
      ROW.movement(args.movement),
    ],
    apply: ({ args }, rows) => {
      const n = count(args.n);
      const lot = existing(rows, ROW.lot(args.account, args.colour, n));
      const holding = existing(rows, ROW.holding(args.account, args.colour));
      const movement = existing(rows, ROW.movement(args.movement));
      return [
        put(ROW.lot(args.account, args.colour, n), { ...lot, remaining: args.remaining }),
        put(ROW.holding(args.account, args.colour), {
          ...holding,
          balance: holding.balance - args.amount,
          head: args.remaining === 0n ? n + 1 : n,
        }),
        put(ROW.movement(args.movement), {
          ...movement,
          legs: [...movement.legs, { n, amount: args.amount }],
        }),
      ];
    },
  },
};
