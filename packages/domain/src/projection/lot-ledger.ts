import { OTHER_MONEY } from "../hex.ts";
import { reasonOf } from "../reasons.ts";
import { nameAt, ORIGINS, USES } from "../statuses.ts";
import { countIn, countOut, trancheOf } from "./counters.ts";
import type { EventArgs } from "./ledger-event.ts";
import { lots } from "./lots.ts";
import { orNull } from "./on-chain.ts";
import { change, existing, make, type Projectors, put, type RowMutation, type Rows } from "./projector.ts";
import { ROW } from "./row-refs.ts";

export const lotLedger: Projectors<"LotLedger"> = {
  ...lots,
  CostVerified: {
    needs: ({ args }) => [ROW.asset(args.project)],
    apply: ({ args }, rows) => [change(rows, ROW.asset(args.project), { eligibleCost: args.eligibleCost })],
  },
  ReceiptRecorded: {
    needs: ({ args }) => [ROW.movement(args.receipt), ROW.tranche(args.colour)],
    apply: ({ args, place }, rows) => {
      const tranche = trancheOf(rows, args.colour);
      return [
        make(rows, ROW.movement(args.receipt), {
          id: args.receipt,
          direction: "in",
          account: args.account,
          counterparty: orNull(args.payer),
          colour: args.colour,
          amount: args.amount,
          use: null,
          origin: nameAt(ORIGINS, args.origin),
          payeeAccount: null,
          project: null,
          valueDate: args.valueDate,
          flag: "none",
          dataRoot: args.dataRoot,
          legs: [],
          place,
        }),
        put(ROW.tranche(args.colour), { ...tranche, counters: countIn(tranche.counters, args.amount) }),
      ];
    },
  },
  PaymentRecorded: {
    needs: ({ args }) => [
      ROW.movement(args.payment),
      ROW.tranche(args.colour),
      ...(countsForProject(args) ? [ROW.asset(args.project), ROW.admission(args.colour, args.project)] : []),
    ],
    apply: ({ args, place }, rows) => {
      const tranche = trancheOf(rows, args.colour);
      const use = nameAt(USES, args.use);
      return [
        make(rows, ROW.movement(args.payment), {
          id: args.payment,
          direction: "out",
          account: args.account,
          counterparty: args.payee,
          colour: args.colour,
          amount: args.amount,
          use,
          origin: null,
          payeeAccount: orNull(args.payeeAccount),
          project: orNull(args.project),
          valueDate: args.valueDate,
          flag: reasonOf(args.flag),
          dataRoot: args.dataRoot,
          legs: [],
          place,
        }),
        put(ROW.tranche(args.colour), {
          ...tranche,
          counters: countOut(tranche.counters, use, args.amount),
        }),
        ...(countsForProject(args) ? countAllocation(args, rows) : []),
      ];
    },
  },
  MovementRefused: {
    needs: () => [],
    apply: ({ args, place }) => [
      put(ROW.refusal(place), {
        movement: args.movement,
        account: args.account,
        reason: reasonOf(args.reason),
        colour: args.colour,
        amount: args.amount,
        limit: args.limit,
        place,
      }),
    ],
  },
};

type Payment = EventArgs<"LotLedger", "PaymentRecorded">;

/** Only a tranche's money is allocated to a project. */
function countsForProject({ use, colour }: Payment): boolean {
  return nameAt(USES, use) === "allocate" && colour !== OTHER_MONEY;
}

/** L4: what a project received, from all tranches and from this one. */
function countAllocation({ colour, project, amount }: Payment, rows: Rows): RowMutation[] {
  const assetRef = ROW.asset(project);
  const asset = existing(rows, assetRef);
  const ref = ROW.admission(colour, project);
  // A framework that flags lets money reach a project that was not admitted: then there is no code.
  const admission = rows.find(ref) ?? { colour, project, code: "", allocated: 0n, payments: 0 };
  return [
    put(assetRef, { ...asset, allocated: asset.allocated + amount }),
    put(ref, {
      ...admission,
      allocated: admission.allocated + amount,
      payments: admission.payments + 1,
    }),
  ];
}
