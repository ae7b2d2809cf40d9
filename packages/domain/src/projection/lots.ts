import { count, orNull } from "./on-chain.ts";
import { change, existing, make, type Projectors, put } from "./projector.ts";
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
      const accountRef = ROW.account(args.account);
      const movementRef = ROW.movement(args.movement);
      const holdingRef = ROW.holding(args.account, args.colour);
      const movement = existing(rows, movementRef);
      const holding = rows.find(holdingRef);
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
        put(holdingRef, {
          account: args.account,
          colour: args.colour,
          balance: (holding?.balance ?? 0n) + args.amount,
          head: holding?.head ?? n,
          lots: n,
        }),
        put(accountRef, { ...existing(rows, accountRef), lots: order }),
      ];
      // The legs of a payment are the lots that it drew on; those of a receipt are the lots that it made.
      if (movement.direction === "in") {
        const legs = [...movement.legs, { n, amount: args.amount }];
        mutations.push(put(movementRef, { ...movement, legs }));
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
      const holdingRef = ROW.holding(args.account, args.colour);
      const movementRef = ROW.movement(args.movement);
      const holding = existing(rows, holdingRef);
      const movement = existing(rows, movementRef);
      return [
        change(rows, ROW.lot(args.account, args.colour, n), { remaining: args.remaining }),
        put(holdingRef, {
          ...holding,
          balance: holding.balance - args.amount,
          head: args.remaining === 0n ? n + 1 : n,
        }),
        put(movementRef, { ...movement, legs: [...movement.legs, { n, amount: args.amount }] }),
      ];
    },
  },
};
