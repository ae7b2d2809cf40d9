import { type ItemOutcomeBody, type OperationBody, REASON_TEXTS } from "@green-ledger/api";
import type { Command, ItemOutcome, Operation, OperationStatus } from "@green-ledger/domain";
import type { Language } from "../errors/problem.ts";
import { wireId } from "../ids/wire-ids.ts";

/** @param status as the index sees it: `mined` may be `final` */
export function wireOperation(
  operation: Operation,
  status: OperationStatus,
  language: Language,
): OperationBody {
  const { outcome } = operation;
  return {
    id: operation.id,
    status,
    history: operation.history,
    commands: operation.commands,
    party: wireId("party", operation.party),
    signer: operation.signer,
    subjects: wireSubjects(operation),
    transactions: operation.transactions.map(({ hash, included }) => ({
      hash,
      block: included?.block ?? null,
      succeeded: included?.succeeded ?? null,
    })),
    outcome: outcome && {
      recorded: outcome.recorded,
      items: outcome.items.map((item) => wireOutcome(item, itemKindOf(operation.commands), language)),
    },
    error: operation.error,
  };
}

/** Ids of what an operation registers, records or changes. */
export function wireSubjects({ subjects }: Pick<Operation, "subjects">): string[] {
  return subjects.flatMap(({ kind, ids }) => ids.map((id) => wireId(kind, id)));
}

/** What the items of these commands are. */
export function itemKindOf(commands: readonly Command["kind"][]): "document" | "movement" {
  return commands.includes("registerDocuments") ? "document" : "movement";
}

export function wireOutcome(
  { id, verdict, reason, limit }: ItemOutcome,
  kind: "document" | "movement",
  language: Language,
): ItemOutcomeBody {
  const texts = REASON_TEXTS[reason];
  return {
    id: wireId(kind, id),
    verdict,
    reason,
    text: texts[language],
    action: texts.action,
    limit,
  };
}
