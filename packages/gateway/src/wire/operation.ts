import { type ItemOutcomeBody, type OperationBody, REASON_TEXTS } from "@green-ledger/api";
import type { ItemOutcome, Operation, OperationStatus } from "@green-ledger/domain";
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
    subjects: operation.subjects.flatMap(({ kind, ids }) => ids.map((id) => wireId(kind, id))),
    transactions: operation.transactions.map(({ hash, included }) => ({
      hash,
      block: included?.block ?? null,
      succeeded: included?.succeeded ?? null,
    })),
    outcome: outcome && {
      recorded: outcome.recorded,
      items: outcome.items.map((item) => wireOutcome(item, language)),
    },
    error: operation.error,
  };
}

export function wireOutcome(
  { id, verdict, reason, limit }: ItemOutcome,
  language: Language,
): ItemOutcomeBody {
  const texts = REASON_TEXTS[reason];
  return {
    id: wireId("movement", id),
    verdict,
    reason,
    text: texts[language],
    action: texts.action,
    limit,
  };
}
