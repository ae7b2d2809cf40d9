import { z } from "zod";
import { Address, BlockNumber, Hash32, ReadQuery } from "./common.ts";

const Rlp = z.string().regex(/^0x([0-9a-f]{2})+$/, "bytes as 0x and lower-case hexadecimal");

/** A file that proves a statement to who trusts nobody here. What each kind says: docs/certificate.md. */
export const Certificate = z
  .strictObject({
    format: z.literal("green-ledger-certificate/1"),
    statement: z
      .looseObject({ kind: z.enum(["payment", "lot_origin", "label", "no_breach", "document"]) })
      .meta({ description: "What is proved. Ids, amounts and times as they are on chain." }),
    contracts: z
      .record(z.string(), Address)
      .meta({ description: "Where the contracts are whose word counts." }),
    headers: z.array(Rlp).meta({ description: "Block headers (RLP), by ascending number." }),
    nodes: z.array(Rlp).meta({ description: "Parts of Merkle-Patricia trees (RLP), in ascending order." }),
    receipts: z.array(z.strictObject({ header: z.int(), index: z.int() })),
    disclosed: z.array(
      z.strictObject({ part: z.string(), value: z.json(), salt: Hash32, proof: z.array(Hash32) }),
    ),
  })
  .meta({ id: "Certificate" });

export const CertificateQuery = ReadQuery.extend({
  validators_from: BlockNumber.optional().meta({
    description:
      "A block whose validators the reader knows; genesis if left out. Only on networks with validators.",
  }),
});
export const CertificateAtQuery = CertificateQuery.extend({
  at_block: BlockNumber.optional().meta({
    description: "The block at whose end it is true; the newest that is indexed if left out.",
  }),
});

/** Fields of a document, and of the facts beside it, that are disclosed. */
const fieldList = z
  .string()
  .max(400)
  .regex(/^[^,]+(,[^,]+)*$/, "names with commas between");
export const DocumentCertificateQuery = CertificateQuery.extend({
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits"),
  fields: fieldList
    .optional()
    .meta({ description: "Of the document: sha256, name, media_type. All if left out." }),
  facts: fieldList
    .optional()
    .meta({ description: "Further facts to disclose, e.g. name, country. None if left out." }),
});
