import { asMt940, writeMt940 } from "@green-ledger/testkit/statements";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BankStatement, readMt940 } from "../src/index.ts";
import { statement, withoutPlaces } from "./arbitrary.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

/** What MT940 can write: short numbers and amounts, days that are not far apart, no sign that a format uses. */
function narrowed(random: BankStatement): BankStatement {
  return {
    ...random,
    sequence: random.sequence === null ? null : random.sequence % 100_000n,
    opening: { ...random.opening, minor: random.opening.minor % 10n ** 9n },
    entries: random.entries.map((entry) => ({
      ...entry,
      minor: entry.minor % 10n ** 9n,
      bookingDay: entry.bookingDay === 0 ? 0 : entry.valueDay + (entry.bookingDay % 100),
      reference: entry.reference?.replaceAll("/", "-") ?? null,
      servicerReference: entry.servicerReference?.replaceAll("/", "-") ?? null,
      details: entry.details.map((detail) => ({
        ...detail,
        endToEndId: detail.endToEndId?.replaceAll("/", "-") ?? null,
        instructionId: detail.instructionId?.replaceAll("/", "-") ?? null,
      })),
    })),
  };
}

test.each(["slashes", "subfields"] as const)("what is written is read, value for value: %s", (style) => {
  fc.assert(
    fc.property(statement, (random) => {
      const written = asMt940(narrowed(random), style);
      expect(readMt940(bytes(writeMt940([written], style))).map(withoutPlaces)).toEqual([written]);
    }),
    { numRuns: 150 },
  );
});

const message = (...fields: string[]) =>
  `:20:STARTUMSE\n:25:10010010/1234567\n:28C:00025/001\n${fields.join("\n")}\n`;
const SMALL = message(
  ":60F:C251231EUR1000,00",
  ":61:2601020102D12,50NTRFNONREF//BANK1",
  ":86:free text",
  ":62F:C260102EUR987,5",
);
const readOne = (text: string) => readMt940(bytes(text))[0];

test("a small statement", () => {
  expect(readOne(SMALL)).toMatchObject({
    statementId: "STARTUMSE/00025/001",
    sequence: 25n,
    account: { scheme: "other", id: "10010010/1234567" },
    currency: "EUR",
    opening: { minor: 100_000n, day: 20_453 },
    closing: { minor: 98_750n, day: 20_455 },
    entries: [
      {
        id: "STARTUMSE/00025/001#1",
        line: 5,
        reference: null,
        servicerReference: "BANK1",
        minor: 1250n,
        direction: "debit",
        bookingDay: 20_455,
        valueDay: 20_455,
        code: { proprietary: "NTRF" },
        details: [{ remittance: "free text" }],
      },
    ],
  });
});

describe("what banks vary", () => {
  test.each([
    ["SWIFT's headers and trailers", `{1:F01X}{2:I940X}{4:\n${SMALL}-}\n{5:{CHK:1}}`],
    ["line ends of Windows and a trailing dash", `${SMALL.replaceAll("\n", "\r\n")}-\r\n`],
    ["a header before the first field", `{1:F01X}{4:${SMALL}`],
    [
      "available balances and notes after the end",
      `${SMALL}:64:C260102EUR987,50\n:65:C260103EUR987,50\n:86:note\n`,
    ],
    ["a field that older messages have", SMALL.replace(":28C:", ":28:")],
    ["a related reference", SMALL.replace(":25:", ":21:REL\n:25:")],
  ])("%s", (_, text) => {
    expect(readOne(text)?.totals).toEqual(readOne(SMALL)?.totals);
  });

  test("a currency behind the IBAN", () => {
    expect(readOne(SMALL.replace("10010010/1234567", "NL91ABNA0417164300EUR"))?.account).toMatchObject({
      scheme: "iban",
      id: "NL91ABNA0417164300",
    });
  });

  test("a funds code, and no booking day", () => {
    const read = readOne(SMALL.replace(":61:2601020102D12,50", ":61:260102DR12,50"));
    expect(read?.entries[0]).toMatchObject({ minor: 1250n, bookingDay: 0, direction: "debit" });
  });

  test.each([
    ["D", "debit", false],
    ["RC", "debit", true],
  ])("mark %s", (mark, direction, reversal) => {
    expect(readOne(SMALL.replace("0102D12", `0102${mark}12`))?.entries[0]).toMatchObject({
      direction,
      reversal,
    });
  });

  test("a booking day on the other side of New Year", () => {
    const read = readOne(SMALL.replace("2601020102D", "2601011231D"));
    expect(read?.entries[0]).toMatchObject({ valueDay: 20_454, bookingDay: 20_453 });
  });

  test("pages are joined where their balances meet", () => {
    const pages = [
      message(":60F:C251231EUR10,00", ":61:260102C1,NTRFA", ":62M:C260102EUR11,00"),
      message(":60M:C260102EUR11,00", ":61:260102C2,NTRFB", ":62F:C260102EUR13,00").replace("/001", "/002"),
    ];
    expect(readMt940(bytes(pages.join("")))).toMatchObject([
      {
        statementId: "STARTUMSE/00025/001",
        totals: { entries: 2, credits: 300n },
        closing: { minor: 1300n },
      },
    ]);
    expect(() => readOne(pages[0] ?? "")).toThrow(expect.objectContaining({ code: "statement_paged" }));
    expect(() => readOne(pages[1] ?? "")).toThrow(expect.objectContaining({ code: "statement_paged" }));
    const broken = pages.join("").replace(":60M:C260102EUR11,00", ":60M:C260102EUR11,01");
    expect(() => readOne(broken)).toThrow(expect.objectContaining({ code: "balances_contradict" }));
  });
});

describe("field 86", () => {
  const detailOf = (...lines: string[]) => readOne(SMALL.replace("free text", lines.join("\n")))?.entries[0];

  test("with subfields", () => {
    const entry = detailOf(
      "166?00LASTSCHRIFT?20EREF+E2E-1?21KREF+K1?22SVWZ+Rechnung 12 vo?23m Mai",
      "?30DEUTDEFF?31DE89370400440532013000?32Atkins?33 GmbH",
    );
    expect(entry?.code?.proprietary).toBe("NTRF+166");
    expect(entry?.details[0]).toMatchObject({
      endToEndId: "E2E-1",
      instructionId: "K1",
      remittance: "Rechnung 12 vom Mai",
      creditor: { name: "Atkins GmbH", account: "DE89370400440532013000", agent: "DEUTDEFF" },
      debtor: { name: null },
    });
  });

  test("with code words", () => {
    const entry = detailOf(
      "/TRTP/SEPA OVERBOEKING/IBAN/NL91ABNA0417164300/BIC/ABNANL2A/NAME/Zon",
      "ne BV/REMI/factuur 7/EREF/NOTPROVIDED",
    );
    expect(entry?.details[0]).toMatchObject({
      endToEndId: null,
      remittance: "factuur 7",
      creditor: { name: "Zonne BV", account: "NL91ABNA0417164300", agent: "ABNANL2A" },
    });
  });

  test("with a counterparty in one word", () => {
    const entry = detailOf("/EREF/E1//CNTP/NL91ABNA0417164300/ABNANL2A/Zonne BV///REMI/USTD//factuur 8/");
    expect(entry?.details[0]).toMatchObject({
      endToEndId: "E1",
      remittance: "factuur 8",
      creditor: { name: "Zonne BV", account: "NL91ABNA0417164300", agent: "ABNANL2A" },
    });
  });
});

describe("a file is refused", () => {
  const swap = (from: string, to: string) => {
    const text = SMALL.replace(from, to);
    if (text === SMALL) throw new Error(`nothing to replace: ${from}`);
    return text;
  };
  test.each([
    ["that does not add up", swap("987,5", "987,51"), "statement_unbalanced", 1],
    ["with a mark turned round", swap("0102D12", "0102C12"), "statement_unbalanced", 1],
    ["cut before its end", SMALL.slice(0, SMALL.indexOf(":62F:")), "field_missing", 1],
    ["without an opening balance", swap(":60F:C251231EUR1000,00\n", ""), "field_missing", 1],
    ["whose amount has no comma", swap("D12,50", "D1250"), "field_malformed", 5],
    ["with a fraction of a cent", swap("12,50", "12,501"), "amount_fraction", 5],
    ["with an amount that is too long", swap("12,50", "1234567890123,50"), "amount_malformed", 5],
    ["with a day that is none", swap("2601020102D", "2602300102D"), "date_invalid", 5],
    ["with a booking day that is none", swap("2601020102D", "2601021302D"), "date_invalid", 5],
    ["with a currency that is none", SMALL.replaceAll("EUR", "ZZZ"), "currency_unknown", 4],
    ["with two currencies", swap("62F:C260102EUR", "62F:C260102GBP"), "currency_mismatch", 7],
    ["with a balance that is none", swap("C251231EUR1000,00", "X251231EUR1000,00"), "field_malformed", 4],
    ["with a statement number that is none", swap("00025/001", "A"), "field_malformed", 3],
    ["with a field that is not known", swap(":28C:", ":99:x\n:28C:"), "field_unexpected", 3],
    ["with a field too late", swap(":62F:", ":25:x\n:62F:"), "field_unexpected", 7],
    ["with a field twice", swap(":28C:", ":25:x\n:28C:"), "field_unexpected", 3],
    [
      "with information of nothing",
      swap(":61:2601020102D12,50NTRFNONREF//BANK1\n", ""),
      "field_unexpected",
      5,
    ],
    ["that starts in the middle", ":25:x\n", "field_unexpected", 1],
    ["with text outside of fields", `x\n${SMALL}`, "field_unexpected", 1],
    ["that is empty", "\n\n", "file_empty", 0],
    ["whose IBAN fails", swap("10010010/1234567", "NL92ABNA0417164300"), "iban_checksum", 1],
    ["that holds a statement twice", SMALL + SMALL, "statement_duplicate", 8],
  ])("%s", (_, text, code, line) => {
    expect(() => readOne(text)).toThrow(expect.objectContaining({ code, line }));
  });

  test("in another encoding, until it is named", () => {
    const latin = Uint8Array.from(
      [...SMALL.replace("free", "M\u00fcller")].map((each) => each.charCodeAt(0)),
    );
    expect(() => readMt940(latin)).toThrow(expect.objectContaining({ code: "encoding_invalid" }));
    const [read] = readMt940(latin, { encoding: "windows-1252" });
    expect(read?.entries[0]?.details[0]?.remittance).toBe("Müller text");
  });
});
