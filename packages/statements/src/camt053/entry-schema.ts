import { amountLeaf, choice, leaf, many, one, opaque, optional, sequence } from "../xml/schema.ts";
import { amount, boolean, code, date, dateTime, digits, text, uetr } from "./formats.ts";
import { codeOrOwn, relatedAgents, relatedParties } from "./parties-schema.ts";

/** Entries of a statement (ReportEntry10) and the transactions below them (EntryTransaction10). */

export const money = amountLeaf(amount);
export const creditDebit = leaf(code("CRDT", "DBIT"));
export const dayOrTime = choice(one("Dt", leaf(date)), one("DtTm", leaf(dateTime)));
const reference = leaf(text(35));

export const transactionCode = sequence(
  optional(
    "Domn",
    sequence(
      one("Cd", leaf(text(4))),
      one("Fmly", sequence(one("Cd", leaf(text(4))), one("SubFmlyCd", leaf(text(4))))),
    ),
  ),
  optional("Prtry", sequence(one("Cd", leaf(text(35))), optional("Issr", leaf(text(35))))),
);

const exchanged = sequence(one("Amt", money), optional("CcyXchg", opaque));
const amountDetails = sequence(
  optional("InstdAmt", exchanged),
  optional("TxAmt", exchanged),
  optional("CntrValAmt", exchanged),
  optional("AnncdPstngAmt", exchanged),
  many("PrtryAmt", opaque),
);

const references = sequence(
  optional("MsgId", reference),
  optional("AcctSvcrRef", reference),
  optional("PmtInfId", reference),
  optional("InstrId", reference),
  optional("EndToEndId", reference),
  optional("UETR", leaf(uetr)),
  optional("TxId", reference),
  optional("MndtId", reference),
  optional("ChqNb", reference),
  optional("ClrSysRef", reference),
  optional("AcctOwnrTxId", reference),
  optional("AcctSvcrTxId", reference),
  optional("MktInfrstrctrTxId", reference),
  optional("PrcgId", reference),
  many("Prtry", opaque),
);

const remittance = sequence(
  many("Ustrd", leaf(text(140))),
  many(
    "Strd",
    sequence(
      many("RfrdDocInf", opaque),
      optional("RfrdDocAmt", opaque),
      optional("CdtrRefInf", sequence(optional("Tp", opaque), optional("Ref", reference))),
      optional("Invcr", opaque),
      optional("Invcee", opaque),
      optional("TaxRmt", opaque),
      optional("GrnshmtRmt", opaque),
      optional("AddtlRmtInf", leaf(text(140)), 3),
    ),
  ),
);

const transaction = sequence(
  optional("Refs", references),
  optional("Amt", money),
  optional("CdtDbtInd", creditDebit),
  optional("AmtDtls", amountDetails),
  many("Avlbty", opaque),
  optional("BkTxCd", transactionCode),
  optional("Chrgs", opaque),
  optional("Intrst", opaque),
  optional("RltdPties", relatedParties),
  optional("RltdAgts", relatedAgents),
  optional("LclInstrm", codeOrOwn(35)),
  optional("Purp", codeOrOwn()),
  optional("RltdRmtInf", opaque, 10),
  optional("RmtInf", remittance),
  optional("RltdDts", opaque),
  optional("RltdPric", opaque),
  many("RltdQties", opaque),
  optional("FinInstrmId", opaque),
  optional("Tax", opaque),
  optional("RtrInf", opaque),
  optional("CorpActn", opaque),
  optional("SfkpgAcct", opaque),
  many("CshDpst", opaque),
  optional("CardTx", opaque),
  optional("AddtlTxInf", leaf(text(500))),
  many("SplmtryData", opaque),
);

const batch = sequence(
  optional("MsgId", reference),
  optional("PmtInfId", reference),
  optional("NbOfTxs", leaf(digits(15))),
  optional("TtlAmt", money),
  optional("CdtDbtInd", creditDebit),
);

export const entry = sequence(
  optional("NtryRef", reference),
  one("Amt", money),
  one("CdtDbtInd", creditDebit),
  optional("RvslInd", leaf(boolean)),
  one("Sts", codeOrOwn()),
  optional("BookgDt", dayOrTime),
  optional("ValDt", dayOrTime),
  optional("AcctSvcrRef", reference),
  many("Avlbty", opaque),
  one("BkTxCd", transactionCode),
  optional("ComssnWvrInd", leaf(boolean)),
  optional("AddtlInfInd", opaque),
  optional("AmtDtls", amountDetails),
  optional("Chrgs", opaque),
  optional("TechInptChanl", codeOrOwn()),
  optional("Intrst", opaque),
  optional("CardTx", opaque),
  many("NtryDtls", sequence(optional("Btch", batch), many("TxDtls", transaction))),
  optional("AddtlNtryInf", leaf(text(500))),
);
