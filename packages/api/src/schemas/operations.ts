import { z } from "zod";
import { Address, DocumentId, Hash32, IsoTime, MovementId, OperationId, PartyId, Place } from "./common.ts";
import { StatementReport } from "./statement-imports.ts";

export const ItemOutcome = z
  .strictObject({
    id: z.union([MovementId, DocumentId]),
    verdict: z.enum(["flagged", "refused"]),
    reason: z.string(),
    text: z.string(),
    action: z.string(),
    limit: z
      .string()
      .meta({ description: 'Minor units that were available; "0" where there is no such figure.' }),
  })
  .meta({ id: "ItemOutcome" });

export const OperationStatus = z.enum([
  "received",
  "queued",
  "signed",
  "submitted",
  "mined",
  "final",
  "failed",
]);

export const OperationFault = z
  .strictObject({ code: z.string(), detail: z.string(), args: z.record(z.string(), z.string()) })
  .meta({ id: "OperationFault" });

export const Operation = z
  .strictObject({
    id: OperationId,
    status: OperationStatus,
    history: z
      .array(z.strictObject({ status: OperationStatus, at: IsoTime, reason: z.string().nullable() }))
      .meta({ description: "Newest last. `final` is not in it: it is `mined`, seen by the index." }),
    commands: z.array(z.string()),
    party: PartyId,
    signer: Address,
    subjects: z.array(z.string()).meta({ description: "Ids of what it registers or records." }),
    transactions: z.array(
      z.strictObject({ hash: Hash32, block: z.int().nullable(), succeeded: z.boolean().nullable() }),
    ),
    outcome: z.strictObject({ recorded: z.int(), items: z.array(ItemOutcome) }).nullable(),
    error: OperationFault.nullable(),
  })
  .meta({ id: "Operation" });

export const Accepted = z
  .strictObject({
    operation: Operation.nullable().meta({
      description: "Null if everything was recorded before: nothing was sent.",
    }),
    ids: z.array(z.string()).meta({
      description:
        "Ids of the items, in the order of the request; an instrument is followed by its tranches.",
    }),
    already_recorded: z.array(z.string()).meta({
      description:
        "Ids of items that were recorded before, or are on their way, with the same content; they are not sent again.",
    }),
  })
  .meta({ id: "Accepted" });

export const DryRun = z
  .strictObject({
    would: z.enum(["record", "refuse_some", "refuse_all", "fail", "nothing"]).meta({
      description: "`nothing`: everything was recorded before.",
    }),
    ids: z.array(z.string()),
    already_recorded: z.array(z.string()),
    items: z.array(ItemOutcome),
    error: OperationFault.nullable(),
    notes: z.array(z.string()).meta({ description: "What this answer could not see, in plain words." }),
    statements: z.array(StatementReport).optional().meta({
      description: "Imports of statement files only: each day beside the ledger.",
    }),
  })
  .meta({ id: "DryRun" });

export const Problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    instance: z.string(),
    request_id: z.string(),
    retryable: z.boolean(),
    action: z.string(),
    errors: z
      .array(
        z.strictObject({
          in: z.enum(["body", "query", "path", "header"]),
          pointer: z.string(),
          code: z.string(),
          message: z.string(),
        }),
      )
      .optional()
      .meta({ description: "The first 100 faults, each with a JSON pointer into that part of the request." }),
  })
  .meta({
    id: "Problem",
    description: "RFC 9457.",
    example: {
      type: "urn:green-ledger:problem:amount_fraction",
      title: "An amount has a fraction of a minor unit.",
      status: 422,
      code: "amount_fraction",
      detail: "/payments/3/amount/minor: An amount has a fraction of a minor unit.",
      instance: "/v1/payments/bulk",
      request_id: "0f8fad5b-d9cb-469f-a165-70867728950e",
      retryable: false,
      action: "Round explicitly before sending.",
      errors: [
        {
          in: "body",
          pointer: "/payments/3/amount/minor",
          code: "amount_fraction",
          message: "An amount has a fraction of a minor unit.",
        },
      ],
    },
  });

/** An event as it was emitted. */
export const Event = z
  .strictObject({
    contract: z.string(),
    name: z.string(),
    args: z.record(z.string(), z.unknown()),
    seq: z.int(),
    actor: Address.nullable(),
    place: Place,
  })
  .meta({ id: "Event" });
