import { createHash } from "node:crypto";
import {
  type Address,
  type Bytes32,
  bytes,
  type Hex,
  type Idempotency,
  type Profile,
  u32,
  u64,
} from "@green-ledger/domain";
import { encodeKey } from "../codec/index.ts";

/** The first byte of every key. A number is never used for something else; 0x40 to 0x4f are kept for API keys. */
export const SPACE = {
  meta: 0x01,
  operation: 0x10,
  /** Accepted operations that are not settled, in order of acceptance. */
  unsettled: 0x11,
  /** How many operations a subject has. */
  subject: 0x12,
  /** The n-th operation of a subject. */
  operationOf: 0x13,
  idempotency: 0x14,
  /** Calls that no transaction carries yet, and their calldata. */
  call: 0x20,
  callData: 0x21,
  lane: 0x22,
  transaction: 0x23,
  signedBytes: 0x24,
  filler: 0x25,
  profile: 0x30,
  profileOf: 0x31,
} as const;

/** Numbers of the entries in `meta`. */
export const META = { chain: 1, operations: 2 } as const;

/** In the order of their numbers in keys: new kinds go to the end. */
const PROFILE_KINDS: readonly Profile["kind"][] = [
  "party",
  "asset",
  "instrument",
  "account",
  "movement",
  "report",
  "reason",
  "claim",
  "lien",
  "transfer",
  "document",
  "pool",
  "line",
];

const OPERATION_ID = /^opn_([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/;

/** The 16 bytes of an operation's UUID; undefined for what is not an operation's id. */
export function operationBytes(id: string): Hex | undefined {
  const groups = OPERATION_ID.exec(id);
  return groups === null ? undefined : `0x${groups.slice(1).join("")}`;
}

function operationPart(id: string) {
  const part = operationBytes(id);
  if (part === undefined) throw new RangeError(`not the id of an operation: ${id}`);
  return bytes(part);
}

function sha256(text: string): Hex {
  return `0x${createHash("sha256").update(text).digest("hex")}`;
}

export const metaKey = (number: number): Buffer => encodeKey(SPACE.meta, [u32(number)]);
export const operationKey = (id: string): Buffer => encodeKey(SPACE.operation, [operationPart(id)]);
export const unsettledKey = (order: number): Buffer => encodeKey(SPACE.unsettled, [u64(order)]);
export const subjectKey = (subject: string): Buffer => encodeKey(SPACE.subject, [bytes(sha256(subject))]);
export const operationOfKey = (subject: string, n: number): Buffer =>
  encodeKey(SPACE.operationOf, [bytes(sha256(subject)), u64(n)]);
/** A scope is a subject and a route, so it has no control characters. */
export const idempotencyKey = ({ scope, key }: Idempotency): Buffer =>
  encodeKey(SPACE.idempotency, [bytes(sha256(`${scope}\n${key}`))]);

export const callKey = (operation: string, index: number): Buffer =>
  encodeKey(SPACE.call, [operationPart(operation), u32(index)]);
/** What the keys of an operation's unsigned calls begin with. */
export const callPrefix = (operation: string): Buffer => encodeKey(SPACE.call, [operationPart(operation)]);
export const callDataKey = (operation: string, index: number): Buffer =>
  encodeKey(SPACE.callData, [operationPart(operation), u32(index)]);

export const laneKey = (signer: Address): Buffer => encodeKey(SPACE.lane, [bytes(signer)]);
export const transactionKey = (signer: Address, nonce: number): Buffer =>
  encodeKey(SPACE.transaction, [bytes(signer), u64(nonce)]);
export const signedBytesKey = (signer: Address, nonce: number): Buffer =>
  encodeKey(SPACE.signedBytes, [bytes(signer), u64(nonce)]);
export const fillerKey = (signer: Address, nonce: number): Buffer =>
  encodeKey(SPACE.filler, [bytes(signer), u64(nonce)]);

export const profileKey = (id: Bytes32): Buffer => encodeKey(SPACE.profile, [bytes(id)]);
/** What the keys of a keeper's profiles of one kind begin with. */
export const profilePrefix = (keeper: Bytes32, kind: Profile["kind"]): Buffer =>
  encodeKey(SPACE.profileOf, [bytes(keeper), u32(PROFILE_KINDS.indexOf(kind))]);
export const profileOfKey = ({ keeper, kind, id }: Pick<Profile, "keeper" | "kind" | "id">): Buffer =>
  encodeKey(SPACE.profileOf, [bytes(keeper), u32(PROFILE_KINDS.indexOf(kind)), bytes(id)]);
