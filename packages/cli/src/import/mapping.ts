import {
  amountRule,
  columnRule,
  currencyRule,
  dateRule,
  fileRule,
  fitMapping,
} from "@green-ledger/statements/tabular";
import { z } from "zod";
import { readYaml } from "../read-yaml.ts";
import { ImportError } from "./import-error.ts";

/** How a folder of delimited files is read as payments. Specified in `examples/mappings/README.md`. */

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
    ...fileRule,
  }),
  currency: currencyRule,
  columns: z
    .record(z.string(), columnRule)
    .refine((columns) => REQUIRED_FIELDS.every((field) => field in columns), {
      message: `columns needs ${REQUIRED_FIELDS.join(", ")}`,
    }),
  ignored_headers: z.array(z.string()),
  amount: z.strictObject({
    ...amountRule,
    negative: z.enum(["refund", "refuse"]),
  }),
  value_date: dateRule,
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
  const document = readYaml(text, file);
  const result = fitMapping(Mapping, document);
  if (result.ok) return result.mapping;
  throw new ImportError("mapping_invalid", `${file} does not fit: ${result.detail}`);
}
