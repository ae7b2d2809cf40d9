import { canonicalJson, readCanonical } from "./canonical.ts";
import { CERTIFIED_CONTRACTS, type CertifiedContract, certificateOf } from "./certificate.ts";
import { CertificateError } from "./certificate-error.ts";
import { openEvidence } from "./evidence.ts";
import type { Hex } from "./hex.ts";
import { type Anchor, anchorsOf } from "./qbft/hand-over.ts";
import { deriveStatement } from "./statements/derive.ts";
import type { Statement } from "./statements/schema.ts";
import type { Trust } from "./trust.ts";

/** A certificate without a contradiction, and what its truth rests on. */
export interface Verified {
  statement: Statement;
  /** Everything that the statement rests on is vouched for by what the reader trusts. */
  proved: boolean;
  blocks: { number: number; time: number; hash: Hex; anchor: Anchor }[];
  contracts: { name: CertifiedContract; address: Hex; trusted: boolean }[];
}

/**
 * Checks a certificate's file, offline. What comes back is free of contradictions; whether it is *true* also needs that
 * the reader trusts the blocks and the contracts' addresses, which `proved` says.
 * @throws CertificateError if it proves nothing, whomever one trusts
 */
export function verifyCertificate(file: Uint8Array, trust: Trust = {}): Verified {
  const { format: _, statement, ...parts } = certificateOf(readCanonical(file));
  const evidence = openEvidence(parts);
  const derived = deriveStatement(evidence, statement);
  if (canonicalJson(derived) !== canonicalJson(statement)) throw new CertificateError("statement_differs");
  const anchors = anchorsOf(evidence.headers, {
    validators: trust.validators,
    hashes: new Set(trust.headers),
  });
  const blocks = evidence.headers.map(({ number, time, hash }, i) => ({
    number,
    time,
    hash,
    anchor: anchors[i] ?? null,
  }));
  const contracts = CERTIFIED_CONTRACTS.flatMap((name) => {
    const address = parts.contracts[name];
    return address === undefined ? [] : [{ name, address, trusted: isTrusted(name, address, trust) }];
  });
  const proved = blocks.every(({ anchor }) => anchor !== null) && contracts.every(({ trusted }) => trusted);
  return { statement: derived, proved, blocks, contracts };
}

/** @throws CertificateError contract_differs */
function isTrusted(name: CertifiedContract, address: Hex, { contracts }: Trust): boolean {
  const known = contracts?.[name];
  if (known !== undefined && known !== address)
    throw new CertificateError("contract_differs", `${name} at ${address}`);
  return known === address;
}
