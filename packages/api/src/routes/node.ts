import { z } from "zod";
import { read } from "../define-route.ts";
import {
  Address,
  BlockNumber,
  Hash32,
  IsoTime,
  ListQuery,
  OperationId,
  one,
  PartyId,
  page,
  ReadQuery,
} from "../schemas/common.ts";
import { Event, Operation } from "../schemas/operations.ts";
import { KeyRole } from "../schemas/parties.ts";

export const nodeRoutes = {
  getSelf: read({
    path: "/me",
    summary: "Who you are here",
    tag: "node",
    action: "self.read",
    query: z.strictObject({}),
    answer: z.strictObject({
      data: z.strictObject({
        subject: z.string(),
        party: PartyId,
        name: z.string().nullable(),
        roles: z.array(z.string()),
        signers: z
          .array(
            z.strictObject({ address: Address, roles: z.array(z.enum([...KeyRole.options, "operator"])) }),
          )
          .meta({ description: "Keys with which the gateway signs for you, and what they are for." }),
      }),
    }),
    errors: [],
  }),
  getStatus: read({
    path: "/status",
    summary: "Chain, index and what they hold",
    tag: "node",
    action: "node.read",
    query: z.strictObject({}),
    answer: z.strictObject({
      data: z.strictObject({
        chain_id: z.int(),
        genesis: Hash32,
        contracts: z.record(z.string(), Address),
        head: z.int(),
        block: z.int(),
        hash: Hash32,
        time: IsoTime,
        lag: z.int(),
        rows: z.int(),
        digest: z.string(),
        sequences: z.record(z.string(), z.int()),
      }),
    }),
    errors: ["not_ready"],
  }),
  listOperations: read({
    path: "/operations",
    summary: "Your operations, newest first",
    tag: "operations",
    action: "operation.read",
    query: ListQuery.omit({ min_block: true }),
    answer: z.strictObject({ data: z.array(Operation), next_cursor: z.string().nullable() }),
    errors: ["cursor_invalid"],
  }),
  getOperation: read({
    path: "/operations/{id}",
    summary: "One operation; `Prefer: wait=10` waits until it is final or failed",
    tag: "operations",
    action: "operation.read",
    params: z.strictObject({ id: OperationId }),
    query: z.strictObject({}),
    answer: z.strictObject({ data: Operation }),
    errors: [],
  }),
  listEvents: read({
    path: "/events",
    summary: "Events as they were emitted, in chain order",
    tag: "node",
    action: "event.read",
    query: ListQuery,
    answer: page(Event),
    errors: ["cursor_invalid"],
  }),
  getEvents: read({
    path: "/events/{transaction}",
    summary: "Events of one transaction in one block",
    tag: "node",
    action: "event.read",
    params: z.strictObject({ transaction: Hash32 }),
    query: ReadQuery.extend({ block: BlockNumber }),
    answer: one(z.array(Event)),
    errors: [],
  }),
} as const;
