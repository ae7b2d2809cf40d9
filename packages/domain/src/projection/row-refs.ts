import type { Day } from "../day.ts";
import type {
  AccountId,
  Address,
  AssetId,
  Bytes32,
  ClaimId,
  Colour,
  DocumentId,
  Hex,
  InstrumentId,
  ItemId,
  LienId,
  LineId,
  MovementId,
  NoteTransferId,
  PartyId,
  SubstitutionId,
  TransferId,
} from "../hex.ts";
import type { LienObject } from "../liens.ts";
import type { Place, Table } from "../rows.ts";
import { bytes, type KeyPart, objectKey, text, u32, u64 } from "../schema.ts";
import { PURPOSES, type Purpose } from "../statuses.ts";

/** Names one row, whether it exists or not. */
export interface RowRef<T extends Table = Table> {
  table: T;
  key: KeyPart[];
  /** Equal for equal rows of the table. */
  id: string;
}

type Refs = { [T in Table]: (...parts: never[]) => RowRef<T> };

/** The few contracts are named once for each of their many events. */
const SEQUENCES = new Map<string, RowRef<"sequence">>();

/** How each table's rows are named: the primary keys of `SCHEMA`, made from their parts. */
export const ROW = {
  party: (id: PartyId) => ({ table: "party", id, key: [bytes(id)] }),
  key: (address: Address) => ({ table: "key", id: address, key: [bytes(address)] }),
  scheme: (scheme: Bytes32) => ({ table: "scheme", id: scheme, key: [bytes(scheme)] }),
  asset: (id: AssetId) => ({ table: "asset", id, key: [bytes(id)] }),
  instrument: (id: InstrumentId) => ({ table: "instrument", id, key: [bytes(id)] }),
  tranche: (colour: Colour) => ({ table: "tranche", id: `${colour}`, key: [u32(colour)] }),
  trancheDay: (colour: Colour, day: Day) => ({
    table: "trancheDay",
    id: `${colour}/${day}`,
    key: [u32(colour), u32(day)],
  }),
  admission: (colour: Colour, project: AssetId) => ({
    table: "admission",
    id: `${colour}/${project}`,
    key: [u32(colour), bytes(project)],
  }),
  account: (id: AccountId) => ({ table: "account", id, key: [bytes(id)] }),
  line: (id: LineId) => ({ table: "line", id, key: [bytes(id)] }),
  holding: (account: AccountId, colour: Colour) => ({
    table: "holding",
    id: `${account}/${colour}`,
    key: [bytes(account), u32(colour)],
  }),
  lot: (account: AccountId, colour: Colour, n: number) => ({
    table: "lot",
    id: `${account}/${colour}/${n}`,
    key: [bytes(account), u32(colour), u64(n)],
  }),
  movement: (id: MovementId) => ({ table: "movement", id, key: [bytes(id)] }),
  statement: (account: AccountId, day: Day) => ({
    table: "statement",
    id: `${account}/${day}`,
    key: [bytes(account), u32(day)],
  }),
  leak: (movement: MovementId, colour: Colour) => ({
    table: "leak",
    id: `${movement}/${colour}`,
    key: [bytes(movement), u32(colour)],
  }),
  /** @param currency as the chain has it, 3 bytes */
  threshold: (currency: Hex, from: Day) => ({
    table: "threshold",
    id: `${currency}/${from}`,
    key: [bytes(currency.padEnd(66, "0") as Bytes32), u32(from)],
  }),
  refusal: (place: Place) => ({ table: "refusal", id: at(place), key: placeKey(place) }),
  claimSchema: (schema: Bytes32) => ({ table: "claimSchema", id: schema, key: [bytes(schema)] }),
  claim: (id: ClaimId) => ({ table: "claim", id, key: [bytes(id)] }),
  claimLink: (referred: ClaimId, by: ClaimId) => ({
    table: "claimLink",
    id: `${referred}/${by}`,
    key: [bytes(referred), bytes(by)],
  }),
  permit: (subject: AssetId, schema: Bytes32) => ({
    table: "permit",
    id: `${subject}/${schema}`,
    key: [bytes(subject), bytes(schema)],
  }),
  duties: (asset: AssetId) => ({ table: "duties", id: asset, key: [bytes(asset)] }),
  lien: (id: LienId) => ({ table: "lien", id, key: [bytes(id)] }),
  encumbrance: (object: LienObject) => ({
    table: "encumbrance",
    id: `${object.kind}/${object.object}`,
    key: objectKey(object),
  }),
  transfer: (id: TransferId) => ({ table: "transfer", id, key: [bytes(id)] }),
  evidenceKey: (id: number) => ({ table: "evidenceKey", id: `${id}`, key: [u32(id)] }),
  document: (id: DocumentId) => ({ table: "document", id, key: [bytes(id)] }),
  fingerprint: (exact: Bytes32) => ({ table: "fingerprint", id: exact, key: [bytes(exact)] }),
  documentUse: (document: DocumentId, purpose: Purpose) => ({
    table: "documentUse",
    id: `${document}/${purpose}`,
    key: [bytes(document), u32(PURPOSES.indexOf(purpose))],
  }),
  pool: (id: InstrumentId) => ({ table: "pool", id: `pool/${id}`, key: [bytes(id)] }),
  poolItem: (pool: InstrumentId, item: ItemId) => ({
    table: "poolItem",
    id: `${pool}/${item}`,
    key: [bytes(pool), bytes(item)],
  }),
  note: (colour: Colour) => ({ table: "note", id: `note/${colour}`, key: [u32(colour)] }),
  notePosition: (colour: Colour, holder: PartyId) => ({
    table: "notePosition",
    id: `note/${colour}/${holder}`,
    key: [u32(colour), bytes(holder)],
  }),
  noteTransfer: (id: NoteTransferId) => ({ table: "noteTransfer", id, key: [bytes(id)] }),
  poolFlow: (place: Place) => ({ table: "poolFlow", id: `flow/${at(place)}`, key: placeKey(place) }),
  poolReceipt: (receipt: MovementId) => ({
    table: "poolReceipt",
    id: `pool/${receipt}`,
    key: [bytes(receipt)],
  }),
  distribution: (place: Place) => ({
    table: "distribution",
    id: `distribution/${at(place)}`,
    key: placeKey(place),
  }),
  substitution: (id: SubstitutionId) => ({ table: "substitution", id, key: [bytes(id)] }),
  event: (place: Place) => ({ table: "event", id: at(place), key: placeKey(place) }),
  sequence(contract: string) {
    const known = SEQUENCES.get(contract);
    if (known !== undefined) return known;
    const ref: RowRef<"sequence"> = { table: "sequence", id: contract, key: [text(contract)] };
    SEQUENCES.set(contract, ref);
    return ref;
  },
} satisfies Refs;

const at = ({ block, logIndex }: Place) => `${block}/${logIndex}`;
const placeKey = ({ block, logIndex }: Place): KeyPart[] => [u32(block), u32(logIndex)];
