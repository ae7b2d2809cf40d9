import { read } from "../define-route.ts";
import { one, page } from "../schemas/common.ts";
import { Downstream, DownstreamQuery, Path, PathQuery, Upstream, UpstreamQuery } from "../schemas/trace.ts";

const tag = "trace";

export const traceRoutes = {
  traceDownstream: read({
    path: "/trace/downstream",
    summary: "Where the money of an instrument, tranche, receipt, payment or lot went",
    tag,
    action: "trace.read",
    query: DownstreamQuery,
    answer: one(Downstream),
    errors: [],
  }),
  traceUpstream: read({
    path: "/trace/upstream",
    summary: "Where the money of a payee, project, payment or lot came from",
    tag,
    action: "trace.read",
    query: UpstreamQuery,
    answer: one(Upstream),
    errors: [],
  }),
  tracePaths: read({
    path: "/trace/paths",
    summary: "Every amount with its way, one by one, in chain order",
    tag,
    action: "trace.read",
    query: PathQuery,
    answer: page(Path),
    errors: ["cursor_invalid"],
  }),
} as const;
