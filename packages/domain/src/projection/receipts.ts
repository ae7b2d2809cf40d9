import { type EntryState, nameAt, ORIGINS, type Origin } from "../statuses.ts";
import { type Change, counted, trancheOf } from "./counters.ts";
import { dated, entry } from "./movements.ts";
import { orNull } from "./on-chain.ts";
import { existing, make, type Projectors, put } from "./projector.ts";
import { ROW } from "./row-refs.ts";

/** Money in. */
export const receipts: Pick<Projectors<"LotLedger">, "ReceiptRecorded"> = {
  ReceiptRecorded: {
    needs: ({ args }) => [ROW.movement(args.receipt), ROW.account(args.account), ROW.tranche(args.colour)],
    needsThen: ({ args }, rows) =>
      nameAt(ORIGINS, args.origin) === "repayment" ? [ROW.tranche(trancheOf(rows, args.colour).parent)] : [],
    apply: ({ args, place }, rows) => {
      const { account, colour, amount, valueDate } = args;
      const origin = nameAt(ORIGINS, args.origin);
      const row = entry(rows, args.receipt, {
        kind: "receipt",
        state: stateOf(origin),
        direction: "in",
        account,
        counterparty: orNull(args.payer),
        amount,
        origin,
        repays: origin === "repayment" ? colour : null,
        valueDate,
        dataRoot: args.dataRoot,
        place,
      });
      const { parent } = trancheOf(rows, colour);
      // Returned until its lot says that it can be used again.
      const repaid: Change[] = [
        [colour, { repaid: amount }],
        [parent, { lent: -amount, returned: amount }],
      ];
      const minted: Change[] = [[colour, { minted: amount, live: amount }]];
      return [
        make(rows, ROW.movement(args.receipt), row),
        put(ROW.account(account), dated(existing(rows, ROW.account(account)), valueDate)),
        ...counted(rows, place, origin === "repayment" ? repaid : minted),
      ];
    },
  },
};

function stateOf(origin: Origin): EntryState {
  if (origin === "unexplained") return "statement";
  return origin === "repayment" ? "repaid" : "received";
}
