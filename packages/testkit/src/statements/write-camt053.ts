import { formatDay, formatDecimal, UNKNOWN_DAY } from "@green-ledger/domain";
import { minorUnits } from "@green-ledger/standards";
import type {
  BankStatement,
  EntryDetail,
  RelatedParty,
  StatementEntry,
  StatementHead,
} from "@green-ledger/statements";

const NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";
const STATUS = { booked: "BOOK", pending: "PDNG", information: "INFO", future: "FUTR" } as const;
const COPY = { copy: "COPY", duplicate: "DUPL", copy_of_duplicate: "CODU" } as const;

/** Statements as a camt.053.001.08 document. */
export function writeCamt053(statements: readonly BankStatement[]): string {
  return [...camt053Chunks(statements)].join("");
}

/** The same, a piece at a time, for files that are larger than memory. */
export function* camt053Chunks(
  statements: Iterable<StatementHead & { readonly entries: Iterable<StatementEntry> }>,
): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${NAMESPACE}">\n<BkToCstmrStmt>\n`;
  yield `<GrpHdr><MsgId>SIMULATED</MsgId><CreDtTm>2026-01-01T06:00:00Z</CreDtTm></GrpHdr>\n`;
  for (const statement of statements) {
    yield headOf(statement);
    for (const entry of statement.entries) yield entryOf(entry, statement.currency);
    yield "</Stmt>\n";
  }
  yield "</BkToCstmrStmt>\n</Document>\n";
}

function headOf(head: StatementHead): string {
  const { account, currency } = head;
  const id = account.scheme === "iban" ? tag("IBAN", account.id) : wrap("Othr", tag("Id", account.id));
  const servicer = account.servicer === null ? "" : wrap("Svcr", bank(account.servicer));
  return [
    "<Stmt>",
    tag("Id", head.statementId),
    tag("ElctrncSeqNb", head.sequence === null ? null : String(head.sequence)),
    tag("CreDtTm", head.createdAt),
    tag("CpyDplctInd", head.copy === null ? null : COPY[head.copy]),
    wrap("Acct", wrap("Id", id) + tag("Ccy", currency) + servicer),
    balance("OPBD", head.opening, currency),
    balance("CLBD", head.closing, currency),
    "\n",
  ].join("");
}

function balance(type: string, { minor, day }: StatementHead["opening"], currency: string): string {
  const magnitude = minor < 0n ? -minor : minor;
  return wrap(
    "Bal",
    wrap("Tp", wrap("CdOrPrtry", tag("Cd", type))) +
      amount(magnitude, currency) +
      tag("CdtDbtInd", minor < 0n ? "DBIT" : "CRDT") +
      wrap("Dt", tag("Dt", formatDay(day))),
  );
}

function entryOf(entry: StatementEntry, currency: string): string {
  const { batch, code, details } = entry;
  const batchText =
    batch === null
      ? ""
      : wrap(
          "Btch",
          tag("MsgId", batch.messageId) +
            tag("PmtInfId", batch.paymentInformationId) +
            tag("NbOfTxs", batch.count === null ? null : String(batch.count)),
        );
  const domain =
    code?.domain == null
      ? ""
      : wrap(
          "Domn",
          tag("Cd", code.domain) + wrap("Fmly", tag("Cd", code.family) + tag("SubFmlyCd", code.subFamily)),
        );
  const own = code?.proprietary == null ? "" : wrap("Prtry", tag("Cd", code.proprietary));
  const parts = batchText + details.map(detailOf).join("");
  return `${wrap(
    "Ntry",
    [
      tag("NtryRef", entry.reference),
      amount(entry.minor, currency),
      indicator(entry.direction),
      entry.reversal ? tag("RvslInd", "true") : "",
      wrap("Sts", tag("Cd", STATUS[entry.status])),
      day("BookgDt", entry.bookingDay),
      day("ValDt", entry.valueDay),
      tag("AcctSvcrRef", entry.servicerReference),
      `<BkTxCd>${domain}${own}</BkTxCd>`,
      parts === "" ? "" : wrap("NtryDtls", parts),
      tag("AddtlNtryInf", entry.information),
    ].join(""),
  )}\n`;
}

function detailOf(detail: EntryDetail): string {
  const references =
    tag("MsgId", detail.messageId) +
    tag("AcctSvcrRef", detail.servicerReference) +
    tag("PmtInfId", detail.paymentInformationId) +
    tag("InstrId", detail.instructionId) +
    tag("EndToEndId", detail.endToEndId) +
    tag("UETR", detail.uetr) +
    tag("TxId", detail.transactionId);
  const money =
    detail.amount === null
      ? ""
      : amount(detail.amount.minor, detail.amount.currency) + indicator(detail.amount.direction);
  const parties = party("Dbtr", detail.debtor) + party("Cdtr", detail.creditor);
  const agents = agent("DbtrAgt", detail.debtor) + agent("CdtrAgt", detail.creditor);
  const structured =
    detail.creditorReference === null
      ? ""
      : wrap("Strd", wrap("CdtrRefInf", tag("Ref", detail.creditorReference)));
  const lines = detail.remittance?.split("\n").map((line) => tag("Ustrd", line)) ?? [];
  return wrap(
    "TxDtls",
    [
      wrapAny("Refs", references),
      money,
      wrapAny("RltdPties", parties),
      wrapAny("RltdAgts", agents),
      detail.purpose === null ? "" : wrap("Purp", tag("Cd", detail.purpose)),
      wrapAny("RmtInf", lines.join("") + structured),
    ].join(""),
  );
}

function party(role: "Dbtr" | "Cdtr", { name, account }: RelatedParty): string {
  const holder = name === null ? "" : wrap(role, wrap("Pty", tag("Nm", name)));
  if (account === null) return holder;
  const id = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(account)
    ? tag("IBAN", account)
    : wrap("Othr", tag("Id", account));
  return holder + wrap(`${role}Acct`, wrap("Id", id));
}

const agent = (name: string, { agent: bic }: RelatedParty) => (bic === null ? "" : wrap(name, bank(bic)));
const bank = (bic: string) => wrap("FinInstnId", tag("BICFI", bic));
const indicator = (direction: "credit" | "debit") =>
  tag("CdtDbtInd", direction === "credit" ? "CRDT" : "DBIT");
const amount = (minor: bigint, currency: string) =>
  `<Amt Ccy="${currency}">${formatDecimal(minor, minorUnits(currency) ?? 0)}</Amt>`;
const day = (name: string, value: number) =>
  value === UNKNOWN_DAY ? "" : wrap(name, tag("Dt", formatDay(value)));
const wrap = (name: string, content: string) => `<${name}>${content}</${name}>`;
const wrapAny = (name: string, content: string) => (content === "" ? "" : wrap(name, content));
const tag = (name: string, text: string | null) => (text === null ? "" : wrap(name, escaped(text)));

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string) => text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? character);
