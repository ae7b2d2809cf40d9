import type { z } from "zod";
import type { ErrorCode } from "./errors.ts";

/** What a caller needs to be allowed to do; the gateway's policy table decides (principal × action × resource). */
export type Action =
  | "node.read"
  | "self.read"
  | "party.read"
  | "party.admit"
  | "party.register"
  | "party.supervise"
  | "key.bind"
  | "taxonomy.read"
  | "taxonomy.manage"
  | "asset.read"
  | "asset.register"
  | "asset.verify"
  | "asset.supervise"
  | "claim.read"
  | "claim.manage"
  | "claim.attest"
  | "claim.challenge"
  | "claim.decide"
  | "claim.revoke"
  | "claim.require"
  | "instrument.read"
  | "instrument.register"
  | "account.read"
  | "account.open"
  | "account.agree"
  | "policy.read"
  | "policy.manage"
  | "money.read"
  | "money.record"
  | "money.request"
  | "money.cancel"
  | "money.receive"
  | "statement.read"
  | "lien.read"
  | "lien.grant"
  | "lien.hold"
  | "transfer.read"
  | "transfer.offer"
  | "transfer.accept"
  | "document.read"
  | "document.register"
  | "document.acknowledge"
  | "evidence.read"
  | "evidence.manage"
  | "pool.read"
  | "pool.issue"
  | "pool.sell"
  | "pool.service"
  | "trace.read"
  | "event.read"
  | "operation.read";

interface Common {
  /** lower-case, with {name} for parameters, without the /v1 prefix. */
  path: string;
  summary: string;
  tag: string;
  action: Action;
  params?: z.ZodType;
  /** Codes that this route adds to those that every route can answer with. */
  errors: readonly ErrorCode[];
}

export interface ReadRoute extends Common {
  kind: "read";
  query: z.ZodType;
  /** Body of the 200 answer. */
  answer: z.ZodType;
}

/** Answers 202 with an operation, or 200 to a dry run at the same path + "/dry-run". */
export interface WriteRoute extends Common {
  kind: "write";
  body: z.ZodType;
  /** Largest body in bytes. */
  limit: number;
}

export type Route = ReadRoute | WriteRoute;

export const KIB = 1024;
/** Body limit of routes that take one thing, and of those that take lists. */
export const SMALL_BODY = 256 * KIB;
export const BULK_BODY = 4096 * KIB;

/** A read: validated query, one snapshot, one answer. */
export const read = <const R extends Omit<ReadRoute, "kind">>(route: R): R & { kind: "read" } => ({
  ...route,
  kind: "read",
});

/** A write: validated body, an idempotency key, an operation. */
export const write = <const R extends Omit<WriteRoute, "kind">>(route: R): R & { kind: "write" } => ({
  ...route,
  kind: "write",
});

type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined;
type Given<T> = T extends z.ZodType ? z.input<T> : undefined;

/** What a handler gets: validated, with defaults filled in. */
export type RouteInput<R extends Route> = {
  params: R extends { params: infer P } ? Parsed<P> : undefined;
  query: R extends ReadRoute ? Parsed<R["query"]> : undefined;
  body: R extends WriteRoute ? Parsed<R["body"]> : undefined;
};

/** What a client sends: defaults may be left out. */
export type RouteRequest<R extends Route> = {
  params: R extends { params: infer P } ? Given<P> : undefined;
  query: R extends ReadRoute ? Given<R["query"]> : undefined;
  body: R extends WriteRoute ? Given<R["body"]> : undefined;
};

/** What a read answers with. */
export type RouteAnswer<R extends ReadRoute> = z.output<R["answer"]>;
