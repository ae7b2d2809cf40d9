import { type EntryDetail, type StatementEntry, UNKNOWN_PARTY } from "../bank-statement.ts";
import type { Information } from "./read-information.ts";
import type { MessageLine } from "./read-message.ts";

/** The words with which a bank says that there is no reference. */
const NO_REFERENCE = /^(?:NONREF|NOTPROVIDED|NOREF)?$/i;
const given = (text: string) => (NO_REFERENCE.test(text) ? null : text);

/** One line :61: with its :86:. */
export function toEntry({ line, field, information }: MessageLine, id: string): StatementEntry {
  const own = [field.code, information?.code ?? ""].filter((code) => code !== "").join("+");
  return {
    id,
    line,
    reference: given(field.reference),
    servicerReference: given(field.servicerReference),
    minor: field.minor,
    direction: field.credit ? "credit" : "debit",
    reversal: field.reversal,
    status: field.status,
    bookingDay: field.bookingDay,
    valueDay: field.valueDay,
    code: { domain: null, family: null, subFamily: null, proprietary: own },
    batch: null,
    details: information === null ? [] : [toDetail(information, field.credit)],
    split: false,
    information: field.supplement === "" ? null : field.supplement,
  };
}

function toDetail(information: Information, credit: boolean): EntryDetail {
  const counterparty = {
    name: given(information.name),
    account: given(information.account),
    agent: given(information.bic),
  };
  return {
    endToEndId: given(information.endToEndId),
    uetr: given(information.uetr),
    transactionId: null,
    instructionId: given(information.instructionId),
    messageId: null,
    paymentInformationId: null,
    servicerReference: null,
    amount: null,
    purpose: given(information.purpose),
    debtor: credit ? counterparty : UNKNOWN_PARTY,
    creditor: credit ? UNKNOWN_PARTY : counterparty,
    remittance: given(information.remittance),
    creditorReference: null,
  };
}
