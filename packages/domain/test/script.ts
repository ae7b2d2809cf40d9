import { abis } from "@green-ledger/protocol";
import { type Bytes32, type Hex, textToBytes32 } from "../src/hex.ts";
import type { EventArgs, EventName, LedgerContract, LedgerEvent } from "../src/projection/index.ts";

export const id32 = (n: number): Bytes32 => `0x${n.toString(16).padStart(64, "0")}`;
export const ACTOR: Hex = `0x${"a1".repeat(20)}`;
/** Second of all events. */
export const TIME = 1_790_000_000;

/** Writes events as the contracts would: numbered, in order, with an actor where the event has one. */
export interface Script {
  readonly events: LedgerEvent[];
  emit<C extends LedgerContract, N extends EventName<C>>(
    contract: C,
    name: N,
    args: Omit<EventArgs<C, N>, "seq" | "actor">,
  ): void;
}

/** The arguments of an event in the order of its ABI, as they are decoded. */
function namesOf(contract: LedgerContract, event: string): readonly string[] {
  const abi: readonly { type: string; name?: string; inputs?: readonly { name: string }[] }[] =
    abis[contract];
  const declared = abi.find(({ type, name }) => type === "event" && name === event);
  return declared?.inputs?.map(({ name }) => name) ?? [];
}

export function createScript(): Script {
  const events: LedgerEvent[] = [];
  const last = new Map<LedgerContract, bigint>();
  return {
    events,
    emit(contract, name, args) {
      const seq = (last.get(contract) ?? 0n) + 1n;
      last.set(contract, seq);
      const given: Record<string, unknown> = { ...args, actor: ACTOR, seq };
      const all = Object.fromEntries(namesOf(contract, name).map((field) => [field, given[field]]));
      const place = { block: 1, logIndex: events.length, time: TIME, transaction: id32(1) };
      const event: unknown = { contract, name, args: all, place };
      events.push(event as LedgerEvent);
    },
  };
}

export const IDS = {
  bank: id32(0xba),
  issuer: id32(0x15),
  supplier: id32(0x50),
  key: `0x${"c1".repeat(20)}` as Hex,
  scheme: textToBytes32("ICMA_GBP_2021"),
  code: textToBytes32("GBP01"),
  asset: id32(0xa5),
  instrument: id32(0xb0),
  tranche: id32(0x70),
  account: id32(0xac),
  other: id32(0xad),
  /** Of the child tranches: of the borrower, and in another currency. */
  borrower: id32(0xae),
  abroad: id32(0xaf),
  line: id32(0x11),
  drawdown: id32(0xd0),
} as const;
