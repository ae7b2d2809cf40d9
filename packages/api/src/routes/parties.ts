import { z } from "zod";
import { BULK_BODY, read, SMALL_BODY, write } from "../define-route.ts";
import { Address, line, ListQuery, one, page, PartyId, ReadQuery } from "../schemas/common.ts";
import { BULK_LIMIT } from "../schemas/money.ts";
import {
  CounterpartyInput,
  GroupInput,
  Key,
  KeyBinding,
  MemberInput,
  Party,
  Reason,
} from "../schemas/parties.ts";

const params = z.strictObject({ id: PartyId });
const tag = "parties";

export const partyRoutes = {
  listParties: read({
    path: "/parties",
    summary: "Parties, newest first",
    tag,
    action: "party.read",
    query: ListQuery.extend({ group: PartyId.optional() }),
    answer: page(Party),
    errors: ["cursor_invalid"],
  }),
  getParty: read({
    path: "/parties/{id}",
    summary: "One party",
    tag,
    action: "party.read",
    params,
    query: ReadQuery,
    answer: one(Party.extend({ keys: z.array(Key) })),
    errors: [],
  }),
  admitParties: write({
    path: "/parties",
    summary: "Admit members",
    tag,
    action: "party.admit",
    body: z.strictObject({ parties: z.array(MemberInput).min(1).max(100) }),
    limit: SMALL_BODY,
    errors: ["lei_invalid", "uscc_invalid", "party_unknown", "reference_repeated", "reference_reused", "nothing_to_do"],
  }),
  registerCounterparties: write({
    path: "/counterparties",
    summary: "Register counterparties of your own",
    tag,
    action: "party.register",
    body: z.strictObject({ counterparties: z.array(CounterpartyInput).min(1).max(BULK_LIMIT) }),
    limit: BULK_BODY,
    errors: ["lei_invalid", "uscc_invalid", "reference_repeated", "reference_reused", "nothing_to_do"],
  }),
  setPartyGroup: write({
    path: "/parties/{id}/group",
    summary: "Put a party under another's control, or under its own",
    tag,
    action: "party.admit",
    params,
    body: GroupInput,
    limit: SMALL_BODY,
    errors: ["party_unknown"],
  }),
  suspendParty: write({
    path: "/parties/{id}/suspend",
    summary: "Stop a party",
    tag,
    action: "party.supervise",
    params,
    body: Reason,
    limit: SMALL_BODY,
    errors: [],
  }),
  reinstateParty: write({
    path: "/parties/{id}/reinstate",
    summary: "Let a suspended party act again",
    tag,
    action: "party.supervise",
    params,
    body: Reason,
    limit: SMALL_BODY,
    errors: [],
  }),
  bindKey: write({
    path: "/keys",
    summary: "Bind a key to a member, or change its roles",
    tag,
    action: "key.bind",
    body: KeyBinding,
    limit: SMALL_BODY,
    errors: ["party_unknown", "date_invalid"],
  }),
  revokeKey: write({
    path: "/keys/{address}/revoke",
    summary: "End a key at once",
    tag,
    action: "key.bind",
    params: z.strictObject({ address: Address }),
    body: z.strictObject({ reason: line(500) }),
    limit: SMALL_BODY,
    errors: [],
  }),
} as const;
