import { type Content, choice, leaf, many, one, opaque, optional, sequence } from "../xml/schema.ts";
import { bic, country, currency, iban, lei, text } from "./formats.ts";

/** Parties, accounts and banks of ISO 20022, to the depth that is read. */

export const codeOrOwn = (max = 4): Content =>
  choice(one("Cd", leaf(text(max))), one("Prtry", leaf(text(35))));

const accountId = choice(
  one("IBAN", leaf(iban)),
  one(
    "Othr",
    sequence(one("Id", leaf(text(34))), optional("SchmeNm", codeOrOwn()), optional("Issr", leaf(text(35)))),
  ),
);

export const agent = sequence(
  one(
    "FinInstnId",
    sequence(
      optional("BICFI", leaf(bic)),
      optional("ClrSysMmbId", opaque),
      optional("LEI", leaf(lei)),
      optional("Nm", leaf(text(140))),
      optional("PstlAdr", opaque),
      optional("Othr", opaque),
    ),
  ),
  optional("BrnchId", opaque),
);

export const party = sequence(
  optional("Nm", leaf(text(140))),
  optional("PstlAdr", opaque),
  optional("Id", opaque),
  optional("CtryOfRes", leaf(country)),
  optional("CtctDtls", opaque),
);

const partyOrAgent = choice(one("Pty", party), one("Agt", agent));

/** An account of a party of a payment. */
export const account = sequence(
  one("Id", accountId),
  optional("Tp", codeOrOwn()),
  optional("Ccy", leaf(currency)),
  optional("Nm", leaf(text(70))),
  optional("Prxy", opaque),
);

/** The account of the statement. */
export const statementAccount = sequence(
  one("Id", accountId),
  optional("Tp", codeOrOwn()),
  optional("Ccy", leaf(currency)),
  optional("Nm", leaf(text(70))),
  optional("Prxy", opaque),
  optional("Ownr", party),
  optional("Svcr", agent),
);

export const relatedParties = sequence(
  optional("InitgPty", partyOrAgent),
  optional("Dbtr", partyOrAgent),
  optional("DbtrAcct", account),
  optional("UltmtDbtr", partyOrAgent),
  optional("Cdtr", partyOrAgent),
  optional("CdtrAcct", account),
  optional("UltmtCdtr", partyOrAgent),
  optional("TradgPty", partyOrAgent),
  many("Prtry", opaque),
);

export const relatedAgents = sequence(
  optional("InstgAgt", agent),
  optional("InstdAgt", agent),
  optional("DbtrAgt", agent),
  optional("CdtrAgt", agent),
  optional("IntrmyAgt1", agent),
  optional("IntrmyAgt2", agent),
  optional("IntrmyAgt3", agent),
  optional("RcvgAgt", agent),
  optional("DlvrgAgt", agent),
  optional("IssgAgt", agent),
  optional("SttlmPlc", agent),
  many("Prtry", opaque),
);
