import { expect, test } from "vitest";
import { findColumns, normaliseHeader } from "./find-columns.ts";

const COLUMNS = {
  amount: { required: true, headers: ["amount"] },
  reference: { required: true, headers: ["trans no"] },
  value_date: { required: true, headers: ["paid date"] },
  unit: { required: false, headers: ["service area", "organisational unit"] },
};
const HEADER = ["Amount", "Trans No", "Paid Date", "Service Area"];
const find = (cells: readonly string[]) => findColumns(cells, COLUMNS, ["remark"]);

test.each(["Supplier Name", "supplier_name", " SUPPLIER  NAME ", "Supplier_Name "])(
  "%s is one header",
  (spelling) => {
    expect(normaliseHeader(spelling)).toBe("supplier name");
  },
);

test("columns may stand in any order, and optional ones be absent", () => {
  const found = find(["PAID DATE", "trans_no", "amount"]);
  expect(found.ok && Object.fromEntries(found.header)).toEqual({ value_date: 0, reference: 1, amount: 2 });
});

test.each([
  ["header_missing", HEADER.slice(1), /amount.*wanted "amount".*found "trans no"/],
  ["header_ambiguous", [...HEADER, "Organisational Unit"], /two columns fit unit/],
  ["header_unknown", [...HEADER, "IBAN"], /"iban"/],
])("%s", (code, cells, detail) => {
  expect(find(cells)).toEqual({ ok: false, code, detail: expect.stringMatching(detail) });
});

test("a header that is ignored on purpose is no fault", () => {
  const found = find([...HEADER, "Remark"]);
  expect(found.ok && found.header.size).toBe(4);
});
