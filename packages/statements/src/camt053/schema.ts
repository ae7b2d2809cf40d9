import { choice, emitted, leaf, many, one, opaque, optional, sequence, some } from "../xml/schema.ts";
import { creditDebit, dayOrTime, entry, money } from "./entry-schema.ts";
import { boolean, code, dateTime, decimal, digits, text } from "./formats.ts";
import { account, codeOrOwn, party, statementAccount } from "./parties-schema.ts";

/**
 * The message BankToCustomerStatementV08, camt.053.001.08: names, order, cardinality and value formats as the ISO
 * 20022 message definition gives them. What is `opaque` is known by name and not read.
 */

const pagination = sequence(one("PgNb", leaf(digits(5))), one("LastPgInd", leaf(boolean)));

const groupHeader = sequence(
  one("MsgId", leaf(text(35))),
  one("CreDtTm", leaf(dateTime)),
  optional("MsgRcpt", party),
  optional("MsgPgntn", pagination),
  optional("OrgnlBizQry", opaque),
  optional("AddtlInf", leaf(text(500))),
);

const reference = leaf(text(35));
const range = sequence(one("FrSeq", reference), one("ToSeq", reference));
const reportingSequence = choice(
  one("FrSeq", reference),
  one("ToSeq", reference),
  some("FrToSeq", range),
  some("EQSeq", reference),
  some("NEQSeq", reference),
);

const balance = sequence(
  one("Tp", sequence(one("CdOrPrtry", codeOrOwn()), optional("SubTp", codeOrOwn()))),
  many("CdtLine", opaque),
  one("Amt", money),
  one("CdtDbtInd", creditDebit),
  one("Dt", dayOrTime),
  many("Avlbty", opaque),
);

const count = optional("NbOfNtries", leaf(digits(15)));
const sum = optional("Sum", leaf(decimal));
const summary = sequence(
  optional(
    "TtlNtries",
    sequence(
      count,
      sum,
      optional("TtlNetNtry", sequence(one("Amt", leaf(decimal)), one("CdtDbtInd", creditDebit))),
    ),
  ),
  optional("TtlCdtNtries", sequence(count, sum)),
  optional("TtlDbtNtries", sequence(count, sum)),
  many("TtlNtriesPerBkTxCd", opaque),
);

const statement = sequence(
  emitted(one("Id", leaf(text(35)))),
  emitted(optional("StmtPgntn", pagination)),
  emitted(optional("ElctrncSeqNb", leaf(digits(18)))),
  emitted(optional("RptgSeq", reportingSequence)),
  emitted(optional("LglSeqNb", leaf(digits(18)))),
  emitted(optional("CreDtTm", leaf(dateTime))),
  emitted(optional("FrToDt", sequence(one("FrDtTm", leaf(dateTime)), one("ToDtTm", leaf(dateTime))))),
  emitted(optional("CpyDplctInd", leaf(code("CODU", "COPY", "DUPL")))),
  emitted(optional("RptgSrc", codeOrOwn())),
  emitted(one("Acct", statementAccount)),
  emitted(optional("RltdAcct", account)),
  emitted(many("Intrst", opaque)),
  emitted(some("Bal", balance)),
  emitted(optional("TxsSummry", summary)),
  emitted(many("Ntry", entry)),
  emitted(optional("AddtlStmtInf", leaf(text(500)))),
);

export const NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

export const document = one(
  "Document",
  sequence(
    one(
      "BkToCstmrStmt",
      sequence(
        emitted(one("GrpHdr", groupHeader)),
        emitted(some("Stmt", statement)),
        emitted(many("SplmtryData", opaque)),
      ),
    ),
  ),
);
