import { z } from "zod";

/** The parts of a mapping that every kind of delimited file shares. */

/** Header names by which a field's column is known. */
export const columnRule = z.strictObject({
  required: z.boolean(),
  headers: z.array(z.string().min(1)).min(1),
});

/** How the bytes become records. */
export const fileRule = {
  encoding: z.enum(["utf-8", "windows-1252", "gb18030"]),
  delimiter: z.string().length(1),
  quote: z.string().length(1),
};

/** How a number is written. */
export const amountRule = {
  decimal_separator: z.string().length(1),
  group_separator: z.string(),
};

/** How a day is written; `unknown` lists texts that mean that it is not known. */
export const dateRule = z.strictObject({
  formats: z.array(z.string().min(1)).min(1),
  unknown: z.array(z.string()),
});

export const currencyRule = z.string().regex(/^[A-Z]{3}$/);

export type ColumnRule = z.output<typeof columnRule>;
export type AmountRule = { decimal_separator: string; group_separator: string };
export type DateRule = z.output<typeof dateRule>;
export type Encoding = z.output<(typeof fileRule)["encoding"]>;

/** A document that fits a mapping's schema, or every fault with its place. */
export type MappingResult<T> =
  | { readonly ok: true; readonly mapping: T }
  | { readonly ok: false; readonly detail: string };

/** Reads a mapping that was parsed from YAML or JSON already. */
export function fitMapping<T>(schema: z.ZodType<T>, document: unknown): MappingResult<T> {
  const result = schema.safeParse(document);
  if (result.success) return { ok: true, mapping: result.data };
  const faults = result.error.issues.map(
    (issue) => `${issue.path.join(".") || "the file"}: ${issue.message}`,
  );
  return { ok: false, detail: faults.join("; ") };
}
