/** Largest amount that a lot can hold, in minor units: the contract's `Amount` is a uint128. */
export const MAX_MINOR = 2n ** 128n - 1n;

/** An exact amount: integer minor units of an ISO 4217 currency. */
export interface Money {
  readonly currency: string;
  readonly minor: bigint;
}

export type AmountFault =
  | "amount_malformed"
  | "amount_fraction"
  | "amount_negative"
  | "amount_zero"
  | "amount_too_large";

/**
 * Reads a plain decimal ("1234.5", "-0.01") as minor units. No exponents, no separators, no rounding: a fraction of
 * a minor unit is a fault. Sign and zero are the caller's to judge.
 * @param digits minor-unit digits of the currency (ISO 4217)
 */
export function parseDecimal(
  text: string,
  digits: number,
): bigint | "amount_malformed" | "amount_fraction" | "amount_too_large" {
  const match = /^(-?)(\d{1,60})(?:\.(\d{1,30}))?$/.exec(text);
  if (match === null) return "amount_malformed";
  const [, sign, whole = "", fraction = ""] = match;
  if (/[1-9]/.test(fraction.slice(digits))) return "amount_fraction";
  const magnitude = BigInt(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  if (magnitude > MAX_MINOR) return "amount_too_large";
  return sign === "-" ? -magnitude : magnitude;
}

/** Minor units as a plain decimal with exactly `digits` decimals, e.g. (123456n, 2) → "1234.56". */
export function formatDecimal(minor: bigint, digits: number): string {
  const sign = minor < 0n ? "-" : "";
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, "0");
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Reads minor units as the API carries them: a positive integer in decimal digits, without sign or leading zeros. */
export function parseMinor(text: string): bigint | AmountFault {
  if (/^-\d+$/.test(text)) return "amount_negative";
  if (/^\d+[.,]\d+$/.test(text)) return "amount_fraction";
  if (!/^(0|[1-9]\d{0,59})$/.test(text)) return "amount_malformed";
  const minor = BigInt(text);
  if (minor === 0n) return "amount_zero";
  return minor > MAX_MINOR ? "amount_too_large" : minor;
}
