import { readMapping } from "./mapping.ts";

/** A small mapping with every feature; tests change what they are about. */
export const MAPPING_YAML = `
format: green-ledger/payment-mapping/1
name: small
files: { include: ["a-*.csv", "*.csv"], encoding: utf-8, delimiter: ",", quote: '"' }
currency: GBP
columns:
  amount: { required: true, headers: ["amount"] }
  reference: { required: true, headers: ["trans no"] }
  value_date: { required: true, headers: ["paid date"] }
  payee_number: { required: true, headers: ["supplier id"] }
  payee_name: { required: true, headers: ["supplier name"] }
  unit: { required: false, headers: ["service area", "organisational unit"] }
ignored_headers: ["remark"]
amount: { decimal_separator: ".", group_separator: none, negative: refund }
value_date: { formats: ["DD/MM/YYYY"], unknown: ["00:00:00"] }
reference: { pattern: '^(?<document>[0-9]+)\\s*[-_]\\s*(?<line>[0-9]+)$', canonical: "{document}_{line}" }
payee:
  number: { pattern: '^(?<number>[0-9]{8})(_[0-9]+)?$', shared: ["20000000"] }
  name: { withheld: ["REDACTED"], blank: withheld }
profile: [unit, payee_number, payee_name]
funding: { mode: per_file, modelled: true }
`;

export const MAPPING = readMapping(MAPPING_YAML, "small.yaml");
export const HEADER = ["Amount", "Trans No", "Paid Date", "Supplier ID", "Supplier Name", "Service Area"];
