import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import {
  type Bytes32,
  type Clock,
  dayOfSecond,
  type EvidenceKeyRow,
  type Snapshot,
} from "@green-ledger/domain";
import { GatewayError } from "../errors/gateway-error.ts";

/** Where the material of network keys is kept: a private file of the node. */
export interface EvidenceKeyStore {
  /** The key of a commitment; undefined if it is not held here. */
  find(commitment: Bytes32): Promise<Uint8Array | undefined>;
  /** Keeps a key for ever; durable when it resolves. */
  keep(key: Uint8Array): Promise<void>;
}

/** A network key as it stands on chain now, with its material. */
export interface HeldKey {
  id: number;
  inEffect: boolean;
  key: KeyObject;
}

export interface NetworkKeys {
  /**
   * Every key under which a document may be known, by number: those in effect, and the closed ones, without which a
   * document that is known under an old key would be taken for new.
   * @throws GatewayError `evidence_key_missing` if none is in effect, or one is not held here
   */
  held(snapshot: Snapshot): Promise<HeldKey[]>;
  /** Whether a key's material is held here. */
  holds(commitment: Bytes32): Promise<boolean>;
  /** New material. It is kept before anything is said of it on chain: the chain alone leads to no fingerprint. */
  make(): { commitment: Bytes32; keep(): Promise<void> };
  /** The day that the next block is taken to lie in. */
  today(): number;
}

const KEY_BYTES = 32;
/** Most keys that are ever open at once, and many years of closed ones. */
const MOST_KEYS = 1_000;

/** What stands on chain for a key: it can be recognised by who holds it, and says nothing to others. */
export function commitmentOf(key: Uint8Array): Bytes32 {
  return `0x${createHmac("sha256", key).update("green-ledger/evidence-key/1").digest("hex")}`;
}

export function createNetworkKeys({
  store,
  clock,
  randomBytes,
}: {
  store: EvidenceKeyStore;
  clock: Clock;
  randomBytes(count: number): Uint8Array;
}): NetworkKeys {
  const known = new Map<Bytes32, KeyObject>();
  const today = () => dayOfSecond(clock());

  async function find(commitment: Bytes32): Promise<KeyObject | undefined> {
    const remembered = known.get(commitment);
    if (remembered !== undefined) return remembered;
    const material = await store.find(commitment);
    if (material === undefined) return undefined;
    const key = createSecretKey(material);
    known.set(commitment, key);
    return key;
  }

  async function hold(row: EvidenceKeyRow): Promise<HeldKey> {
    const key = await find(row.commitment);
    if (key === undefined) {
      const text = `The material of network key ${row.id} is not held here. Put it into the node's secrets.`;
      throw new GatewayError("evidence_key_missing", text);
    }
    return { id: row.id, inEffect: row.status === "open", key };
  }

  return {
    async held(snapshot) {
      const { rows } = await snapshot.list("evidenceKey", { limit: MOST_KEYS });
      const used = rows.filter(({ status, from }) => status === "closed" || from <= today());
      if (!used.some(({ status }) => status === "open")) throw new GatewayError("evidence_key_missing");
      return Promise.all(used.map(hold));
    },
    holds: async (commitment) => (await find(commitment)) !== undefined,
    make() {
      const key = randomBytes(KEY_BYTES);
      return { commitment: commitmentOf(key), keep: () => store.keep(key) };
    },
    today,
  };
}
