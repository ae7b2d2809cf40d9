import { type AcceptedBody, API_PREFIX, type WriteRoute, type WriteRouteName } from "@green-ledger/api";
import type { Idempotency, Operation, Submission, SubmitResult } from "@green-ledger/domain";
import type { Request } from "express";
import { GatewayError } from "../errors/gateway-error.ts";
import { languageOf } from "../http/language.ts";
import type { GatewayResponse } from "../http/locals.ts";
import type { ReadBody } from "../http/read-body.ts";
import { sendJson } from "../http/send.ts";
import type { Principal } from "../principal.ts";
import { wireOperation, wireSubjects } from "../wire/operation.ts";
import { isSettled, statusOf } from "./finality.ts";
import { type AnyWriteHandler, readInput, type WriteInput } from "./read-input.ts";
import { idempotencyKeyOf, waitOf } from "./request-headers.ts";
import { type WriteServices, withPlanContext } from "./services.ts";
import { chooseSigner } from "./signer.ts";

/** What became of a request. */
type Reception =
  | { kind: "accepted" | "replayed"; operation: Operation; ids: readonly string[]; alreadyRecorded: string[] }
  /** Everything was recorded before. */
  | { kind: "nothing"; operation: null; ids: readonly string[]; alreadyRecorded: string[] };

/** Answers a write: 202 with its operation; 200 for a repeat, for what is settled in time, and for nothing to do. */
export function createRunWrite(services: WriteServices) {
  const { reservations, makeId, limits } = services;
  return async (
    name: WriteRouteName,
    route: WriteRoute,
    handler: AnyWriteHandler,
    { principal, readBody }: { principal: Principal; readBody: ReadBody },
    req: Request,
    res: GatewayResponse,
  ): Promise<void> => {
    const key = idempotencyKeyOf(req);
    const { input, bodyHash } = await readInput(route, readBody, req, res);
    const scope = `${principal.subject} ${name} ${JSON.stringify(input.params ?? {})}`;
    const ids = handler.ids(input, { principal, makeId });
    // A repeat that comes while the first is being accepted waits for it, and so does another request for the same
    // references: each sees what the other did.
    const reception = await reservations.hold([`${scope}\n${key}`, ...ids], () =>
      receive(services, handler, { input, ids, principal, idempotency: { scope, key, bodyHash } }),
    );
    await answer(services, reception, { waitSeconds: waitOf(req, limits.longestWaitSeconds), req, res });
  };
}

interface Asked {
  input: WriteInput;
  ids: readonly string[];
  principal: Principal;
  idempotency: Idempotency;
}

async function receive(services: WriteServices, handler: AnyWriteHandler, asked: Asked): Promise<Reception> {
  const { outbox, sender, pending } = services;
  const { input, principal, idempotency } = asked;
  const repeat = outbox.repeatOf(idempotency);
  if (repeat !== undefined) return repeated(repeat, asked.ids);

  const plan = await withPlanContext(services, principal, async (context) => handler.plan(input, context));
  const { commands, profiles, items, alreadyRecorded, ids = asked.ids } = plan;
  if (commands.length === 0) return { kind: "nothing", operation: null, ids, alreadyRecorded };
  const { subject, party } = principal;
  const signer = await chooseSigner(sender, principal, commands);
  await plan.prepare?.();
  const submission: Submission = { commands, subject, party, signer, idempotency, profiles };
  const result = await sender.submit(submission);
  if (result.kind !== "accepted") return repeated(result, asked.ids);
  pending.add(result.operation, items);
  return { kind: "accepted", operation: result.operation, ids, alreadyRecorded };
}

function repeated(result: SubmitResult, ids: readonly string[]): Reception {
  if (result.kind === "mismatch") throw new GatewayError("idempotency_mismatch");
  const { operation } = result;
  // What only the ledger could tell is told by what was sent.
  const told = ids.length > 0 ? ids : wireSubjects(operation);
  return { kind: "replayed", operation, ids: told, alreadyRecorded: notSent(operation, told) };
}

/** The items that an operation left out because they were recorded before, as its first answer said. */
function notSent(operation: Operation, ids: readonly string[]): string[] {
  const sent = new Set(operation.subjects.flatMap((group) => group.ids));
  const left = ids.filter((id) => !sent.has(`0x${id.slice(id.indexOf("_") + 1)}`));
  // Where not a single id is among them, the operation is about something that has no id on chain.
  return left.length === ids.length ? [] : left;
}

async function answer(
  { projection, settlements }: WriteServices,
  reception: Reception,
  { waitSeconds, req, res }: { waitSeconds: number; req: Request; res: GatewayResponse },
): Promise<void> {
  const { kind, operation, ids, alreadyRecorded } = reception;
  const shown = { ids: [...ids], already_recorded: alreadyRecorded };
  if (operation === null) {
    sendJson(res, 200, { operation: null, ...shown } satisfies AcceptedBody);
    return;
  }
  const latest = await settlements.wait(operation, waitSeconds);
  const status = statusOf(latest, projection);
  if (waitSeconds > 0) res.setHeader("Preference-Applied", `wait=${waitSeconds}`);
  if (kind === "replayed") res.setHeader("Idempotent-Replayed", "true");
  res.setHeader("Location", `${API_PREFIX}/operations/${latest.id}`);
  const body: AcceptedBody = { operation: wireOperation(latest, status, languageOf(req)), ...shown };
  sendJson(res, kind === "replayed" || isSettled(status) ? 200 : 202, body);
}
