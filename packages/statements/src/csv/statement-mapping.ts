import { z } from "zod";
import { StatementError } from "../statement-error.ts";
import { amountRule, columnRule, currencyRule, dateRule, fileRule, fitMapping } from "../tabular/index.ts";

/** How a delimited file is read as one statement. Specified in `examples/mappings/statements.md`. */

/** The fields that a column may hold. */
export const STATEMENT_FIELDS = [
  "booking_date",
  "value_date",
  "amount",
  "credit",
  "debit",
  "indicator",
  "balance",
  "opening_balance",
  "closing_balance",
  "account",
  "statement_id",
  "reference",
  "servicer_reference",
  "end_to_end_id",
  "uetr",
  "instruction_id",
  "purpose",
  "code",
  "counterparty_name",
  "counterparty_account",
  "counterparty_bank",
  "remittance",
  "information",
] as const;
export type StatementField = (typeof STATEMENT_FIELDS)[number];

const amountStyle = z.discriminatedUnion("style", [
  // One column; a minus takes money away.
  z.strictObject({ style: z.literal("signed"), ...amountRule }),
  // A column for each direction, without signs.
  z.strictObject({ style: z.literal("two_columns"), ...amountRule }),
  // One column without signs, and one that says the direction.
  z.strictObject({
    style: z.literal("indicator"),
    ...amountRule,
    credit: z.array(z.string().min(1)).min(1),
    debit: z.array(z.string().min(1)).min(1),
  }),
]);

const mapping = z
  .strictObject({
    format: z.literal("green-ledger/statement-mapping/1"),
    name: z.string().min(1),
    source: z.record(z.string(), z.string()).optional(),
    files: z.strictObject(fileRule),
    currency: currencyRule,
    columns: z.partialRecord(z.enum(STATEMENT_FIELDS), columnRule),
    ignored_headers: z.array(z.string()),
    amount: amountStyle,
    dates: dateRule,
    balances: z.enum(["running_oldest_first", "running_newest_first", "columns", "arguments"]),
  })
  .superRefine(({ columns, amount, balances }, context) => {
    const needed: StatementField[] = ["booking_date"];
    if (amount.style === "two_columns") needed.push("credit", "debit");
    else needed.push("amount");
    if (amount.style === "indicator") needed.push("indicator");
    if (balances === "columns") needed.push("opening_balance", "closing_balance");
    if (balances.startsWith("running")) needed.push("balance");
    for (const field of needed.filter((name) => columns[name] === undefined)) {
      context.addIssue({ code: "custom", path: ["columns"], message: `needs ${field}` });
    }
  });

export type StatementMapping = z.output<typeof mapping>;

/**
 * Reads a mapping that was parsed from YAML or JSON already.
 * @throws StatementError `mapping_invalid` with every fault and where it is
 */
export function readStatementMapping(document: unknown): StatementMapping {
  const result = fitMapping(mapping, document);
  if (!result.ok) throw new StatementError("mapping_invalid", `the mapping does not fit: ${result.detail}`);
  return result.mapping;
}
