import type {
  AccountId,
  Address,
  AssetId,
  Bytes32,
  Colour,
  InstrumentId,
  MovementId,
  PartyId,
} from "../hex.ts";
import type { Place, Table } from "../rows.ts";
import { bytes, type KeyPart, text, u32, u64 } from "../schema.ts";

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
  admission: (colour: Colour, project: AssetId) => ({
    table: "admission",
    id: `${colour}/${project}`,
    key: [u32(colour), bytes(project)],
  }),
  account: (id: AccountId) => ({ table: "account", id, key: [bytes(id)] }),
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
  refusal: (place: Place) => ({ table: "refusal", id: at(place), key: placeKey(place) }),
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
