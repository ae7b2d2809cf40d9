import type { MovementBody, RefusalBody } from "@green-ledger/api";
import { REASON_TEXTS } from "@green-ledger/api";
import type { MovementRow, RefusalRow, TrancheId } from "@green-ledger/domain";
import type { Language } from "../errors/problem.ts";
import { wireId, wireIdOrNull } from "../ids/wire-ids.ts";
import type { MovementStatement } from "../vault/statements.ts";
import { pick, wireDay, wireMoney, wirePlace } from "./common.ts";

const SHOWN = ["reference", "documents", "attributes", "simulated"] as const;

/** What a movement's row does not say itself. */
export interface MovementContext {
  /** Of the account. */
  currency: string;
  tranche: TrancheId | null;
  /** Null if it is not shown to the caller, or not kept here. */
  counterpartyName: string | null;
  statement: MovementStatement | null;
}

export function wireMovement(
  row: MovementRow,
  { currency, tranche, counterpartyName, statement }: MovementContext,
): MovementBody {
  return {
    id: wireId("movement", row.id),
    direction: row.direction,
    account: wireId("account", row.account),
    counterparty: wireIdOrNull("party", row.counterparty),
    counterparty_name: counterpartyName,
    tranche: wireIdOrNull("tranche", tranche),
    colour: row.colour,
    amount: wireMoney(currency, row.amount),
    use: row.use,
    origin: row.origin,
    payee_account: wireIdOrNull("account", row.payeeAccount),
    project: wireIdOrNull("asset", row.project),
    value_date: wireDay(row.valueDate),
    flag: row.flag === "none" ? null : row.flag,
    data_root: row.dataRoot,
    legs: row.legs.map(({ n, amount }) => ({ lot: n, amount: wireMoney(currency, amount) })),
    place: wirePlace(row.place),
    profile: statement && pick(statement, SHOWN),
  };
}

export function wireRefusal(
  row: RefusalRow,
  { currency, tranche, language }: { currency: string; tranche: TrancheId | null; language: Language },
): RefusalBody {
  const texts = REASON_TEXTS[row.reason];
  return {
    movement: wireId("movement", row.movement),
    account: wireId("account", row.account),
    reason: row.reason,
    text: texts[language],
    action: texts.action,
    tranche: wireIdOrNull("tranche", tranche),
    amount: wireMoney(currency, row.amount),
    limit: wireMoney(currency, row.limit),
    place: wirePlace(row.place),
  };
}
