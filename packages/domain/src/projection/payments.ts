import { reasonOf } from "../reasons.ts";
import type { MovementRow } from "../rows.ts";
import { nameAt, USES } from "../statuses.ts";
import { dated, entry } from "./movements.ts";
import { orNull, second } from "./on-chain.ts";
import { change, existing, make, type Projectors, put } from "./projector.ts";
import { ROW } from "./row-refs.ts";

type Names =
  | "PaymentRecorded"
  | "PaymentRequested"
  | "PaymentVoided"
  | "PaymentConfirmed"
  | "PaymentDisputed"
  | "MovementRefused";

/** Money out, in one step or two, and what became of it. Where it went is counted with its lots. */
export const payments: Pick<Projectors<"LotLedger">, Names> = {
  PaymentRecorded: {
    needs: ({ args }) => [ROW.movement(args.payment), ROW.account(args.account)],
    apply: ({ args, place }, rows) => {
      const ref = ROW.movement(args.payment);
      const requested = rows.find(ref);
      const { account, facts } = args;
      const row = entry(rows, args.payment, {
        kind: "payment",
        state: "paid",
        direction: "out",
        account,
        counterparty: args.payee,
        amount: args.amount,
        ...factsOf(facts),
        flag: reasonOf(args.flag),
        request: requested?.request ?? null,
        place,
      });
      return [
        requested?.state === "requested" ? put(ref, row) : make(rows, ref, row),
        put(ROW.account(account), dated(existing(rows, ROW.account(account)), facts.valueDate)),
      ];
    },
  },
  PaymentRequested: {
    needs: ({ args }) => [ROW.movement(args.payment), ROW.account(args.account)],
    apply: ({ args, place }, rows) => [
      make(
        rows,
        ROW.movement(args.payment),
        entry(rows, args.payment, {
          kind: "payment",
          state: "requested",
          direction: "out",
          account: args.account,
          counterparty: args.payee,
          amount: args.request.amount,
          draws: args.request.draws.map(({ colour, amount }) => ({ colour, amount })),
          ...factsOf(args.request),
          flag: reasonOf(args.flag),
          request: { deadline: second(args.deadline), place },
          place,
        }),
      ),
    ],
  },
  PaymentVoided: {
    needs: ({ args }) => [ROW.movement(args.payment)],
    apply: ({ args }, rows) => [change(rows, ROW.movement(args.payment), { state: "void" })],
  },
  PaymentConfirmed: {
    needs: ({ args }) => [ROW.movement(args.payment)],
    apply: ({ args }, rows) => [change(rows, ROW.movement(args.payment), { state: "confirmed" })],
  },
  PaymentDisputed: {
    needs: ({ args }) => [ROW.movement(args.payment)],
    apply: ({ args }, rows) => [change(rows, ROW.movement(args.payment), { state: "disputed" })],
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

interface Facts {
  use: number;
  entrusted: boolean;
  payeeBank: `0x${string}`;
  payeeAccount: `0x${string}`;
  project: `0x${string}`;
  line: `0x${string}`;
  valueDate: number;
  dataRoot: `0x${string}`;
}

function factsOf(facts: Facts) {
  return {
    use: nameAt(USES, facts.use),
    entrusted: facts.entrusted,
    payeeBank: orNull(facts.payeeBank),
    payeeAccount: orNull(facts.payeeAccount),
    project: orNull(facts.project),
    line: orNull(facts.line),
    valueDate: facts.valueDate,
    dataRoot: facts.dataRoot,
  } satisfies Partial<MovementRow>;
}
