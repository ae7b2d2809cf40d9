import { writeCamt053 } from "@green-ledger/testkit/statements";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collectStatements, createCamt053Reader, readCamt053, StatementError } from "../src/index.ts";
import { statement, withoutPlaces } from "./arbitrary.ts";
import { entry, statementOf } from "./small-statement.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const SMALL = writeCamt053([
  statementOf([entry({ minor: 1250n }), entry({ minor: 5n, direction: "credit" })]),
]);

/** What reading the text fails with. */
function failure(text: string | Uint8Array): StatementError {
  try {
    readCamt053(typeof text === "string" ? bytes(text) : text);
  } catch (error) {
    if (error instanceof StatementError) return error;
    throw error;
  }
  throw new Error("the file was accepted");
}

test("what is written is read, value for value", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(statement, { maxLength: 3, minLength: 1, selector: (s) => s.statementId }),
      (all) => {
        expect(readCamt053(bytes(writeCamt053(all))).map(withoutPlaces)).toEqual(all);
      },
    ),
    { numRuns: 150 },
  );
});

test("how the bytes are cut changes nothing", () => {
  const text = bytes(writeCamt053([statementOf([entry({ information: "绿色 Söhne 😀" })])]));
  for (const size of [1, 2, 3, 7, 64]) {
    const { sink, statements } = collectStatements();
    const reader = createCamt053Reader(sink);
    for (let at = 0; at < text.length; at += size) reader.write(text.subarray(at, at + size));
    reader.end();
    expect(statements).toEqual(readCamt053(text));
  }
});

test("a prefix, a schema location and supplementary data of another namespace are read over", () => {
  const prefixed = SMALL.replaceAll(/<(\/?)([A-Z])/g, "<$1x:$2")
    .replace(
      "xmlns=",
      'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" xmlns:x=',
    )
    .replace(
      "</x:BkToCstmrStmt>",
      '<x:SplmtryData><x:Envlp><y xmlns="urn:other" a="b">text<z/></y></x:Envlp></x:SplmtryData></x:BkToCstmrStmt>',
    );
  expect(readCamt053(bytes(prefixed))).toEqual(readCamt053(bytes(SMALL)));
});

test("PRCD stands for the opening balance, and both may stand if they agree", () => {
  const [opening = ""] = /<Bal>.*?OPBD.*?<\/Bal>/.exec(SMALL) ?? [];
  const before = opening.replace("OPBD", "PRCD");
  expect(readCamt053(bytes(SMALL.replace("OPBD", "PRCD")))[0]?.opening.minor).toBe(100_000n);
  expect(readCamt053(bytes(SMALL.replace(opening, opening + before)))).toHaveLength(1);
  const other = before.replace("1000.00", "1000.01");
  expect(failure(SMALL.replace(opening, opening + other)).code).toBe("balances_contradict");
  expect(failure(SMALL.replace(opening, opening + opening)).code).toBe("balance_repeated");
});

describe("a file that is not a statement", () => {
  const swap = (from: string | RegExp, to: string) => {
    const text = SMALL.replace(from, to);
    if (text === SMALL) throw new Error(`nothing to replace: ${from}`);
    return text;
  };
  const NS = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";
  const BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><Document>&b;</Document>';

  test.each<[string, string | Uint8Array, string, RegExp]>([
    ["another version", swap("001.08", "001.02"), "camt_version_unsupported", /is camt\.053\.001\.02/],
    [
      "another message",
      swap(NS, "urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"),
      "namespace_unknown",
      /camt\.054/,
    ],
    ["no namespace", swap(/ xmlns="[^"]*"/, ""), "namespace_unknown", /names no namespace/],
    [
      "a child of another namespace",
      swap("<Stmt>", '<Stmt xmlns="urn:x">'),
      "element_unexpected",
      /another namespace/,
    ],
    ["a document type", BOMB, "doctype_refused", /not accepted/],
    [
      "a document type of an address",
      '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
      "doctype_refused",
      /not/,
    ],
    ["an entity of its own", swap("<MsgId>", "<MsgId>&xxe;"), "xml_malformed", /entity/],
    ["an HTML entity", swap("<MsgId>", "<MsgId>&copy;"), "xml_malformed", /entity/],
    ["tags that do not fit", swap("</GrpHdr>", "</Grp>"), "xml_malformed", /close tag/i],
    ["a second root", `${SMALL}<Document/>`, "xml_malformed", /second root/],
    ["text after the end", `${SMALL}x`, "xml_malformed", /outside of root/],
    ["a cut file", SMALL.slice(0, SMALL.indexOf("CLBD")), "file_truncated", /ends before/],
    [
      "a file cut between elements",
      SMALL.slice(0, SMALL.indexOf("</Stmt>")),
      "file_truncated",
      /ends before/,
    ],
    ["an empty file", "", "file_empty", /no document/],
    ["bytes that are not UTF-8", Uint8Array.of(60, 0xff, 0xfe), "encoding_invalid", /utf-8/],
    ["another encoding", swap('"UTF-8"', '"ISO-8859-1"'), "encoding_unsupported", /ISO-8859-1/],
    ["a control character", swap("<MsgId>", "<MsgId>\u0001"), "xml_malformed", /control character/],
    [
      "a mandatory element missing",
      swap(/<Sts>.*?<\/Sts>/, ""),
      "element_missing",
      /Ntry\[1\]\/Sts: Sts is missing/,
    ],
    ["a statement without an account", swap(/<Acct>.*?<\/Acct>/, ""), "element_missing", /Stmt\[1\]\/Acct/],
    [
      "elements in another order",
      swap(/(<NtryRef>.*?<\/NtryRef>)(<Amt.*?<\/Amt>)/, "$2$1"),
      "element_unexpected",
      /NtryRef stands after Amt/,
    ],
    [
      "an element twice",
      swap(/(<NtryRef>.*?<\/NtryRef>)/, "$1$1"),
      "element_repeated",
      /NtryRef stands 2 times/,
    ],
    [
      "an element that is not known",
      swap("<MsgId>", "<MsgIdent>x</MsgIdent><MsgId>"),
      "element_unexpected",
      /MsgIdent/,
    ],
    ["text between elements", swap("<Stmt>", "<Stmt>x"), "element_unexpected", /text stands between/],
    [
      "a choice of both",
      swap("<Cd>BOOK</Cd>", "<Cd>BOOK</Cd><Prtry>B</Prtry>"),
      "element_unexpected",
      /only one may/,
    ],
    ["an empty choice", swap("<Cd>BOOK</Cd>", ""), "element_missing", /Cd or Prtry/],
    [
      "a value that is too long",
      swap(/<MsgId>.*?</, `<MsgId>${"x".repeat(36)}<`),
      "value_invalid",
      /1 to 35/,
    ],
    ["an endless value", swap("<MsgId>", `<MsgId>${"x".repeat(200_000)}`), "value_invalid", /longer than/],
    [
      "a day that is none",
      swap(/<BookgDt><Dt>[^<]*/, "<BookgDt><Dt>2026-02-30"),
      "date_invalid",
      /2026-02-30/,
    ],
    ["an indicator in small letters", swap("DBIT", "Dbit"), "value_invalid", /CRDT, DBIT/],
    ["a UETR that is none", swap(/<UETR>[^<]*/, "<UETR>x"), "value_invalid", /UUID/],
    ["a negative amount", swap('GBP">12.50', 'GBP">-12.50'), "value_invalid", /amount/],
    [
      "a fraction of a penny",
      swap('GBP">12.50', 'GBP">12.501'),
      "amount_fraction",
      /Ntry\[1\]\/Amt.*more decimals/,
    ],
    ["an amount without a currency", swap('<Amt Ccy="GBP">12.50', "<Amt>12.50"), "attribute_invalid", /Ccy/],
    ["an attribute that is not known", swap("<Ntry>", '<Ntry a="b">'), "attribute_invalid", /attribute a/],
    [
      "an entry in another currency",
      swap('GBP">12.50', 'EUR">12.50'),
      "currency_mismatch",
      /Ntry\[1\]\/Amt.*EUR/,
    ],
    [
      "a balance in another currency",
      swap('GBP">1000.00', 'EUR">1000.00'),
      "currency_mismatch",
      /Bal\[1\]\/Amt/,
    ],
    ["a currency of no country", swap("<Ccy>GBP", "<Ccy>ZZZ"), "currency_unknown", /ZZZ/],
    [
      "an IBAN whose check digits do not fit",
      swap("<IBAN>GB82", "<IBAN>GB83"),
      "iban_checksum",
      /Acct\/Id\/IBAN/,
    ],
    ["a closing balance missing", swap("CLBD", "CLAV"), "balance_missing", /CLBD/],
    ["an opening balance missing", swap("OPBD", "OPAV"), "balance_missing", /OPBD or PRCD/],
    [
      "a page of several",
      swap(
        "<ElctrncSeqNb>",
        "<StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn><ElctrncSeqNb>",
      ),
      "statement_paged",
      /page 1/,
    ],
    [
      "a sign turned round",
      swap("<CdtDbtInd>DBIT</CdtDbtInd><Sts>", "<CdtDbtInd>CRDT</CdtDbtInd><Sts>"),
      "statement_unbalanced",
      /1000\.00.*12\.55.*1012\.55.*987\.55.*-25\.00/,
    ],
    [
      "a penny too much",
      swap('GBP">987.55', 'GBP">987.56'),
      "statement_unbalanced",
      /0\.01 is not explained/,
    ],
    ["the same statement twice", swap(/(<Stmt>[\s\S]*<\/Stmt>)/, "$1$1"), "statement_duplicate", /Stmt\[2\]/],
  ])("%s", (_, text, code, message) => {
    expect(failure(text)).toMatchObject({ code, message: expect.stringMatching(message) });
    expect(failure(text).action).not.toBe("");
  });

  test("the place has line and path", () => {
    const error = failure(swap('GBP">12.50', 'GBP">12.501'));
    expect(error).toMatchObject({ line: 6, path: "/Document/BkToCstmrStmt/Stmt[1]/Ntry[1]/Amt" });
  });

  test("a limit of elements in one entry holds", () => {
    const { sink } = collectStatements();
    const reader = createCamt053Reader(sink, { maxNodesPerEntry: 20 });
    const details = Array.from({ length: 20 }, () => ({ minor: 1n }));
    const text = writeCamt053([statementOf([entry({ minor: 20n, details })])]);
    expect(() => reader.write(bytes(text))).toThrow(expect.objectContaining({ code: "file_too_large" }));
  });

  test("a limit of bytes holds", () => {
    const { sink } = collectStatements();
    const reader = createCamt053Reader(sink, { maxBytes: 100 });
    expect(() => reader.write(bytes(SMALL))).toThrow(expect.objectContaining({ code: "file_too_large" }));
  });
});

describe("the bank's own sums", () => {
  const summed = (summary: string) =>
    bytes(SMALL.replace("<Ntry>", `<TxsSummry>${summary}</TxsSummry><Ntry>`));
  const figures = (count: number, sum: string) => `<NbOfNtries>${count}</NbOfNtries><Sum>${sum}</Sum>`;

  test.each([
    `<TtlNtries>${figures(2, "12.55")}<TtlNetNtry><Amt>12.45</Amt><CdtDbtInd>DBIT</CdtDbtInd></TtlNetNtry></TtlNtries>`,
    `<TtlCdtNtries>${figures(1, "0.05")}</TtlCdtNtries><TtlDbtNtries>${figures(1, "12.5")}</TtlDbtNtries>`,
  ])("are compared: %s", (summary) => {
    expect(readCamt053(summed(summary))).toHaveLength(1);
  });

  test.each([
    `<TtlNtries>${figures(3, "12.55")}</TtlNtries>`,
    `<TtlNtries>${figures(2, "12.56")}</TtlNtries>`,
    `<TtlNtries><TtlNetNtry><Amt>12.45</Amt><CdtDbtInd>CRDT</CdtDbtInd></TtlNetNtry></TtlNtries>`,
    `<TtlDbtNtries>${figures(2, "12.50")}</TtlDbtNtries>`,
  ])("refuse the file where they differ: %s", (summary) => {
    expect(() => readCamt053(summed(summary))).toThrow(expect.objectContaining({ code: "summary_differs" }));
  });
});

describe("findings leave the statement as it is", () => {
  const detail = { minor: 700n };
  test.each([
    [
      "details that do not add up",
      entry({ minor: 1400n, details: [detail, { minor: 701n }] }),
      "details_sum_differs",
    ],
    [
      "a detail without an amount",
      entry({ minor: 1400n, details: [detail, { minor: null }] }),
      "detail_amount_missing",
    ],
    [
      "a detail in another currency",
      entry({ minor: 700n, details: [{ ...detail, currency: "EUR" }] }),
      "detail_currency_differs",
    ],
    [
      "a payee's IBAN",
      entry({ details: [{ minor: 1250n, account: "GB83WEST12345698765432" }] }),
      "party_iban_checksum",
    ],
    [
      "a count of the batch",
      entry({ minor: 700n, details: [detail], batchCount: 2n }),
      "batch_count_differs",
    ],
  ])("%s", (_, each, code) => {
    const [read] = readCamt053(bytes(writeCamt053([statementOf([each])])));
    expect(read?.findings.map((finding) => finding.code)).toEqual([code]);
    expect(read?.entries[0]?.split).toBe(false);
  });

  test("a status of the bank's own is information, and not counted", () => {
    const text = writeCamt053([statementOf([entry({ minor: 0n })])]).replace(
      "<Cd>BOOK</Cd>",
      "<Prtry>X</Prtry>",
    );
    const [read] = readCamt053(bytes(text));
    expect(read?.findings.map(({ code }) => code)).toEqual(["status_unknown"]);
    expect(read?.totals.booked).toBe(0);
  });
});
