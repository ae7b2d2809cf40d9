import type { ReadRoute, ReadRouteName } from "@green-ledger/api";
import type { Log, Snapshot } from "@green-ledger/domain";
import type { Request } from "express";
import type { Limits } from "../deps.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { languageOf } from "../http/language.ts";
import type { GatewayResponse } from "../http/locals.ts";
import { sendJson } from "../http/send.ts";
import { validate } from "../http/validate.ts";
import type { Principal } from "../principal.ts";
import { wireAsOf } from "../wire/common.ts";
import { waitOf } from "../writes/request-headers.ts";
import type { ReadContext, ReadDeps } from "./context.ts";
import type { Cursors } from "./cursors.ts";
import { createDisclosure, type Disclosure } from "./disclosure.ts";
import { createLookup, type Lookup } from "./lookup.ts";
import type { Paging } from "./pages.ts";
import { waitForBlock } from "./wait-for-block.ts";

export type RunReadDeps = ReadDeps & { cursors: Cursors; log: Log; limits: Limits };

/** A handler as the registration sees it: the types of input and answer were checked where the handlers are listed. */
export type AnyReadHandler = (input: unknown, context: ReadContext) => unknown;

/** Answers a read: validated, from one snapshot that is always closed, with a line of log for what was supervised. */
export function createRunRead(deps: RunReadDeps) {
  const { projection, limits, log } = deps;
  return async (
    name: ReadRouteName,
    route: ReadRoute,
    handler: AnyReadHandler,
    principal: Principal,
    req: Request,
    res: GatewayResponse,
  ): Promise<void> => {
    const params = route.params === undefined ? undefined : validate(route.params, "path", req.params);
    const query = validate(route.query, "query", req.query) as Record<string, unknown>;
    if (typeof query.min_block === "number") {
      await waitForBlock(projection, query.min_block, limits.longestWaitSeconds);
    }
    const { context, close } = openContext(deps, { name, principal, query, req });
    try {
      const answer = await handler({ params, query, body: undefined }, context);
      sendJson(res, 200, answer);
      const { supervised } = context.disclosure;
      if (Object.keys(supervised).length > 0) {
        const { requestId } = res.locals;
        log.info(
          { request_id: requestId, subject: principal.subject, route: name, supervised },
          "supervised read",
        );
      }
    } finally {
      close();
    }
  };
}

interface Asked {
  name: ReadRouteName;
  principal: Principal;
  query: Record<string, unknown>;
  req: Request;
}

function openContext(
  deps: RunReadDeps,
  { name, principal, query, req }: Asked,
): { context: ReadContext; close(): void } {
  const { projection, outbox, trace, network, networkKeys, chainHead, chainRequest } = deps;
  const { settlements, limits, cursors } = deps;
  let snapshot: Snapshot | undefined;
  let lookup: Lookup | undefined;
  let disclosure: Disclosure | undefined;
  const context: ReadContext = {
    projection,
    outbox,
    trace,
    network,
    networkKeys,
    chainHead,
    chainRequest,
    settlements,
    principal,
    language: languageOf(req),
    waitSeconds: waitOf(req, limits.longestWaitSeconds),
    get snapshot() {
      if (projection.checkpoint() === undefined)
        throw new GatewayError("not_ready", "Nothing is indexed yet.");
      snapshot ??= projection.snapshot();
      return snapshot;
    },
    renew() {
      snapshot?.close();
      snapshot = undefined;
      lookup = undefined;
    },
    get lookup() {
      lookup ??= createLookup(this.snapshot);
      return lookup;
    },
    get asOf() {
      return wireAsOf(this.snapshot.checkpoint);
    },
    get disclosure() {
      disclosure ??= createDisclosure(principal, outbox, { party: (id) => this.lookup.party(id) });
      return disclosure;
    },
    get paging() {
      return pagingOf(cursors, { name, principal, query });
    },
  };
  return { context, close: () => snapshot?.close() };
}

function pagingOf(cursors: Cursors, { name, principal, query }: Omit<Asked, "req">): Paging {
  const { limit, cursor, min_block: _, ...filters } = query;
  if (typeof limit !== "number") throw new TypeError(`${name} is not a list`);
  const scope = { route: name, subject: principal.subject, filters };
  return {
    limit,
    position: typeof cursor === "string" ? cursors.open(scope, cursor) : null,
    cursorAfter: (position) => cursors.seal(scope, position),
  };
}
