/** What field :86: says of the payment; empty texts where it says nothing. */
export interface Information {
  readonly endToEndId: string;
  readonly uetr: string;
  readonly instructionId: string;
  readonly purpose: string;
  readonly name: string;
  readonly account: string;
  readonly bic: string;
  readonly remittance: string;
  /** The bank's code of the transaction, three digits. */
  readonly code: string;
}

const EMPTY: Information = {
  endToEndId: "",
  uetr: "",
  instructionId: "",
  purpose: "",
  name: "",
  account: "",
  bic: "",
  remittance: "",
  code: "",
};

/**
 * Reads the three usual ways in which banks fill :86:
 * 1. three digits and subfields, "166?00…?20…?32…";
 * 2. code words between slashes, "/EREF/…/NAME/…/REMI/…";
 * 3. free text, which is all remittance.
 */
export function readInformation(lines: readonly string[]): Information {
  const joined = lines.join("");
  const structured = /^(\d{3})([^A-Za-z0-9\s/])(?=\d\d)/.exec(joined);
  if (structured !== null) {
    return readSubfields(joined.slice(4), structured[2] ?? "?", structured[1] ?? "");
  }
  if (SLASHED.test(joined)) return readSlashed(joined);
  return { ...EMPTY, remittance: lines.join("\n").trim() };
}

function readSubfields(text: string, separator: string, code: string): Information {
  const fields = new Map<string, string>();
  for (const part of text.split(separator)) {
    const match = /^(\d\d)(.*)$/s.exec(part);
    if (match !== null) fields.set(match[1] ?? "", (fields.get(match[1] ?? "") ?? "") + (match[2] ?? ""));
  }
  const get = (...tags: string[]) => tags.map((tag) => fields.get(tag) ?? "").join("");
  const lines = [...fields.keys()].filter((tag) => /^(2\d|6[0-3])$/.test(tag)).sort();
  const words = readWords(get(...lines), /(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC|PURP)\+/);
  return {
    ...EMPTY,
    code,
    endToEndId: words.get("EREF") ?? "",
    instructionId: words.get("KREF") ?? "",
    purpose: words.get("PURP") ?? "",
    remittance: words.get("SVWZ") ?? words.get("") ?? "",
    name: get("32", "33").trim(),
    account: get("31").trim() || (words.get("IBAN") ?? ""),
    bic: get("30").trim() || (words.get("BIC") ?? ""),
  };
}

const CODES =
  "EREF|UETR|INST|PREF|MARF|CSID|TRCD|TRTP|PURP|NAME|IBAN|BIC|CNTP|ORDP|BENM|REMI|ID|ADDR|ISDT|RTRN";
const SLASHED = new RegExp(`^/(?:${CODES})/`);

function readSlashed(text: string): Information {
  const words = readWords(text, new RegExp(`/(${CODES})/`));
  const [account = "", bic = "", name = ""] = (words.get("CNTP") ?? "").split("/");
  const remittance = (words.get("REMI") ?? "").replace(/^(?:USTD|STRD\/CUR)\/\/?/, "").replace(/\/+$/, "");
  return {
    ...EMPTY,
    endToEndId: bare(words.get("EREF")),
    uetr: bare(words.get("UETR")).toLowerCase(),
    instructionId: bare(words.get("INST")),
    purpose: bare(words.get("PURP")),
    name: bare(words.get("NAME")) || name.trim(),
    account: bare(words.get("IBAN")) || account.trim(),
    bic: bare(words.get("BIC")) || bic.trim(),
    remittance: remittance.trim(),
  };
}

const bare = (text: string | undefined) => (text ?? "").replace(/\/+$/, "").trim();

/** Texts by the code word before them; the one before the first word under the empty name. The first of a name counts. */
function readWords(text: string, shape: RegExp): Map<string, string> {
  const [before = "", ...parts] = text.split(shape);
  const words = new Map([["", before.trim()]]);
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const name = parts[i] ?? "";
    if (!words.has(name)) words.set(name, (parts[i + 1] ?? "").trim());
  }
  return words;
}
