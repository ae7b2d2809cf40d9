import { entryStateNames, reasonNames, useNames } from "@green-ledger/protocol";
import { CertificateError } from "../certificate-error.ts";
import { fieldOf } from "../chain/state.ts";
import type { Evidence, ProvedEvent } from "../evidence.ts";
import { lower, orNull, textOf } from "../hex.ts";
import { dayOf, nameOf, placeOf, recordOf } from "./common.ts";
import { entrySlot, reversedSlot } from "./layout.ts";
import type { StatementOf, SubjectOf } from "./schema.ts";

/** From the record of the payment, the lots that it drew on, the opening of its account, and the ledger's state. */
export function derivePayment(evidence: Evidence, { payment }: SubjectOf<"payment">): StatementOf<"payment"> {
  const record = evidence.event("LotLedger", "PaymentRecorded", (args) => args.payment === payment);
  const { args } = record;
  const { facts } = args;
  const opened = evidence.event("AccountRegistry", "AccountOpened", (each) => each.account === args.account);
  const draws = drawsOf(evidence, record);
  const drawn = draws.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  if (drawn !== args.amount) throw new CertificateError("sums_differ", "the lots and the payment");
  const entry = evidence.slot("LotLedger", entrySlot(payment));
  return {
    kind: "payment",
    payment,
    account: lower(args.account),
    payer: lower(opened.args.owner),
    bank: lower(opened.args.custodian),
    currency: textOf(opened.args.currency),
    amount: String(args.amount),
    use: nameOf(useNames, facts.use),
    entrusted: facts.entrusted,
    payee: orNull(lower(args.payee)),
    payee_bank: orNull(lower(facts.payeeBank)),
    payee_account: orNull(lower(facts.payeeAccount)),
    project: orNull(lower(facts.project)),
    line: orNull(lower(facts.line)),
    value_date: dayOf(facts.valueDate),
    data_root: lower(facts.dataRoot),
    flag: args.flag === 0n ? null : nameOf(reasonNames, args.flag),
    draws,
    recorded: recordOf(record),
    as_of: {
      ...placeOf(evidence.at),
      state: nameOf(entryStateNames, fieldOf(entry, 0, 1)),
      reversed: draws
        .map(({ colour }) => ({
          colour,
          amount: String(fieldOf(evidence.slot("LotLedger", reversedSlot(payment, colour)), 0, 16)),
        }))
        .filter(({ amount }) => amount !== "0"),
    },
  };
}

/** What the payment took of each colour, in the order of the lots. All of it happened in one transaction. */
function drawsOf(evidence: Evidence, { args, transaction }: ProvedEvent) {
  const amounts = new Map<number, bigint>();
  const lots = ["LotSpent", "LotMoved"].flatMap((name) =>
    evidence.events(
      "LotLedger",
      name,
      (lot, event) => event.transaction === transaction && lot.movement === args.payment,
    ),
  );
  for (const { args: lot } of lots) {
    const colour = Number(lot.colour);
    amounts.set(colour, (amounts.get(colour) ?? 0n) + lot.amount);
  }
  return [...amounts]
    .sort(([a], [b]) => a - b)
    .map(([colour, amount]) => ({ colour, amount: String(amount) }));
}
