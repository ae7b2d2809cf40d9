import type { AsOfBody, ReadRoute, ReadRouteName, RouteAnswer, RouteInput, Routes } from "@green-ledger/api";
import type { Snapshot } from "@green-ledger/domain";
import type { GatewayDeps } from "../deps.ts";
import type { Language } from "../errors/problem.ts";
import type { NetworkKeys } from "../evidence/network-keys.ts";
import type { Principal } from "../principal.ts";
import type { Settlements } from "../writes/settlements.ts";
import type { Disclosure } from "./disclosure.ts";
import type { Lookup } from "./lookup.ts";
import type { Paging } from "./pages.ts";

/** Parts of the node that reads look at beside the index. */
export type ReadDeps = Pick<
  GatewayDeps,
  "projection" | "outbox" | "trace" | "network" | "chainHead" | "chainRequest"
> & {
  settlements: Settlements;
  networkKeys: NetworkKeys;
};

/** What a read answers from: one snapshot, opened when it is first looked at. */
export interface ReadContext extends ReadDeps {
  principal: Principal;
  language: Language;
  /** @throws GatewayError not_ready */
  readonly snapshot: Snapshot;
  /** Opens the snapshot anew, at the block where the index is now. */
  renew(): void;
  readonly lookup: Lookup;
  readonly asOf: AsOfBody;
  readonly disclosure: Disclosure;
  /** Lists only. */
  readonly paging: Paging;
  /** How long the client is willing to wait, in seconds. */
  waitSeconds: number;
}

export type ReadHandler<N extends ReadRouteName> = (
  input: RouteInput<Routes[N]>,
  context: ReadContext,
) => ReadAnswer<N> | Promise<ReadAnswer<N>>;

export type ReadAnswer<N extends ReadRouteName> = RouteAnswer<Extract<Routes[N], ReadRoute>>;

export type ReadHandlers = { [N in ReadRouteName]: ReadHandler<N> };
