import { ID_PREFIXES, type IdKind } from "@green-ledger/api";
import type { AccountId, Bytes32, Colour } from "@green-ledger/domain";

/** The id on the wire: its kind, then the id on chain. */
export function wireId(kind: IdKind, id: Bytes32): string {
  return `${ID_PREFIXES[kind]}_${id.slice(2)}`;
}

export function wireIdOrNull(kind: IdKind, id: Bytes32 | null): string | null {
  return id === null ? null : wireId(kind, id);
}

/** The id on chain. The schemas have checked its form. */
export function chainId(wire: string): Bytes32 {
  return `0x${wire.slice(wire.indexOf("_") + 1)}`;
}

/** A lot on the wire. */
export function wireLot(account: AccountId, colour: Colour, n: number): string {
  return `lot_${account.slice(2)}_${colour}_${n}`;
}

export function chainLot(wire: string): { account: AccountId; colour: Colour; n: number } {
  const [, account = "", colour, n] = wire.split("_");
  return { account: `0x${account}`, colour: Number(colour), n: Number(n) };
}
