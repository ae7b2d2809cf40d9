import { type Clock, formatTime, type Log } from "@green-ledger/domain";
import type { Outbox } from "@green-ledger/store/outbox";
import type { Rpc } from "../chain/rpc.ts";
import type { ContractAddresses } from "../encode/contracts.ts";
import type { Signer } from "../signer/signer.ts";
import type { Bell } from "./bell.ts";
import type { Flight } from "./flight.ts";
import type { Call, Work } from "./work.ts";

/** What all lanes share. */
export interface LaneDeps {
  rpc: Rpc;
  outbox: Outbox;
  contracts: ContractAddresses;
  chainId: number;
  /** The most gas that one transaction may have. */
  gasLimit: number;
  /** In wei. */
  gasPrice: bigint;
  /** How many blocks must lie on a block before it is taken as final; 0 where blocks are final at once. */
  finalityDepth: number;
  /** How many transactions may be on their way at once. */
  window: number;
  pollMs: number;
  clock: Clock;
  log: Log;
}

/** A call that waits for a nonce. */
export interface WaitingCall {
  work: Work;
  call: Call;
}

/** One key with its row of nonces. Only the lane's own rounds change it. */
export interface LaneState extends LaneDeps {
  signer: Signer;
  /** After the last one that is stored as signed. */
  nextNonce: number;
  /** In the order in which they get nonces. */
  waiting: WaitingCall[];
  /** By nonce, without gaps but those of transactions that are final. */
  flights: Flight[];
  /** A round rings for the work that it has made for another one. */
  bells: Readonly<Record<LaneWork, Bell>>;
}

/** The kinds of work in a lane. Each has a loop of its own, so that none waits for another. */
export type LaneWork = "sign" | "send" | "receipts" | "finality";

/** The time as it stands in an operation's history. */
export function now({ clock }: LaneDeps): string {
  return formatTime(clock());
}
