import { encodeRlp, keccak256 } from "ethers";
import { CertificateError } from "../certificate-error.ts";
import { type Hex, lower } from "../hex.ts";
import { type ExtraData, hashedExtraData, readExtraData } from "../qbft/extra-data.ts";
import { bytesOf, listOf, numberOf, type Rlp, readExactRlp } from "./rlp.ts";

/** `mixHash` of every block that a Byzantine fault tolerant network made. */
export const BFT_MIX_HASH: Hex = "0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365";

const FIELD = { stateRoot: 3, receiptsRoot: 5, number: 8, time: 11, extraData: 12, mixHash: 13 } as const;

/** A block header with its recomputed hash. */
export interface Header {
  hash: Hex;
  number: number;
  /** Second of the block. */
  time: number;
  stateRoot: Hex;
  receiptsRoot: Hex;
  /** Of a QBFT network; else undefined. */
  qbft: { extra: ExtraData; fields: readonly Rlp[] } | undefined;
}

/** @throws CertificateError header_invalid, validators_invalid */
export function readHeader(bytes: Hex): Header {
  const fault = "header_invalid";
  const fields = listOf(readExactRlp(bytes, fault), fault, 15);
  const extraData = bytesOf(fields[FIELD.extraData], fault);
  const isBft = bytesOf(fields[FIELD.mixHash], fault, 32) === BFT_MIX_HASH;
  const extra = isBft ? readExtraData(extraData) : undefined;
  return {
    hash: extra === undefined ? hashOf(fields) : hashWith(fields, hashedExtraData(extra, "block")),
    number: atMost(Number.MAX_SAFE_INTEGER, numberOf(fields[FIELD.number], fault)),
    time: atMost(LAST_SECOND, numberOf(fields[FIELD.time], fault)),
    stateRoot: bytesOf(fields[FIELD.stateRoot], fault, 32),
    receiptsRoot: bytesOf(fields[FIELD.receiptsRoot], fault, 32),
    qbft: extra === undefined ? undefined : { extra, fields },
  };
}

/** The hash of a header with other extra data. */
export function hashWith(fields: readonly Rlp[], extraData: Hex): Hex {
  return hashOf(fields.map((field, i) => (i === FIELD.extraData ? extraData : field)));
}

function hashOf(fields: readonly Rlp[]): Hex {
  return lower(keccak256(encodeRlp([...fields])));
}

/** The last second that a `Date` can tell. */
const LAST_SECOND = 8_640_000_000_000;

function atMost(most: number, value: bigint): number {
  if (value > BigInt(most)) throw new CertificateError("header_invalid");
  return Number(value);
}
