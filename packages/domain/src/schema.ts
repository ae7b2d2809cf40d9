import { type Hex, OTHER_MONEY, textToBytes32, ZERO_32 } from "./hex.ts";
import { type LienObject, OBJECT_KINDS } from "./liens.ts";
import type { ClaimRow, Place, Table, Tables } from "./rows.ts";
import { PURPOSES } from "./statuses.ts";

/**
 * Keys of every table, and one ordered key space per question that the API answers. Parts are fixed-width, so key
 * order is chain order where a place is among them.
 */
export type KeyPart = { bytes: Hex } | { u32: number } | { u64: number };

export const bytes = (value: Hex): KeyPart => ({ bytes: value });
export const u32 = (value: number): KeyPart => ({ u32: value });
export const u64 = (value: number): KeyPart => ({ u64: value });
/** Text of at most 32 characters, padded. */
export const text = (value: string): KeyPart => ({ bytes: textToBytes32(value) });
const at = (place: Place): KeyPart[] => [u32(place.block), u32(place.logIndex)];

/** Stands for "no end" among expiries in an order. */
const NEVER = Number.MAX_SAFE_INTEGER;

/** Penalties that may still count, by when they run out. */
function openPenaltyOf({ effect, status, subject, validUntil, created }: ClaimRow): KeyPart[] | null {
  if (effect !== "penalty" || status === "rejected" || status === "revoked") return null;
  return [bytes(subject), u64(validUntil || NEVER), ...at(created)];
}
/** How an object that a creditor can have an interest in is named in keys. */
export const objectKey = ({ kind, object }: LienObject): KeyPart[] => [
  u32(OBJECT_KINDS.indexOf(kind)),
  bytes(object),
];

export interface TableSchema<Row> {
  /** Primary key. */
  key(row: Row): KeyPart[];
  /** Named secondary orders: the place of a row, or its places; null leaves it out. */
  indexes: Record<string, (row: Row) => KeyPart[] | KeyPart[][] | null>;
}

export const SCHEMA = {
  party: {
    key: (r) => [bytes(r.id)],
    indexes: {
      byTime: (r) => at(r.created),
      byGroup: (r) => [bytes(r.group), bytes(r.id)],
      /** Members stand under zero. */
      byRegistrar: (r) => [bytes(r.registrar ?? ZERO_32), ...at(r.created)],
    },
  },
  key: { key: (r) => [bytes(r.address)], indexes: { byParty: (r) => [bytes(r.party), bytes(r.address)] } },
  scheme: { key: (r) => [text(r.id)], indexes: {} },
  asset: {
    key: (r) => [bytes(r.id)],
    indexes: { byTime: (r) => at(r.created), byOwner: (r) => [bytes(r.owner), ...at(r.created)] },
  },
  instrument: {
    key: (r) => [bytes(r.id)],
    indexes: { byTime: (r) => at(r.created), byIssuer: (r) => [bytes(r.issuer), ...at(r.created)] },
  },
  tranche: {
    key: (r) => [u32(r.colour)],
    indexes: {
      byId: (r) => [bytes(r.id)],
      byParent: (r) => (r.parent === OTHER_MONEY ? null : [u32(r.parent), u32(r.colour)]),
    },
  },
  trancheDay: { key: (r) => [u32(r.colour), u32(r.day)], indexes: {} },
  admission: {
    key: (r) => [u32(r.colour), bytes(r.project)],
    indexes: { byProject: (r) => [bytes(r.project), u32(r.colour)] },
  },
  account: {
    key: (r) => [bytes(r.id)],
    indexes: {
      byTime: (r) => at(r.created),
      byOwner: (r) => [bytes(r.owner), ...at(r.created)],
      byCustodian: (r) => [bytes(r.custodian), ...at(r.created)],
    },
  },
  line: {
    key: (r) => [bytes(r.id)],
    indexes: { byProject: (r) => [bytes(r.project), ...at(r.created)] },
  },
  holding: {
    key: (r) => [bytes(r.account), u32(r.colour)],
    indexes: { byColour: (r) => [u32(r.colour), bytes(r.account)] },
  },
  lot: { key: (r) => [bytes(r.account), u32(r.colour), u64(r.n)], indexes: {} },
  movement: {
    key: (r) => [bytes(r.id)],
    indexes: {
      byTime: (r) => at(r.place),
      byAccount: (r) => [bytes(r.account), ...at(r.place)],
      byCounterparty: (r) => (r.counterparty === null ? null : [bytes(r.counterparty), ...at(r.place)]),
      byProject: (r) => (r.project === null ? null : [bytes(r.project), ...at(r.place)]),
      byColour: (r) => r.draws.map(({ colour }) => [u32(colour), ...at(r.place)]),
      byTarget: (r) => (r.target === null ? null : [bytes(r.target), ...at(r.place)]),
      byArrival: (r) => (r.payeeAccount === null ? null : [bytes(r.payeeAccount), ...at(r.place)]),
    },
  },
  statement: {
    key: (r) => [bytes(r.account), u32(r.day)],
    indexes: { byId: (r) => [bytes(r.id)], byTime: (r) => at(r.place) },
  },
  leak: {
    key: (r) => [bytes(r.movement), u32(r.colour)],
    indexes: {
      byTime: (r) => [...at(r.place), u32(r.colour)],
      byAccount: (r) => [bytes(r.account), ...at(r.place), u32(r.colour)],
      byColour: (r) => [u32(r.colour), ...at(r.place)],
    },
  },
  threshold: { key: (r) => [text(r.currency), u32(r.from)], indexes: {} },
  refusal: {
    key: (r) => at(r.place),
    indexes: {
      byAccount: (r) => [bytes(r.account), ...at(r.place)],
      byMovement: (r) => [bytes(r.movement), ...at(r.place)],
    },
  },
  event: {
    key: (r) => at(r.place),
    indexes: { bySubject: (r) => (r.subject === null ? null : [bytes(r.subject), ...at(r.place)]) },
  },
  claimSchema: { key: (r) => [text(r.id)], indexes: {} },
  claim: {
    key: (r) => [bytes(r.id)],
    indexes: {
      byTime: (r) => at(r.created),
      bySubject: (r) => [bytes(r.subject), ...at(r.created)],
      byAttester: (r) => [bytes(r.attester), ...at(r.created)],
      bySchema: (r) => [text(r.schema), ...at(r.created)],
      byOpenPenalty: openPenaltyOf,
    },
  },
  claimLink: { key: (r) => [bytes(r.referred), bytes(r.by)], indexes: {} },
  permit: { key: (r) => [bytes(r.subject), text(r.schema)], indexes: {} },
  duties: { key: (r) => [bytes(r.asset)], indexes: {} },
  lien: {
    key: (r) => [bytes(r.id)],
    indexes: {
      byTime: (r) => at(r.created),
      byObject: (r) => [...objectKey(r), ...at(r.created)],
      /** Active ones, by object and creditor. */
      byHolder: (r) =>
        r.status === "active" ? [...objectKey(r), bytes(r.creditor), ...at(r.created)] : null,
      byCreditor: (r) => [bytes(r.creditor), ...at(r.created)],
      byGrantor: (r) => [bytes(r.grantor), ...at(r.created)],
      /** Loans that are pledged for re-lending now, by central bank and lender. */
      byPledge: (r) =>
        r.class === "relending_pledge" && r.status === "active"
          ? [bytes(r.creditor), bytes(r.grantor), ...at(r.created)]
          : null,
    },
  },
  encumbrance: { key: objectKey, indexes: {} },
  transfer: {
    key: (r) => [bytes(r.id)],
    indexes: {
      byTime: (r) => at(r.created),
      byAsset: (r) => [bytes(r.asset), ...at(r.created)],
      bySender: (r) => [bytes(r.from), ...at(r.created)],
      byReceiver: (r) => [bytes(r.to), ...at(r.created)],
    },
  },
  evidenceKey: { key: (r) => [u32(r.id)], indexes: {} },
  document: {
    key: (r) => [bytes(r.id)],
    indexes: {
      byTime: (r) => at(r.created),
      byRegistrar: (r) => [bytes(r.registrar), ...at(r.created)],
    },
  },
  fingerprint: {
    key: (r) => [bytes(r.exact)],
    indexes: {
      byDocument: (r) => [bytes(r.document), u32(r.keyId)],
      byBucket: (r) => (r.near === null ? null : [bytes(r.near), ...at(r.created)]),
    },
  },
  documentUse: {
    key: (r) => [bytes(r.document), u32(PURPOSES.indexOf(r.purpose))],
    indexes: { byUser: (r) => [bytes(r.by), ...at(r.place)] },
  },
  pool: {
    key: (r) => [bytes(r.id)],
    indexes: {
      byTime: (r) => at(r.created),
      byIssuer: (r) => [bytes(r.issuer), ...at(r.created)],
      byServicer: (r) => [bytes(r.servicer), ...at(r.created)],
    },
  },
  poolItem: {
    key: (r) => [bytes(r.pool), bytes(r.item)],
    indexes: {
      byPool: (r) => [bytes(r.pool), ...at(r.created)],
      byItem: (r) => [bytes(r.item), ...at(r.created)],
      byOriginator: (r) => [bytes(r.originator), bytes(r.pool), ...at(r.created)],
      byProject: (r) => (r.project === null ? null : [bytes(r.project), ...at(r.created)]),
    },
  },
  note: { key: (r) => [u32(r.colour)], indexes: { byPool: (r) => [bytes(r.pool), u32(r.colour)] } },
  notePosition: {
    key: (r) => [u32(r.colour), bytes(r.holder)],
    indexes: {
      /** Only who holds something. */
      byPool: (r) => (r.face === 0n ? null : [bytes(r.pool), u32(r.colour), bytes(r.holder)]),
      byHolder: (r) => (r.face === 0n ? null : [bytes(r.holder), u32(r.colour)]),
    },
  },
  noteTransfer: { key: (r) => [bytes(r.id)], indexes: { byPool: (r) => [bytes(r.pool), ...at(r.place)] } },
  poolFlow: {
    key: (r) => at(r.place),
    indexes: {
      byPool: (r) => [bytes(r.pool), ...at(r.place)],
      byItem: (r) => [bytes(r.pool), bytes(r.item), ...at(r.place)],
      byReceipt: (r) => (r.receipt === null ? null : [bytes(r.receipt), ...at(r.place)]),
    },
  },
  poolReceipt: { key: (r) => [bytes(r.receipt)], indexes: {} },
  distribution: { key: (r) => at(r.place), indexes: { byPool: (r) => [bytes(r.pool), ...at(r.place)] } },
  substitution: {
    key: (r) => [bytes(r.id)],
    indexes: {
      byPool: (r) => [bytes(r.pool), ...at(r.created)],
      /** Who is asked to sell the replacement. */
      bySeller: (r) => [bytes(r.replacement.originator), bytes(r.pool), ...at(r.created)],
    },
  },
  sequence: { key: (r) => [text(r.contract)], indexes: {} },
} satisfies { [T in Table]: TableSchema<Tables[T]> };

export type IndexName<T extends Table> = keyof (typeof SCHEMA)[T]["indexes"] & string;

/** A change of one row; the store derives the index entries from the schema. */
export type Mutation = { [T in Table]: { table: T; key: KeyPart[]; row: Tables[T] | null } }[Table];
