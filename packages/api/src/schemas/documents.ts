import { z } from "zod";
import {
  AssetId,
  Attributes,
  DocumentId,
  Hash32,
  IsoDate,
  line,
  Money,
  PartyId,
  Place,
  Reference,
} from "./common.ts";

export const DocumentType = z.enum([
  "invoice",
  "contract",
  "delivery",
  "acceptance",
  "order",
  "credit_note",
  "receipt",
  "other",
]);
export const DocumentStatus = z.enum(["registered", "suspect", "acknowledged"]);
export const EvidencePurpose = z.enum(["allocate", "finance"]);

/** Who made a document out, or got it: by a code that means the same to every member of the network. */
export const DocumentParty = z
  .union([
    z.strictObject({ lei: z.string().max(40) }),
    z.strictObject({ uscc: z.string().max(40) }),
    z.strictObject({ code: line(100) }),
    z.strictObject({ id: PartyId }),
  ])
  .meta({
    id: "DocumentParty",
    description:
      "By LEI, unified social credit code, or another code that the network knows (e.g. a tax number with its country), or a registered party: then its LEI or credit code counts, else its name.",
  });

export const DocumentInput = z
  .strictObject({
    type: DocumentType,
    issuer: DocumentParty,
    receiver: DocumentParty,
    number: line(140).meta({ description: "As it stands on the document; leading zeros count." }),
    amount: Money,
    date: IsoDate,
    reference: Reference.optional(),
    attributes: Attributes.optional(),
    simulated: z.boolean().optional(),
  })
  .meta({ id: "DocumentInput" });
export const DocumentsInput = z.strictObject({ documents: z.array(DocumentInput).min(1).max(500) });

export const DocumentUse = z
  .strictObject({
    purpose: EvidencePurpose,
    project: AssetId.nullable(),
    by: Hash32.meta({ description: "Id on chain of what used it: a payment, a receivable." }),
    place: Place,
  })
  .meta({ id: "DocumentUse" });

export const RegisteredDocument = z
  .strictObject({
    id: DocumentId,
    registrar: PartyId,
    status: DocumentStatus,
    similar_to: DocumentId.nullable().meta({ description: "The document that made it suspect." }),
    project: AssetId.nullable().meta({ description: "The one project that it serves." }),
    uses: z.array(DocumentUse).meta({ description: "At most one for each purpose (L7)." }),
    keys: z.array(z.int()).meta({ description: "Network keys under which it is known." }),
    data_root: Hash32,
    created: Place,
    profile: z
      .strictObject({
        type: DocumentType,
        issuer: line(400),
        receiver: line(400),
        number: line(400),
        amount: Money,
        date: IsoDate,
        reference: Reference.optional(),
        attributes: Attributes.optional(),
        simulated: z.boolean().optional(),
      })
      .nullable()
      .meta({ description: "What it says, in the spelling that was compared, for those who may see it." }),
  })
  .meta({ id: "RegisteredDocument" });

export const EvidenceKeyNumber = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, "a number from 1")
  .meta({ example: "1" });
export const EvidenceKeyInput = z.strictObject({
  number: z.int().min(1).max(999_999_999).meta({ description: "The next one." }),
  from: IsoDate.nullable().meta({
    description: "First day on which registrations carry a fingerprint under it; null for at once.",
  }),
});
export const EvidenceKey = z
  .strictObject({
    number: z.int(),
    status: z.enum(["announced", "in_effect", "closed"]),
    from: IsoDate.nullable(),
    commitment: Hash32,
    held: z.boolean().meta({ description: "Whether this gateway holds its material." }),
  })
  .meta({ id: "EvidenceKey" });
