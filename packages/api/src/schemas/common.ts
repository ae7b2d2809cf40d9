import { z } from "zod";

/** Prefixed ids: what a thing is can be read off its id. The rest is the id on chain in hexadecimal. */
export const ID_PREFIXES = {
  party: "pty",
  asset: "ast",
  instrument: "ins",
  tranche: "trn",
  account: "acc",
  movement: "mov",
  claim: "clm",
  lien: "lin",
  transfer: "tro",
  receivable: "rcv",
  document: "doc",
  note_transfer: "ntr",
  substitution: "sbs",
  line: "lne",
} as const;
export type IdKind = keyof typeof ID_PREFIXES;

const idOf = (kind: IdKind) =>
  z
    .string()
    .regex(new RegExp(`^${ID_PREFIXES[kind]}_[0-9a-f]{64}$`), `an id that starts with ${ID_PREFIXES[kind]}_`)
    .meta({ example: `${ID_PREFIXES[kind]}_${"0".repeat(63)}1` });

export const PartyId = idOf("party");
export const AssetId = idOf("asset");
export const InstrumentId = idOf("instrument");
export const TrancheId = idOf("tranche");
export const AccountId = idOf("account");
export const MovementId = idOf("movement");
export const ClaimId = idOf("claim");
export const LienId = idOf("lien");
export const TransferId = idOf("transfer");
export const ReceivableId = idOf("receivable");
export const DocumentId = idOf("document");
export const NoteTransferId = idOf("note_transfer");
export const SubstitutionId = idOf("substitution");
export const LineId = idOf("line");
export const OperationId = z.string().regex(/^opn_[0-9a-f-]{36}$/, "an id that starts with opn_");

const printable = /^[^\p{Cc}\p{Cs}\p{Co}\p{Cn}]*$/u;

/** One line of text: no control characters, no lone surrogates, not only blanks. */
export const line = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(printable, "one line of printable characters")
    .regex(/\S/, "more than blanks")
    .meta({ description: "One line of text; kept off chain." });
/** Several lines of text: as one line, with line breaks and tabulators. */
const lines = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[\P{C}\p{Cf}\n\r\t]*$/u, "printable characters");

/** The caller's own reference. With kind and owner it makes the id, so the same reference is the same thing. */
export const Reference = line(140).meta({
  description: "Your own reference. Together with its owner it makes the id.",
});

/** Whole minor units in decimal digits; sign, fraction and size are judged with their own codes. */
export const Minor = z
  .string()
  .min(1)
  .max(80)
  .meta({ description: "Whole minor units in decimal digits.", example: "12345" });
export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/, "an ISO 4217 code")
  .meta({ example: "CNY" });
export const Money = z.strictObject({ currency: Currency, minor: Minor }).meta({ id: "Money" });
export const IsoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "YYYY-MM-DD")
  .meta({ example: "2026-11-24" });
export const IsoTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/, "YYYY-MM-DDThh:mm:ssZ")
  .meta({ description: "RFC 3339, UTC.", example: "2026-11-24T09:00:00Z" });
export const Hash32 = z.string().regex(/^0x[0-9a-f]{64}$/, "32 bytes as 0x and lower-case hexadecimal");
export const Address = z.string().regex(/^0x[0-9a-f]{40}$/, "20 bytes as 0x and lower-case hexadecimal");
export const SchemeId = z
  .string()
  .regex(/^[A-Z0-9_.-]{1,32}$/, "capital letters, digits, _ . -")
  .meta({ example: "ICMA_GBP_2021" });
export const Code = z
  .string()
  .regex(/^[A-Za-z0-9_.-]{1,32}$/, "letters, digits, _ . -")
  .meta({ example: "GBP01" });

/** A document by its fingerprint; the file itself stays with its keeper. */
export const Document = z
  .strictObject({
    name: line(200),
    sha256: z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits"),
    media_type: line(100).optional(),
  })
  .meta({ id: "Document" });

/** Further facts, as the source states them. Kept off chain, covered by the commitment on chain. */
export const Attributes = z
  .record(line(60), z.union([lines(2000), z.boolean(), z.null()]))
  .refine((value) => Object.keys(value).length <= 60, "at most 60 attributes")
  .meta({ id: "Attributes", description: "Facts as texts; numbers as decimal texts." });

/** The block up to which an answer is true. */
export const AsOf = z.strictObject({ block: z.int(), hash: Hash32, time: IsoTime }).meta({ id: "AsOf" });

/** Where on the chain something was recorded. */
export const Place = z
  .strictObject({ block: z.int(), log_index: z.int(), time: IsoTime, transaction: Hash32 })
  .meta({ id: "Place" });

export const one = <T extends z.ZodType>(data: T) => z.strictObject({ data, as_of: AsOf });
export const page = <T extends z.ZodType>(data: T) =>
  z.strictObject({ data: z.array(data), next_cursor: z.string().nullable(), as_of: AsOf });

/** A whole number in a query: plain decimal digits, or a number where the caller is typed. */
export const whole = (minimum: number, maximum: number) =>
  z
    .union([z.number(), z.string().regex(/^\d{1,15}$/, "decimal digits")])
    .transform(Number)
    .pipe(z.int().min(minimum).max(maximum))
    .meta({
      override({ jsonSchema }) {
        delete jsonSchema.anyOf;
        Object.assign(jsonSchema, { type: "integer", minimum, maximum });
      },
    });
export const BlockNumber = whole(0, 2 ** 32 - 1);

export const ReadQuery = z.strictObject({
  min_block: BlockNumber.optional().meta({ description: "Wait until the index has this block." }),
});
export const ListQuery = ReadQuery.extend({
  limit: whole(1, 200).default(50).meta({
    description: "Most items of a page, 50 if left out. A page may be shorter and still have a next_cursor.",
  }),
  cursor: z
    .string()
    .max(400)
    .optional()
    .meta({ description: "next_cursor of the page before, with the same filters." }),
});
