import { z } from "zod";
import { CERTIFIED_CONTRACTS } from "./certificate.ts";
import type { Hex } from "./hex.ts";

const lowerCase = (pattern: RegExp) =>
  z
    .string()
    .transform((text) => text.toLowerCase())
    .pipe(z.custom<Hex>((text) => typeof text === "string" && pattern.test(text)));
const Address = lowerCase(/^0x[0-9a-f]{40}$/);

/** What the reader believes without the certificate: from the network's founding documents, or a node of its own. */
export const Trust = z.strictObject({
  /** Where the ledger's contracts are. */
  contracts: z.partialRecord(z.enum(CERTIFIED_CONTRACTS), Address).optional(),
  /** Validators of a QBFT network, as they were at some block before those of the certificate. */
  validators: z.array(Address).min(1).optional(),
  /** Hashes of blocks. */
  headers: z.array(lowerCase(/^0x[0-9a-f]{64}$/)).optional(),
});
export type Trust = z.infer<typeof Trust>;
