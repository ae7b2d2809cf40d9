import { z } from "zod";
import type { Hex } from "../hex.ts";

const Bytes32 = z.custom<Hex>((value) => typeof value === "string" && /^0x[0-9a-f]{64}$/.test(value));
const Key = z.custom<Hex>((value) => typeof value === "string" && /^0x[0-9a-f]{40}$/.test(value));
/** Minor units of the currency. */
const Amount = z.string().regex(/^(0|[1-9]\d{0,38})$/);
const Colour = z.int().min(0);
const Count = z.int().min(0);
const Name = z.string().regex(/^[a-z_]+$/);
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const Currency = z.string().regex(/^[A-Z]{3}$/);
const Code = z.string().min(1).max(32);

/** A block, and the second of it. */
const At = z.strictObject({ block: Count, time: Count });
const Parts = z.array(z.strictObject({ colour: Colour, amount: Amount }));

/** Which payment. */
export const PaymentSubject = z.strictObject({ kind: z.literal("payment"), payment: Bytes32 });

/** This payment happened, and so much of it stands. */
export const PaymentStatement = PaymentSubject.extend({
  account: Bytes32,
  payer: Bytes32,
  bank: Bytes32,
  currency: Currency,
  amount: Amount,
  use: Name,
  entrusted: z.boolean(),
  payee: Bytes32.nullable(),
  payee_bank: Bytes32.nullable(),
  payee_account: Bytes32.nullable(),
  project: Bytes32.nullable(),
  line: Bytes32.nullable(),
  value_date: Day.nullable(),
  data_root: Bytes32,
  /** Why it is marked, if it is. */
  flag: Name.nullable(),
  /** Whose money it was. */
  draws: Parts,
  recorded: At.extend({ by: Key, seq: Count }),
  as_of: At.extend({ state: Name, reversed: Parts }),
});

/** Which lot. */
const Lot = z.strictObject({ account: Bytes32, colour: Colour, n: Count });
export const LotOriginSubject = z.strictObject({ kind: z.literal("lot_origin"), lot: Lot });

/** All money of this lot entered by that receipt and came here along this path. */
export const LotOriginStatement = LotOriginSubject.extend({
  amount: Amount,
  root: z.strictObject({ kind: Name, origin: Name.nullable(), of: Bytes32.nullable() }),
  /** Of the root's money; null for other money. */
  instrument: Bytes32.nullable(),
  issuer: Bytes32.nullable(),
  tranches: z.array(z.strictObject({ colour: Colour, tranche: Bytes32, instrument: Bytes32 })),
  path: z.array(Lot.extend({ movement: Bytes32, amount: Amount, ...At.shape })).min(1),
});

/** Which label. */
const Label = z.strictObject({ scheme: Code, code: Code });
export const LabelSubject = z.strictObject({
  kind: z.literal("label"),
  asset: Bytes32,
  codes: z.array(Label),
});

/** This asset had this label at that time, from this verifier. */
export const LabelStatement = LabelSubject.extend({
  asset_kind: Name,
  owner: Bytes32,
  verifier: Bytes32,
  epoch: Count,
  /** Second at which it ends; null if it has no end. */
  valid_until: Count.nullable(),
  confirmed: At.extend({ by: Key, report_root: Bytes32, seq: Count }),
  as_of: At,
});

/** Which tranche. */
export const NoBreachSubject = z.strictObject({ kind: z.literal("no_breach"), tranche: Bytes32 });

/** No money of this tranche is missing at that block: this is where all of it is. */
export const NoBreachStatement = NoBreachSubject.extend({
  instrument: Bytes32,
  issuer: Bytes32,
  currency: Currency,
  colour: Colour,
  minted: Amount,
  live: Amount,
  allocated: Amount,
  returned: Amount,
  fees: Amount,
  lent: Amount,
  breached: z.literal("0"),
  as_of: At,
});

/** Which evidence of which asset. */
export const DocumentSubject = z.strictObject({
  kind: z.literal("document"),
  asset: Bytes32,
  evidence_root: Bytes32,
});

/** These facts and documents belong to that asset: it was registered with them, or they were added. */
export const DocumentStatement = DocumentSubject.extend({
  act: Name,
  fields: z.array(z.strictObject({ part: z.string(), value: z.json() })).min(1),
  recorded: At.extend({ by: Key, seq: Count }),
});

export const Statement = z.discriminatedUnion("kind", [
  PaymentStatement,
  LotOriginStatement,
  LabelStatement,
  NoBreachStatement,
  DocumentStatement,
]);
export type Statement = z.infer<typeof Statement>;
export type StatementOf<Kind extends Statement["kind"]> = Extract<Statement, { kind: Kind }>;

/** What a statement is about: its question without its answer. */
export type Subject =
  | z.infer<typeof PaymentSubject>
  | z.infer<typeof LotOriginSubject>
  | z.infer<typeof LabelSubject>
  | z.infer<typeof NoBreachSubject>
  | z.infer<typeof DocumentSubject>;
export type SubjectOf<Kind extends Subject["kind"]> = Extract<Subject, { kind: Kind }>;
