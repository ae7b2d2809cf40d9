import type { DryRunBody, RouteInput, Routes, WriteRouteName } from "@green-ledger/api";
import type { Bytes32, Command, OutboxReader, Profile, Snapshot } from "@green-ledger/domain";
import type { NetworkKeys } from "../evidence/network-keys.ts";
import type { MakeId } from "../ids/make-id.ts";
import type { Principal } from "../principal.ts";
import type { Lookup } from "../reads/lookup.ts";
import type { Vault } from "../vault/vault.ts";
import type { Earlier } from "./earlier.ts";
import type { PendingItems } from "./pending-items.ts";
import type { References } from "./references.ts";

/** What a write would send. */
export interface Plan {
  /** In order, from one key. Empty if everything was recorded before. */
  commands: Command[];
  profiles: Profile[];
  /** New things that the commands bring, each with the root of its statement. */
  items: { id: Bytes32; root: Bytes32 }[];
  /** Wire ids of what was recorded before, or is on its way, with the same content. */
  alreadyRecorded: string[];
  /** Wire ids of the items, where only the ledger can tell them. */
  ids?: string[];
  /** Of a dry run, what else it tells. @param refused ids that the contracts refuse */
  report?(refused: ReadonlySet<Bytes32>): Pick<DryRunBody, "statements">;
  /** What must be durable before the commands are: not for a dry run. */
  prepare?(): Promise<void>;
}

/** What a plan is made from: one state of the index, and what is on its way. */
export interface PlanContext {
  principal: Principal;
  snapshot: Snapshot;
  lookup: Lookup;
  /** Things that a body names. */
  references: References;
  /** What is known of ids that a body makes. */
  earlier: Earlier;
  pending: PendingItems;
  outbox: Pick<OutboxReader, "profiles">;
  makeId: MakeId;
  vault: Vault;
  networkKeys: NetworkKeys;
}

export interface WriteHandler<N extends WriteRouteName> {
  /** Wire ids of the items, in the order of the request: known without looking at anything. Else none. */
  ids(input: RouteInput<Routes[N]>, context: Pick<PlanContext, "principal" | "makeId">): string[];
  /** @throws GatewayError with every fault of the request */
  plan(input: RouteInput<Routes[N]>, context: PlanContext): Plan | Promise<Plan>;
}

export type WriteHandlers = { [N in WriteRouteName]: WriteHandler<N> };

/** A plan of one command that is about one thing and brings nothing new. */
export function singlePlan(command: Command, profiles: Profile[] = []): Plan {
  return { commands: [command], profiles, items: [], alreadyRecorded: [] };
}

/** Nothing is left to be sent. */
export function emptyPlan(alreadyRecorded: string[]): Plan {
  return { commands: [], profiles: [], items: [], alreadyRecorded };
}
