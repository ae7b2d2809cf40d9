import canonicalize from "canonicalize";
import { CertificateError } from "./certificate-error.ts";

/** Canonical JSON (RFC 8785). */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("not a JSON value");
  return text;
}

/** A certificate as its file: canonical JSON, one line feed, UTF-8. There is no other spelling. */
export function certificateText(certificate: object): string {
  return `${canonicalJson(certificate)}\n`;
}

/**
 * The value in a certificate's file.
 * @throws CertificateError not_canonical for any other spelling of the same value
 */
export function readCanonical(file: Uint8Array): unknown {
  const text = decoded(file);
  const value = parsed(text);
  if (written(value) !== text) throw new CertificateError("not_canonical");
  return value;
}

/** Undefined for what has no canonical form, or is nested too deeply to have one here. */
function written(value: object): string | undefined {
  try {
    return certificateText(value);
  } catch {
    return undefined;
  }
}

function decoded(file: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(file);
  } catch (cause) {
    throw new CertificateError("not_canonical", "not UTF-8", { cause });
  }
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return value;
  } catch (cause) {
    throw new CertificateError("not_canonical", "not JSON", { cause });
  }
  throw new CertificateError("not_canonical", "not a JSON object");
}
