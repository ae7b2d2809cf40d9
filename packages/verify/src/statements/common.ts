import { CertificateError } from "../certificate-error.ts";
import type { Header } from "../chain/header.ts";
import type { Evidence, ProvedEvent } from "../evidence.ts";
import { type Hex, lower } from "../hex.ts";

export function placeOf({ number, time }: Header): { block: number; time: number } {
  return { block: number, time };
}

/** Where an event is, whose key made it, and its number in its contract. */
export function recordOf({ header, args }: ProvedEvent) {
  return { ...placeOf(header), by: lower(args.actor), seq: Number(args.seq) };
}

/** The name of an enum's value. @throws CertificateError node_invalid */
export function nameOf(names: readonly string[], value: bigint | number): string {
  const name = names[Number(value)];
  if (name === undefined) throw new CertificateError("node_invalid", `value ${value}`);
  return name.toLowerCase();
}

/** The last day of the year 9999: later ones have no date of ten characters. */
const LAST_DAY = 2_932_896n;

/** Days since 1970-01-01 as a date; 0 is not known. @throws CertificateError receipt_invalid */
export function dayOf(days: bigint): string | null {
  if (days > LAST_DAY) throw new CertificateError("receipt_invalid", `day ${days}`);
  return days === 0n ? null : new Date(Number(days) * 86_400_000).toISOString().slice(0, 10);
}

export interface TrancheFacts {
  colour: number;
  tranche: Hex;
  instrument: Hex;
}

/** The tranche that a colour stands for. Colours are given once. */
export function trancheOfColour(evidence: Evidence, colour: number): TrancheFacts {
  const { args } = evidence.event(
    "InstrumentRegistry",
    "TrancheRegistered",
    (each) => each.colour === BigInt(colour),
  );
  return { colour, tranche: lower(args.tranche), instrument: lower(args.instrument) };
}
