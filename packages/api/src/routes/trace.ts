import { read } from "../define-route.ts";
import { one, page } from "../schemas/common.ts";
import {
  AtRiskQuery,
  Downstream,
  DownstreamQuery,
  IdleDay,
  IdleQuery,
  Path,
  PathQuery,
  TraceAtRisk,
  Upstream,
  UpstreamQuery,
} from "../schemas/trace.ts";

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
  traceAtRisk: read({
    path: "/trace/at-risk",
    summary: "What was paid for projects that are out of standing: one project, or all that a claim stops",
    tag,
    action: "trace.read",
    query: AtRiskQuery,
    answer: one(TraceAtRisk),
    errors: [],
  }),
  traceIdle: read({
    path: "/trace/idle",
    summary:
      "Where unspent money of a tranche lay, idle or placed, on each day on which it moved, newest first",
    tag,
    action: "trace.read",
    query: IdleQuery,
    answer: page(IdleDay),
    errors: ["cursor_invalid"],
  }),
} as const;
