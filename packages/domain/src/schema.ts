import { type Hex, textToBytes32, ZERO_32 } from "./hex.ts";
import type { Place, Table, Tables } from "./rows.ts";

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

export interface TableSchema<Row> {
  /** Primary key. */
  key(row: Row): KeyPart[];
  /** Named secondary orders; null leaves a row out. */
  indexes: Record<string, (row: Row) => KeyPart[] | null>;
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
  tranche: { key: (r) => [u32(r.colour)], indexes: { byId: (r) => [bytes(r.id)] } },
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
      byColour: (r) => [u32(r.colour), ...at(r.place)],
    },
  },
  refusal: {
    key: (r) => at(r.place),
    indexes: {
      byAccount: (r) => [bytes(r.account), ...at(r.place)],
      byMovement: (r) => [bytes(r.movement), ...at(r.place)],
    },
  },
  event: { key: (r) => at(r.place), indexes: {} },
  sequence: { key: (r) => [text(r.contract)], indexes: {} },
} satisfies { [T in Table]: TableSchema<Tables[T]> };

export type IndexName<T extends Table> = keyof (typeof SCHEMA)[T]["indexes"] & string;

/** A change of one row; the store derives the index entries from the schema. */
export type Mutation = { [T in Table]: { table: T; key: KeyPart[]; row: Tables[T] | null } }[Table];
