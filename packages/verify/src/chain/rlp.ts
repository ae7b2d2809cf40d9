import { decodeRlp, encodeRlp, type RlpStructuredData } from "ethers";
import { CertificateError, type CertificateFault } from "../certificate-error.ts";
import { type Hex, lower } from "../hex.ts";

/** Bytes, or a list of such. */
export type Rlp = RlpStructuredData;

/** What RLP bytes hold, which a hash vouches for. @throws CertificateError `fault` if they are no RLP */
export function readRlp(bytes: Hex, fault: CertificateFault): Rlp {
  try {
    return decodeRlp(bytes);
  } catch (cause) {
    throw new CertificateError(fault, "", { cause });
  }
}

/**
 * What RLP bytes hold of which only the contents are hashed.
 * @throws CertificateError `fault` if they are no RLP, or not the one way to write what they hold
 */
export function readExactRlp(bytes: Hex, fault: CertificateFault): Rlp {
  const value = readRlp(bytes, fault);
  if (encodeRlp(value) !== bytes) throw new CertificateError(fault);
  return value;
}

/** @throws CertificateError `fault` if it is no list of so many, or more, items */
export function listOf(value: Rlp | undefined, fault: CertificateFault, items = 0): readonly Rlp[] {
  if (Array.isArray(value) && value.length >= items) return value;
  throw new CertificateError(fault);
}

/** @throws CertificateError `fault` if it is a list, or not so many bytes */
export function bytesOf(value: Rlp | undefined, fault: CertificateFault, length?: number): Hex {
  if (typeof value === "string" && (length === undefined || value.length === 2 + 2 * length))
    return lower(value);
  throw new CertificateError(fault);
}

/** A number without leading zeros. @throws CertificateError `fault` */
export function numberOf(value: Rlp | undefined, fault: CertificateFault): bigint {
  const bytes = bytesOf(value, fault);
  if (bytes.startsWith("0x00")) throw new CertificateError(fault);
  return bytes === "0x" ? 0n : BigInt(bytes);
}
