import type {
  Address,
  Bytes32,
  Clock,
  Log,
  OutboxReader,
  ProjectionReader,
  Sender,
} from "@green-ledger/domain";
import type { Forest } from "@green-ledger/trace";
import type { ChainRequest } from "@green-ledger/verify/making";
import type { Registry } from "prom-client";
import type { Authenticate } from "./auth/authenticator.ts";
import type { EvidenceKeyStore } from "./evidence/network-keys.ts";

/** The network that this gateway serves. */
export interface Network {
  chainId: number;
  genesis: Bytes32;
  /** Address of each contract, by name. */
  contracts: Readonly<Record<string, Address>>;
  /** 32 secret bytes from which ids and the key of cursors are made. To be kept for ever. */
  networkKey: Uint8Array;
}

export interface Limits {
  /** Requests a minute of one principal, and of one address. */
  requestsPerPrincipal: number;
  requestsPerAddress: number;
  /** Longest `Prefer: wait`, and longest wait for `min_block`, in seconds. */
  longestWaitSeconds: number;
  /** Proxies in front of the gateway whose X-Forwarded-For is believed. */
  trustedProxies: number;
}

export const DEFAULT_LIMITS: Limits = {
  requestsPerPrincipal: 6_000,
  requestsPerAddress: 12_000,
  longestWaitSeconds: 30,
  trustedProxies: 0,
};

/** Whether the node can serve, and what is wrong if not. */
export interface Readiness {
  ready: boolean;
  reasons: readonly string[];
}

/** Where money went and came from. Whoever runs the node appends every block that the index commits. */
export type TraceReader = Pick<
  Forest,
  "block" | "downstream" | "upstream" | "paths" | "allocationsTo" | "idleDays"
>;

/** Everything that the gateway needs from the process around it. */
export interface GatewayDeps {
  projection: ProjectionReader;
  outbox: OutboxReader;
  /** Only to submit and to try. */
  sender: Sender;
  trace: TraceReader;
  authenticate: Authenticate;
  network: Network;
  evidenceKeys: EvidenceKeyStore;
  clock: Clock;
  randomBytes(count: number): Uint8Array;
  newRequestId(): string;
  log: Log;
  metrics: Registry;
  /** Asks the chain's node for what certificates are made of: headers, receipts, proofs of state. */
  chainRequest: ChainRequest;
  /** Newest block of the chain, if it is known. */
  chainHead(): number | undefined;
  readiness(): Readiness;
  limits: Limits;
}
