import { encodeRlp, keccak256, SigningKey } from "ethers";
import { BFT_MIX_HASH, hashWith, readHeader } from "../src/chain/header.ts";
import { listOf, type Rlp, readRlp } from "../src/chain/rlp.ts";
import type { Hex } from "../src/index.ts";
import type { ChainRequest } from "../src/making/index.ts";
import { headerRlp, RpcBlock } from "../src/making/rpc-values.ts";

/** A validator: its key, made from its number. */
export function validator(n: number): { address: Hex; key: SigningKey } {
  const key = new SigningKey(`0x${n.toString(16).padStart(64, "0")}`);
  return { address: addressOf(key), key };
}

export function addressesOf(numbers: readonly number[]): Hex[] {
  return numbers.map((n) => validator(n).address).sort();
}

function addressOf(key: SigningKey): Hex {
  return `0x${keccak256(`0x${key.publicKey.slice(4)}`).slice(26)}`;
}

/** Who validates and who seals a block. */
export interface Sealing {
  validators: readonly number[];
  sealers: readonly number[];
  round?: number;
}

const VANITY = `0x${"00".repeat(32)}`;

/** Extra data as a QBFT node writes it, from the specification: `[vanity, validators, vote, round, seals]`. */
function extraDataOf({ validators, round = 0 }: Sealing, by: "block" | "seal", seals: Hex[] = []): Hex {
  const counted = by === "seal" && round > 0 ? `0x${round.toString(16).padStart(2, "0")}` : "0x";
  return encodeRlp([VANITY, addressesOf(validators), [], counted, seals]) as Hex;
}

/** A header of the embedded chain as a QBFT network would have made it. */
export function sealHeader(header: Hex, sealing: Sealing): { header: Hex; hash: Hex; extraData: Hex } {
  const fields = listOf(readRlp(header, "header_invalid"), "header_invalid").map(
    (field, i): Rlp => (i === 13 ? BFT_MIX_HASH : field),
  );
  const signed = hashWith(fields, extraDataOf(sealing, "seal"));
  const seals = sealing.sealers.map((n): Hex => {
    const { r, s, yParity } = validator(n).key.sign(signed);
    return `${r}${s.slice(2)}0${yParity}` as Hex;
  });
  const extraData = extraDataOf(sealing, "seal", seals);
  return {
    header: encodeRlp(fields.map((field, i) => (i === 12 ? extraData : field))) as Hex,
    hash: hashWith(fields, extraDataOf(sealing, "block")),
    extraData,
  };
}

/** The embedded chain as a node of a QBFT network would tell it. */
export function sealedChain(request: ChainRequest, sealingOf: (block: number) => Sealing): ChainRequest {
  const original = new Map<unknown, unknown>();
  return async (method, [key, ...more]) => {
    const reply = await request(method, [original.get(key) ?? key, ...more]);
    if (method !== "eth_getBlockByNumber" || reply === null) return reply;
    const block = RpcBlock.parse(reply);
    const { hash, extraData } = sealHeader(headerRlp(block), sealingOf(Number(block.number)));
    original.set(hash, block.hash);
    return { ...block, hash, extraData, mixHash: BFT_MIX_HASH };
  };
}

/** The hash of a sealed header as the code under test computes it. */
export const hashOf = (header: Hex): Hex => readHeader(header).hash;
