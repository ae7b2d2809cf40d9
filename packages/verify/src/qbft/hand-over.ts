import { CertificateError } from "../certificate-error.ts";
import type { Header } from "../chain/header.ts";
import type { Hex } from "../hex.ts";
import { honestAmong, signersOf } from "./seals.ts";

/**
 * Whether a block can be believed by who trusts an earlier set of validators: so many of that set sealed it that one of
 * them is honest, if at most a third is not.
 */
export function isHandedOver(trusted: readonly Hex[], signers: ReadonlySet<Hex>): boolean {
  const sealed = trusted.filter((each) => signers.has(each)).length;
  return trusted.length > 0 && sealed >= honestAmong(trusted.length);
}

/** What vouches for a block. */
export type Anchor = "seals" | "hash" | null;

/**
 * What vouches for each block: a hash that the reader trusts, or the seals of validators whom the reader trusts or whom
 * those handed over to. Headers come in ascending order; a believed one says who is trusted from then on.
 * @throws CertificateError seal_invalid, seals_too_few; validators_unknown if the reader trusts validators, and not these
 */
export function anchorsOf(
  headers: readonly Header[],
  trust: { validators?: readonly Hex[] | undefined; hashes: ReadonlySet<Hex> },
): Anchor[] {
  let trusted = trust.validators;
  return headers.map((header) => {
    const signers = signersOf(header);
    const byHash = trust.hashes.has(header.hash);
    if (header.qbft === undefined) return byHash ? "hash" : null;
    const bySeals = trusted !== undefined && isHandedOver(trusted, signers);
    if (!byHash && !bySeals) {
      if (trusted === undefined) return null;
      throw new CertificateError("validators_unknown", `block ${header.number}`);
    }
    trusted = header.qbft.extra.validators;
    return bySeals ? "seals" : "hash";
  });
}
