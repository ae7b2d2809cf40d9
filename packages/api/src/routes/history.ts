import { z } from "zod";
import { read } from "../define-route.ts";
import { ListQuery, PartyId, page, TrancheId } from "../schemas/common.ts";
import { HistoryId, JoinedPayment, TrancheDay } from "../schemas/history.ts";
import { Event } from "../schemas/operations.ts";

/** How things came to be what they are. */
export const historyRoutes = {
  listTrancheDays: read({
    path: "/tranches/{id}/days",
    summary: "Where a tranche's money was at the end of each day on which it moved",
    tag: "instruments",
    action: "instrument.read",
    params: z.strictObject({ id: TrancheId }),
    query: ListQuery,
    answer: page(TrancheDay),
    errors: ["cursor_invalid"],
  }),
  getHistory: read({
    path: "/history/{id}",
    summary: "Every event about one thing, oldest first, for whoever may read it",
    tag: "node",
    action: "self.read",
    params: z.strictObject({ id: HistoryId }),
    query: ListQuery,
    answer: page(Event),
    errors: ["cursor_invalid"],
  }),
  listJoined: read({
    path: "/parties/{id}/joined",
    summary: "Payments allocated to a party by parties that are in its group now, newest first",
    tag: "money",
    action: "money.read",
    params: z.strictObject({ id: PartyId }),
    query: ListQuery,
    answer: page(JoinedPayment),
    errors: ["cursor_invalid"],
  }),
} as const;
