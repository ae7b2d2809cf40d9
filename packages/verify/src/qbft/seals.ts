import { recoverAddress, Signature } from "ethers";
import { CertificateError } from "../certificate-error.ts";
import type { Header } from "../chain/header.ts";
import { hashWith } from "../chain/header.ts";
import { type Hex, lower } from "../hex.ts";
import { hashedExtraData } from "./extra-data.ts";

/** Seals that a block needs: two thirds of its validators, rounded up. */
export function quorumOf(validators: number): number {
  return Math.ceil((2 * validators) / 3);
}

/** Validators of whom fewer than this many may all be faulty. */
export function honestAmong(validators: number): number {
  return Math.floor((validators - 1) / 3) + 1;
}

/**
 * Who sealed a block. Every seal must be good, so that a changed one is found even where there are enough without it.
 * @throws CertificateError seal_invalid, seals_too_few, validators_invalid
 */
export function signersOf({ number, qbft }: Pick<Header, "number" | "qbft">): ReadonlySet<Hex> {
  if (qbft === undefined) return new Set();
  const { extra, fields } = qbft;
  const hash = hashWith(fields, hashedExtraData(extra, "seal"));
  requireAscending(extra.validators);
  const validators = new Set(extra.validators);
  const signers = new Set<Hex>();
  for (const seal of extra.seals) {
    const signer = signerOf(hash, seal);
    if (signer === undefined || !validators.has(signer) || signers.has(signer))
      throw new CertificateError("seal_invalid", `block ${number}`);
    signers.add(signer);
  }
  if (validators.size === 0 || signers.size < quorumOf(validators.size)) {
    const subject = `block ${number}: ${signers.size} of ${validators.size}, ${quorumOf(validators.size)} needed`;
    throw new CertificateError("seals_too_few", subject);
  }
  return signers;
}

/** `r ‖ s ‖ v` with v 0 or 1. One of two signatures that recover the same key is refused: the one with the high s. */
function signerOf(hash: Hex, seal: Hex): Hex | undefined {
  const v = seal.slice(130);
  if (v !== "00" && v !== "01") return undefined;
  try {
    return lower(recoverAddress(hash, Signature.from(seal)));
  } catch {
    return undefined;
  }
}

function requireAscending(validators: readonly Hex[]): void {
  for (const [i, each] of validators.entries()) {
    const before = validators[i - 1];
    if (before !== undefined && before >= each) throw new CertificateError("validators_invalid");
  }
}
