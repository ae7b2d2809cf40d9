import type { DryRunBody, WriteRoute } from "@green-ledger/api";
import type { Command, SimulationResult } from "@green-ledger/domain";
import type { Request } from "express";
import { languageOf } from "../http/language.ts";
import type { GatewayResponse } from "../http/locals.ts";
import type { ReadBody } from "../http/read-body.ts";
import { sendJson } from "../http/send.ts";
import type { Principal } from "../principal.ts";
import { itemKindOf, wireOutcome } from "../wire/operation.ts";
import { type AnyWriteHandler, readInput } from "./read-input.ts";
import { type WriteServices, withPlanContext } from "./services.ts";
import { chooseSigner } from "./signer.ts";

const PENDING_NOTE = "Something that the request names is still on its way; the dry run does not see it yet.";

/** Answers what a write would do in the present state: the contracts are asked with the very calls that would be sent. */
export function createRunDryRun(services: WriteServices) {
  const { sender, makeId } = services;
  return async (
    route: WriteRoute,
    handler: AnyWriteHandler,
    { principal, readBody }: { principal: Principal; readBody: ReadBody },
    req: Request,
    res: GatewayResponse,
  ): Promise<void> => {
    const { input } = await readInput(route, readBody, req, res);
    const ids = handler.ids(input, { principal, makeId });
    const { plan, notes } = await withPlanContext(services, principal, async (context) => ({
      plan: await handler.plan(input, context),
      notes: context.references.usedPending ? [PENDING_NOTE] : [],
    }));
    const { commands, alreadyRecorded } = plan;
    const result: SimulationResult =
      commands.length === 0
        ? { kind: "accepted", items: [] }
        : await sender.simulate(commands, await chooseSigner(sender, principal, commands));
    const language = languageOf(req);
    const itemKind = itemKindOf(commands.map(({ kind }) => kind));
    const outcomes = result.kind === "accepted" ? result.items : [];
    const refused = outcomes.filter(({ verdict }) => verdict === "refused").map(({ id }) => id);
    const body: DryRunBody = {
      would: commands.length === 0 ? "nothing" : verdictOf(result, commands),
      ids: plan.ids ?? ids,
      already_recorded: alreadyRecorded,
      items: outcomes.map((item) => wireOutcome(item, itemKind, language)),
      error: result.kind === "reverted" ? result.error : null,
      notes,
      ...plan.report?.(new Set(refused)),
    };
    sendJson(res, 200, body);
  };
}

function verdictOf(result: SimulationResult, commands: readonly Command[]): DryRunBody["would"] {
  if (result.kind === "reverted") return "fail";
  const refused = result.items.filter(({ verdict }) => verdict === "refused").length;
  if (refused === 0) return "record";
  return refused === commands.reduce((sum, command) => sum + itemsIn(command), 0)
    ? "refuse_all"
    : "refuse_some";
}

function itemsIn(command: Command): number {
  switch (command.kind) {
    case "recordReceipts":
      return command.receipts.length;
    case "recordPayments":
    case "requestPayments":
    case "releasePayments":
      return command.payments.length;
    case "reverseEntries":
      return command.reversals.length;
    case "stateBalances":
      return command.statements.length;
    case "lendMoney":
      return command.lendings.length;
    case "convertMoney":
      return command.conversions.length;
    case "registerDocuments":
      return command.documents.length;
    default:
      return 0;
  }
}
