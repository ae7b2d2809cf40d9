import { z } from "zod";
import { AccountId, Currency, IsoDate, line, Minor, Money, MovementId } from "./common.ts";
import { Draw } from "./money.ts";

/** Largest file, and the body that carries it: base64 takes a third more. */
export const STATEMENT_FILE = 8 * 1024 * 1024;
export const STATEMENT_BODY = 12 * 1024 * 1024;

const Base64 = z
  .string()
  .min(4)
  .refine((text) => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text), "base64 (RFC 4648, 4)")
  .meta({ format: "byte", description: "The file as the bank wrote it, in base64; at most 8 MiB of file." });

export const StatementImportInput = z
  .strictObject({
    file: z.strictObject({ name: line(200), content: Base64, media_type: line(100).optional() }),
    format: z.enum(["camt053", "mt940", "csv"]).optional().meta({
      description:
        "camt.053.001.08, MT940, or a delimited file; left out: csv with a mapping, else as the file begins.",
    }),
    account: AccountId.optional().meta({
      description: "Left out: your account whose reference is the account's id in the file.",
    }),
    account_id: line(70).optional().meta({
      description:
        "How the file names the account, where that is not its reference and no earlier import has named it so.",
    }),
    mapping: z.record(z.string(), z.unknown()).optional().meta({
      description: "How a delimited file is read: green-ledger/statement-mapping/1 as JSON.",
    }),
    encoding: z.enum(["utf-8", "windows-1252", "gb18030"]).optional().meta({ description: "Of MT940." }),
    statement_id: line(70).optional().meta({ description: "Of a delimited file that does not name it." }),
    opening: Minor.optional().meta({ description: "Of a delimited file without balances; may be negative." }),
    closing: Minor.optional().meta({ description: "Of a delimited file without balances; may be negative." }),
    simulated: z.boolean().optional(),
  })
  .meta({ id: "StatementImportInput" });

const EntryStatus = z.enum(["matched", "ambiguous", "unmatched"]);
const SignedMoney = z
  .strictObject({ currency: Currency, minor: z.string().regex(/^-?\d+$/) })
  .meta({ description: "Whole minor units; may be negative." });
const Reasons = z.array(
  z.strictObject({
    criterion: z.string(),
    points: z.int(),
    statement: z.string().meta({ description: "As the statement says it." }),
    ledger: z.string().meta({ description: "As the ledger says it." }),
  }),
);

/** An entry of a bank's statement, or one payment of a batch, and what it is in the ledger. */
export const StatementEntry = z
  .strictObject({
    id: z.string().meta({ description: "Statement and place in it; /n for the n-th payment of a batch." }),
    statement: MovementId,
    day: IsoDate.meta({ description: "The day that was stated with it." }),
    status: EntryStatus.meta({
      description: "Now: an entry is matched later when the movement that it is has been recorded.",
    }),
    direction: z.enum(["in", "out"]),
    amount: Money,
    booking_date: IsoDate.nullable(),
    value_date: IsoDate.nullable(),
    uetr: z.string().nullable(),
    end_to_end_id: z.string().nullable(),
    instruction_id: z.string().nullable(),
    references: z.array(z.string()),
    counterparty_name: z.string().nullable(),
    counterparty_account: z.string().nullable(),
    remittance: z.string().nullable(),
    movements: z
      .array(MovementId)
      .meta({ description: "What it is in the ledger; several if it paid several." }),
    score: z.int().nullable().meta({ description: "Of a match: 0 to 1000." }),
    reasons: Reasons,
    later: z.boolean().meta({ description: "The movement was recorded after the statement." }),
    why: z
      .enum(["no_candidate", "amount_differs", "references_contradict", "candidate_taken"])
      .nullable()
      .meta({ description: "Of an unmatched entry." }),
    candidates: z
      .array(z.strictObject({ movement: MovementId, score: z.int(), reasons: Reasons }))
      .meta({ description: "Of an ambiguous entry: those that tie, at most ten." }),
    candidate_count: z.int(),
    hints: z.array(MovementId).meta({ description: "Movements that share a reference or come close." }),
  })
  .meta({ id: "StatementEntry" });

export const StatementEntryQuery = {
  day: IsoDate.optional().meta({ description: "Only entries that were stated with this day." }),
  status: EntryStatus.optional(),
};

/** One day of a statement file beside the ledger. */
export const StatementReport = z
  .strictObject({
    id: MovementId,
    account: AccountId,
    day: IsoDate,
    from: IsoDate.meta({ description: "First day of which it has entries." }),
    statement_id: z.string(),
    state: z.enum(["new", "stated", "refused"]).meta({
      description: "new: would be stated; refused: the ledger would not take it, see items.",
    }),
    opening: SignedMoney,
    credits: Money,
    debits: Money,
    closing: Money.meta({ description: "opening + credits - debits, exactly." }),
    previous_closing: Money.nullable().meta({ description: "Closing balance that was stated before." }),
    ledger: Money.meta({ description: "What the ledger holds, or held, before it is stated." }),
    effect: z
      .strictObject({
        outcome: z.enum(["balances", "surplus", "shortfall"]),
        amount: Money,
        draws: z.array(Draw),
      })
      .meta({
        description:
          "What stating does, or did. A surplus comes in as other money; a shortfall takes other money first, then the oldest green money, as a breach.",
      }),
    entries: z.array(StatementEntry),
    missing: z
      .array(
        z.strictObject({
          movement: MovementId,
          direction: z.enum(["in", "out"]),
          amount: Money,
          value_date: IsoDate.nullable(),
          reference: z.string().nullable(),
        }),
      )
      .meta({ description: "What the ledger has and the statement has not." }),
    findings: z
      .array(z.strictObject({ code: z.string(), line: z.int(), detail: z.string() }))
      .meta({ description: "What a person should look at; none of it makes the statement wrong." }),
  })
  .meta({ id: "StatementReport" });
