import { type Day, UNKNOWN_DAY } from "@green-ledger/domain";
import type {
  EntryBatch,
  EntryStatus,
  FindingCode,
  StatementEntry,
  StatementHead,
  TransactionCode,
} from "../bank-statement.ts";
import { checkDetails } from "../check-details.ts";
import { dayOfIso } from "../parse-values.ts";
import { find, findAll, placeOf, textOf, type XmlNode } from "../xml/node.ts";
import { ibansThatFail, readDetail, stated } from "./read-detail.ts";
import { readAmount } from "./read-head.ts";

export interface ReadEntry {
  readonly entry: StatementEntry;
  readonly findings: readonly { code: FindingCode; line: number; detail: string }[];
}

const STATUSES: Readonly<Record<string, EntryStatus>> = {
  BOOK: "booked",
  PDNG: "pending",
  INFO: "information",
  FUTR: "future",
};

/**
 * One Ntry.
 * @param place of the entry in its statement, from 1
 * @param digits minor-unit digits of the account's currency
 */
export function readEntry(node: XmlNode, head: StatementHead, place: number, digits: number): ReadEntry {
  const { currency } = head;
  const minor = readAmount(find(node, "Amt") ?? node, currency, digits);
  const direction = textOf(node, "CdtDbtInd") === "CRDT" ? "credit" : "debit";
  const reversal = textOf(node, "RvslInd");
  const code = textOf(node, "Sts", "Cd");
  const status = STATUSES[code ?? ""];
  const parts = findAll(node, "NtryDtls");
  const transactions = parts.flatMap((part) => findAll(part, "TxDtls"));
  const details = transactions.map((part) => readDetail(part, direction, currency));
  const batches = parts.flatMap((part) => findAll(part, "Btch"));
  const batch = batches.length === 1 ? batches[0] : undefined;
  const sum = checkDetails({ minor, direction }, details, currency);
  const findings = [
    ...sum.findings.map((finding) => ({ ...finding, line: node.line })),
    ...checkBatch(batch, minor, transactions.length, currency, digits),
    ...transactions.flatMap(ibansThatFail).map((iban) => ({
      code: "party_iban_checksum" as const,
      line: iban.line,
      detail: `the check digits of ${iban.text} do not fit`,
    })),
  ];
  if (status === undefined) {
    const shown = code ?? textOf(node, "Sts", "Prtry") ?? "";
    const detail = `the status ${JSON.stringify(shown)} is not known; the entry is taken as information`;
    findings.push({ code: "status_unknown", line: node.line, detail });
  }
  return {
    entry: {
      id: `${head.statementId}#${place}`,
      line: node.line,
      reference: stated(textOf(node, "NtryRef")),
      servicerReference: stated(textOf(node, "AcctSvcrRef")),
      minor,
      direction,
      reversal: reversal === "true" || reversal === "1",
      status: status ?? "information",
      bookingDay: dayOf(find(node, "BookgDt")),
      valueDay: dayOf(find(node, "ValDt")),
      code: readCode(find(node, "BkTxCd")),
      batch: readBatch(batch),
      details,
      split: sum.split,
      information: textOf(node, "AddtlNtryInf"),
    },
    findings,
  };
}

function dayOf(choice: XmlNode | undefined): Day {
  const day = choice?.children[0];
  return day === undefined ? UNKNOWN_DAY : dayOfIso(day.text.trim(), () => placeOf(day));
}

function readCode(node: XmlNode | undefined): TransactionCode | null {
  const code = {
    domain: textOf(node, "Domn", "Cd"),
    family: textOf(node, "Domn", "Fmly", "Cd"),
    subFamily: textOf(node, "Domn", "Fmly", "SubFmlyCd"),
    proprietary: textOf(node, "Prtry", "Cd"),
  };
  return code.domain === null && code.proprietary === null ? null : code;
}

function readBatch(node: XmlNode | undefined): EntryBatch | null {
  if (node === undefined) return null;
  const count = textOf(node, "NbOfTxs");
  return {
    messageId: stated(textOf(node, "MsgId")),
    paymentInformationId: stated(textOf(node, "PmtInfId")),
    count: count === null ? null : BigInt(count),
  };
}

/** What a batch says of itself, against what stands there. */
function checkBatch(
  batch: XmlNode | undefined,
  minor: bigint,
  transactions: number,
  currency: string,
  digits: number,
): { code: FindingCode; line: number; detail: string }[] {
  const count = textOf(batch, "NbOfTxs");
  const total = find(batch, "TtlAmt");
  const findings: { code: FindingCode; line: number; detail: string }[] = [];
  if (batch !== undefined && count !== null && transactions > 0 && BigInt(count) !== BigInt(transactions)) {
    const detail = `the batch counts ${count} transactions, ${transactions} stand there`;
    findings.push({ code: "batch_count_differs", line: batch.line, detail });
  }
  if (total !== undefined && total.currency === currency && readAmount(total, currency, digits) !== minor) {
    const detail = `the batch states ${total.text.trim()} ${currency}, the entry another amount`;
    findings.push({ code: "batch_sum_differs", line: total.line, detail });
  }
  return findings;
}
