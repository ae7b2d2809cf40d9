import { OTHER_MONEY } from "../hex.ts";
import type { MovementRow } from "../rows.ts";
import { countAllocation, purposeOf, rowsOfPurpose } from "./allocations.ts";
import { type Change, counted, trancheOf } from "./counters.ts";
import { exitOf, repaidInto } from "./exits.ts";
import { born, drawn, rowsOfLot } from "./lot-rows.ts";
import { withLeg } from "./movements.ts";
import { count } from "./on-chain.ts";
import { existing, type Projectors, put } from "./projector.ts";
import { ROW } from "./row-refs.ts";

/**
 * Birth, spending and passing on of lots: what the other events of the ledger are explained by. Money of a payment is
 * counted here, where its colours are told; all other money where its entry is.
 */
export const lots: Pick<Projectors<"LotLedger">, "LotCreated" | "LotSpent" | "LotMoved"> = {
  LotCreated: {
    needs: ({ args }) => [
      ...rowsOfLot(args.account, args.colour, count(args.n)),
      ROW.movement(args.movement),
      ROW.tranche(args.colour),
    ],
    apply: ({ args, place }, rows) => {
      const { account, colour, amount, movement: id } = args;
      const n = count(args.n);
      const movement = existing(rows, ROW.movement(id));
      const repaid = movement.origin === "repayment" ? repaidInto(colour, amount) : [];
      return [
        ...born(rows, { account, colour, n, amount, order: count(args.order), parent: null, movement: id }),
        put(ROW.movement(id), withLeg(movement, { colour, n, amount })),
        ...counted(rows, place, repaid),
      ];
    },
  },
  LotSpent: {
    needs: ({ args }) => [
      ...rowsOfLot(args.account, args.colour, count(args.n)),
      ROW.movement(args.movement),
      ROW.tranche(args.colour),
    ],
    needsThen: ({ args }, rows) => {
      const movement = existing(rows, ROW.movement(args.movement));
      return rowsOfPurpose(purposeOf(movement, args.colour), args.colour);
    },
    apply: ({ args, place }, rows) => {
      const { account, colour, amount, remaining } = args;
      const n = count(args.n);
      const movement = existing(rows, ROW.movement(args.movement));
      const isFirst = movement.draws.every((draw) => draw.colour !== colour);
      return [
        ...drawn(rows, { account, colour, n, amount, remaining }),
        put(ROW.movement(args.movement), withLeg(movement, { colour, n, amount })),
        ...counted(rows, place, isPayment(movement) ? [exitOf(movement, colour, amount)] : []),
        ...countAllocation(rows, purposeOf(movement, colour), colour, {
          amount,
          payments: isFirst ? 1 : 0,
        }),
      ];
    },
  },
  LotMoved: {
    needs: ({ args }) => [
      ...rowsOfLot(args.account, args.colour, count(args.n)),
      ...rowsOfLot(args.childAccount, args.childColour, count(args.childN)),
      ROW.movement(args.movement),
      ROW.tranche(args.colour),
      ROW.tranche(OTHER_MONEY),
    ],
    needsThen: ({ args }, rows) => {
      const { use } = existing(rows, ROW.movement(args.movement));
      return use === "return" ? [ROW.tranche(trancheOf(rows, args.colour).parent)] : [];
    },
    apply: ({ args, place }, rows) => {
      const { account, colour, amount, remaining, movement: id } = args;
      const n = count(args.n);
      const childN = count(args.childN);
      const movement = existing(rows, ROW.movement(id));
      const child = {
        account: args.childAccount,
        colour: args.childColour,
        n: childN,
        amount: args.childAmount,
        order: count(args.order),
        parent: { account, colour, n },
        movement: id,
      };
      const changes: Change[] = [];
      if (movement.use === "return") {
        const { parent } = trancheOf(rows, colour);
        changes.push(exitOf(movement, colour, amount), [colour, { repaid: amount }]);
        changes.push([parent, { lent: -amount, returned: amount }], ...repaidInto(child.colour, amount));
      }
      return [
        ...drawn(rows, { account, colour, n, amount, remaining }),
        // Exchange can leave less than one minor unit of a lot.
        ...(childN === 0 ? [] : born(rows, child)),
        put(ROW.movement(id), withLeg(movement, { colour, n, amount })),
        ...counted(rows, place, changes),
      ];
    },
  },
};

const isPayment = ({ kind }: MovementRow) => kind === "payment";
