import { parse } from "yaml";
import { z } from "zod";
import { ImportError } from "./import-error.ts";

/** How a folder of delimited files is read as payments. Specified in `examples/mappings/README.md`. */

const headers = z.strictObject({ required: z.boolean(), headers: z.array(z.string().min(1)).min(1) });
const pattern = z.string().transform((text, context) => {
  try {
    return new RegExp(text, "u");
  } catch {
    context.addIssue({ code: "custom", message: "not a regular expression" });
    return z.NEVER;
  }
});

const REQUIRED_FIELDS = ["amount", "reference", "value_date", "payee_number", "payee_name"] as const;

const Mapping = z.strictObject({
  format: z.literal("green-ledger/payment-mapping/1"),
  name: z.string().min(1),
  source: z.record(z.string(), z.string()).optional(),
  files: z.strictObject({
    include: z.array(z.string().min(1)).min(1),
    encoding: z.enum(["utf-8", "windows-1252", "gb18030"]),
    delimiter: z.string().length(1),
    quote: z.string().length(1),
  }),
  currency: z.string().regex(/^[A-Z]{3}$/),
  columns: z
    .record(z.string(), headers)
    .refine((columns) => REQUIRED_FIELDS.every((field) => field in columns), {
      message: `columns needs ${REQUIRED_FIELDS.join(", ")}`,
    }),
  ignored_headers: z.array(z.string()),
  amount: z.strictObject({
    decimal_separator: z.string().length(1),
    group_separator: z.string(),
    negative: z.enum(["refund", "refuse"]),
  }),
  value_date: z.strictObject({ formats: z.array(z.string().min(1)).min(1), unknown: z.array(z.string()) }),
  reference: z.strictObject({ pattern, canonical: z.string().min(1) }),
  payee: z.strictObject({
    number: z.strictObject({ pattern, shared: z.array(z.string()) }),
    name: z.strictObject({ withheld: z.array(z.string()), blank: z.enum(["withheld", "missing"]) }),
  }),
  profile: z.array(z.string()),
  funding: z.strictObject({ mode: z.enum(["per_file", "none"]), modelled: z.boolean().optional() }),
});

export type Mapping = z.output<typeof Mapping>;

/**
 * Reads a mapping.
 * @throws ImportError `mapping_invalid` with every fault and where it is
 */
export function readMapping(text: string, file: string): Mapping {
  let document: unknown;
  try {
    document = parse(text);
  } catch (cause) {
    throw new ImportError(
      "mapping_invalid",
      `${file} is not YAML: ${(cause as Error).message.split("\n")[0]}`,
    );
  }
  const result = Mapping.safeParse(document);
  if (result.success) return result.data;
  const faults = result.error.issues.map(
    (issue) => `${issue.path.join(".") || "the file"}: ${issue.message}`,
  );
  throw new ImportError("mapping_invalid", `${file} does not fit: ${faults.join("; ")}`);
}
