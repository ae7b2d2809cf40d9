import { checkIban, minorUnits } from "@green-ledger/standards";
import type { DetailAmount, Direction, EntryDetail, RelatedParty } from "../bank-statement.ts";
import { unsignedMinor } from "../parse-values.ts";
import { find, findAll, placeOf, textOf, type XmlNode } from "../xml/node.ts";

/** One TxDtls. */
export function readDetail(node: XmlNode, direction: Direction, currency: string): EntryDetail {
  const references = find(node, "Refs");
  const parties = find(node, "RltdPties");
  const agents = find(node, "RltdAgts");
  const remittance = find(node, "RmtInf");
  const lines = findAll(remittance, "Ustrd").map((line) => line.text.trim());
  return {
    endToEndId: stated(textOf(references, "EndToEndId")),
    uetr: textOf(references, "UETR"),
    transactionId: stated(textOf(references, "TxId")),
    instructionId: stated(textOf(references, "InstrId")),
    messageId: stated(textOf(references, "MsgId")),
    paymentInformationId: stated(textOf(references, "PmtInfId")),
    servicerReference: stated(textOf(references, "AcctSvcrRef")),
    amount: readAmount(node, direction, currency),
    purpose: textOf(node, "Purp", "Cd") ?? textOf(node, "Purp", "Prtry"),
    debtor: readParty(parties, agents, "Dbtr"),
    creditor: readParty(parties, agents, "Cdtr"),
    remittance: lines.length === 0 ? null : lines.join("\n"),
    creditorReference:
      findAll(remittance, "Strd")
        .map((part) => textOf(part, "CdtrRefInf", "Ref"))
        .find((reference) => reference !== null) ?? null,
  };
}

/** The words with which a bank says that there is no reference. */
export function stated(reference: string | null): string | null {
  return reference === null || /^(NOTPROVIDED|NONREF|NOREF)$/i.test(reference) ? null : reference;
}

/** The amount in the account's currency if there is one, else the one that is stated first. */
function readAmount(node: XmlNode, entryDirection: Direction, currency: string): DetailAmount | null {
  const stated = [find(node, "Amt"), find(node, "AmtDtls", "TxAmt", "Amt")].filter(
    (each) => each !== undefined,
  );
  const chosen = stated.find((each) => each.currency === currency) ?? stated[0];
  const digits = chosen === undefined ? undefined : minorUnits(chosen.currency);
  // A currency that is no longer in use has no minor units here: as good as no amount.
  if (chosen === undefined || digits === undefined) return null;
  const indicator = textOf(node, "CdtDbtInd");
  return {
    currency: chosen.currency,
    minor: unsignedMinor(chosen.text.trim().replace(/^\+/, ""), ".", digits, () => placeOf(chosen)),
    direction: indicator === null ? entryDirection : indicator === "CRDT" ? "credit" : "debit",
  };
}

function readParty(
  parties: XmlNode | undefined,
  agents: XmlNode | undefined,
  role: "Dbtr" | "Cdtr",
): RelatedParty {
  const account = find(parties, `${role}Acct`, "Id");
  return {
    name: textOf(parties, role, "Pty", "Nm") ?? textOf(parties, role, "Agt", "FinInstnId", "Nm"),
    account: textOf(account, "IBAN") ?? textOf(account, "Othr", "Id"),
    agent: textOf(agents, `${role}Agt`, "FinInstnId", "BICFI"),
  };
}

/** Accounts of other parties whose check digits do not fit: the bank booked them all the same. */
export function ibansThatFail(node: XmlNode): XmlNode[] {
  return (["DbtrAcct", "CdtrAcct"] as const)
    .map((name) => find(node, "RltdPties", name, "Id", "IBAN"))
    .filter((iban) => iban !== undefined && !checkIban(iban.text).ok)
    .filter((iban) => iban !== undefined);
}
