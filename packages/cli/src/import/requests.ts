import type { ReadAnswer, WriteInput } from "@green-ledger/sdk";
import type { Entry, Payee } from "./line.ts";
import type { FileScan } from "./scan.ts";

export type PaymentBody = WriteInput<"recordPayments">["body"]["payments"][number];
export type ReceiptBody = WriteInput<"recordReceipts">["body"]["receipts"][number];

/** The parts of a request that every line of an import shares. */
export interface Target {
  /** Id of the account. */
  account: string;
  currency: string;
  /** Its booking rule: where the owner specifies, a payment says that it draws other money. */
  rule: ReadAnswer<"getAccount">["data"]["rule"];
}

/** What a counterparty is called whose name the source holds back. */
const WITHHELD = "(name withheld in the source)";

/** A payee as the gateway takes it: registered under its key if it is new. */
const partyRef = ({ key, name = WITHHELD }: Payee): PaymentBody["payee"] => ({ reference: key, name });

/** An outgoing line, paid out as the account is booked. */
export function paymentBody(entry: Entry, target: Target): PaymentBody {
  return {
    reference: entry.reference,
    amount: { currency: target.currency, minor: String(entry.amount) },
    draws: target.rule === "specified" ? [{ tranche: null, amount: String(entry.amount) }] : null,
    use: "allocate",
    payee: partyRef(entry.payee),
    value_date: entry.valueDate,
    attributes: entry.profile,
  };
}

/** An incoming line: money that the payee sent back. */
export function refundBody(entry: Entry, target: Target): ReceiptBody {
  return {
    reference: entry.reference,
    account: target.account,
    tranche: null,
    amount: { currency: target.currency, minor: String(entry.amount) },
    origin: "refund",
    payer: partyRef(entry.payee),
    value_date: entry.valueDate,
    attributes: entry.profile,
  };
}

/** The money that a file's payments were made from. Files do not state it, so it is labelled modelled. */
export function fundingBody(scan: FileScan, amount: bigint, target: Target, modelled: boolean): ReceiptBody {
  return {
    reference: `funding/${scan.file}/${scan.sha256.slice(0, 16)}`,
    account: target.account,
    tranche: null,
    amount: { currency: target.currency, minor: String(amount) },
    origin: "opening_balance",
    payer: null,
    value_date: null,
    attributes: {
      ...(modelled
        ? { modelled: "The files state payments, not the balance that they were made from." }
        : {}),
      file_sha256: scan.sha256,
    },
  };
}
