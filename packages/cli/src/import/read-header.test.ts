import { expect, test } from "vitest";
import type { ImportErrorCode } from "./import-error.ts";
import { normaliseHeader, readHeader } from "./read-header.ts";
import { HEADER, MAPPING } from "./small-mapping.ts";

test.each(["Supplier Name", "supplier_name", " SUPPLIER  NAME ", "Supplier_Name "])(
  "%s is one header",
  (spelling) => {
    expect(normaliseHeader(spelling)).toBe("supplier name");
  },
);

test("columns may stand in any order, and optional ones be absent", () => {
  const header = readHeader(
    ["Supplier_Name", "supplier id", "PAID DATE", "trans no", "amount"],
    MAPPING,
    "a.csv",
  );
  expect(Object.fromEntries(header)).toEqual({
    payee_name: 0,
    payee_number: 1,
    value_date: 2,
    reference: 3,
    amount: 4,
  });
});

test.each<[ImportErrorCode, string[], RegExp]>([
  ["header_missing", HEADER.slice(1), /amount.*wanted "amount".*found "trans no"/],
  ["header_ambiguous", [...HEADER, "Organisational Unit"], /two columns fit unit/],
  ["header_unknown", [...HEADER, "IBAN"], /"iban"/],
])("%s", (code, cells, message) => {
  expect(() => readHeader(cells, MAPPING, "a.csv")).toThrow(
    expect.objectContaining({ code, message: expect.stringMatching(message) }),
  );
});

test("a header that is ignored on purpose is no fault", () => {
  expect(readHeader([...HEADER, "Remark"], MAPPING, "a.csv").size).toBe(6);
});
