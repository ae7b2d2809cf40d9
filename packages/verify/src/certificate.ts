import { z } from "zod";
import { CertificateError } from "./certificate-error.ts";
import type { Hex } from "./hex.ts";
import { Statement } from "./statements/schema.ts";

/** Names format and version. Another version is another name. */
export const FORMAT = "green-ledger-certificate/1";

/** The contracts whose word a certificate may need. */
export const CERTIFIED_CONTRACTS = [
  "AccountRegistry",
  "AssetRegistry",
  "InstrumentRegistry",
  "LotLedger",
] as const;
export type CertifiedContract = (typeof CERTIFIED_CONTRACTS)[number];

const bytes = (pattern: RegExp) => z.custom<Hex>((value) => typeof value === "string" && pattern.test(value));
const Bytes = bytes(/^0x([0-9a-f]{2})+$/);
const Bytes32 = bytes(/^0x[0-9a-f]{64}$/);
const Address = bytes(/^0x[0-9a-f]{40}$/);
const Index = z.int().min(0);

/** One field of off-chain facts, with what ties it to the root on chain. */
const Disclosed = z.strictObject({
  part: z.string().min(1),
  value: z.json(),
  salt: Bytes32,
  /** Siblings from the leaf to the root. */
  proof: z.array(Bytes32),
});
export type Disclosed = z.infer<typeof Disclosed>;

/** The file. See docs/certificate.md. */
export const Certificate = z.strictObject({
  format: z.literal(FORMAT),
  statement: Statement,
  contracts: z.partialRecord(z.enum(CERTIFIED_CONTRACTS), Address),
  /** RLP of block headers, by ascending number. The state is proved at the last one. */
  headers: z.array(Bytes).min(1),
  /** RLP of every part of every tree that a proof goes through, in ascending order. */
  nodes: z.array(Bytes),
  /** Which receipts are proved: place of the header in `headers`, index of the transaction in its block. */
  receipts: z.array(z.strictObject({ header: Index, index: Index })),
  disclosed: z.array(Disclosed),
});
export type Certificate = z.infer<typeof Certificate>;

/**
 * A certificate, if it has the form of one.
 * @throws CertificateError format_unknown, format_invalid
 */
export function certificateOf(value: unknown): Certificate {
  const format = typeof value === "object" && value !== null && "format" in value ? value.format : undefined;
  if (format !== FORMAT) throw new CertificateError("format_unknown", String(format));
  const result = parsed(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new CertificateError("format_invalid", issue === undefined ? "" : `/${issue.path.join("/")}`);
}

function parsed(value: unknown) {
  try {
    return Certificate.safeParse(value);
  } catch (cause) {
    // Values are read by recursion.
    throw new CertificateError("format_invalid", "nested too deeply", { cause });
  }
}
