import { encodeRlp } from "ethers";
import { CertificateError } from "../certificate-error.ts";
import { bytesOf, listOf, numberOf, type Rlp, readExactRlp } from "../chain/rlp.ts";
import { type Hex, lower } from "../hex.ts";

/** Extra data of a QBFT header: `[vanity, validators, vote, round, seals]`. */
export interface ExtraData {
  vanity: Hex;
  /** Who seals this block. In ascending order, but for genesis. */
  validators: readonly Hex[];
  vote: Rlp;
  round: Rlp;
  seals: readonly Hex[];
}

/** @throws CertificateError header_invalid, validators_invalid */
export function readExtraData(bytes: Hex): ExtraData {
  const fault = "header_invalid";
  const items = listOf(readExactRlp(bytes, fault), fault, 5);
  if (items.length !== 5) throw new CertificateError(fault);
  const [vanity, validators, vote = [], round = "0x", seals] = items;
  numberOf(round, fault);
  return {
    vanity: bytesOf(vanity, fault, 32),
    validators: listOf(validators, fault).map((each) => bytesOf(each, "validators_invalid", 20)),
    vote,
    round,
    seals: listOf(seals, fault).map((each) => bytesOf(each, "seal_invalid", 65)),
  };
}

/**
 * Extra data as it is hashed: seals cannot sign themselves, and the round is not known when the block is proposed. So
 * the block's hash leaves out both, and a seal is over everything but the seals.
 */
export function hashedExtraData({ vanity, validators, vote, round }: ExtraData, by: "block" | "seal"): Hex {
  return lower(encodeRlp([vanity, [...validators], vote, by === "block" ? "0x" : round, []]));
}
