import type { MovementBody, RefusalBody } from "@green-ledger/api";
import { REASON_TEXTS } from "@green-ledger/api";
import { formatDecimal, type MovementRow, type RefusalRow, type TrancheId } from "@green-ledger/domain";
import type { Language } from "../errors/problem.ts";
import { wireId, wireIdOrNull } from "../ids/wire-ids.ts";
import type { Lookup } from "../reads/lookup.ts";
import type { MovementStatement } from "../vault/statements.ts";
import { pick, wireDay, wireMoney, wirePlace, wireSecond } from "./common.ts";
import { wireDraws, wireTrancheOf } from "./draws.ts";
import { nextActs } from "./next-acts.ts";

const SHOWN = ["reference", "documents", "evidence", "attributes", "iso", "simulated"] as const;
/** Decimals of a rate. */
const RATE_DIGITS = 18;

/** What a movement's row does not say itself. */
export interface MovementContext {
  lookup: Pick<Lookup, "account" | "tranche">;
  /** Second of the block of the answer. */
  time: number;
  /** Null if it is not shown to the caller, or not kept here. */
  counterpartyName: string | null;
  statement: MovementStatement | null;
}

export function wireMovement(
  row: MovementRow,
  { lookup, time, counterpartyName, statement }: MovementContext,
): MovementBody {
  const account = lookup.account(row.account);
  const currency = account?.currency ?? "";
  if (row.state === "none") throw new TypeError(`the entry ${row.id} has no state`);
  return {
    id: wireId("movement", row.id),
    kind: row.kind,
    state: row.state,
    direction: row.direction,
    account: wireId("account", row.account),
    rule: row.rule,
    counterparty: wireIdOrNull("party", row.counterparty),
    counterparty_name: counterpartyName,
    amount: wireMoney(currency, row.amount),
    draws: wireDraws(row.draws, currency, lookup),
    use: row.use,
    origin: row.origin,
    entrusted: row.entrusted,
    payee_bank: wireIdOrNull("party", row.payeeBank),
    payee_account: wireIdOrNull("account", row.payeeAccount),
    project: wireIdOrNull("asset", row.project),
    line: wireIdOrNull("line", row.line),
    value_date: wireDay(row.valueDate),
    flag: row.flag === "none" ? null : row.flag,
    data_root: row.dataRoot,
    legs: row.legs.map(({ colour, n, amount }) => ({
      tranche: wireTrancheOf(colour, lookup),
      colour,
      lot: n,
      amount: wireMoney(currency, amount),
    })),
    reversed: wireDraws(row.reversed, currency, lookup),
    deadline: row.request === null ? null : wireSecond(row.request.deadline),
    target: wireIdOrNull("movement", row.target),
    correction: row.correction,
    passage: wirePassage(row, lookup),
    repays: row.repays === null ? null : wireTrancheOf(row.repays, lookup),
    next: account === undefined ? [] : nextActs(row, account, time),
    place: wirePlace(row.place),
    profile: statement && pick(statement, SHOWN),
  };
}

/** Money that goes on arrives in the currency of the account that it goes to. */
function wirePassage(
  { passage, payeeAccount }: Pick<MovementRow, "passage" | "payeeAccount">,
  lookup: MovementContext["lookup"],
): MovementBody["passage"] {
  if (passage === null) return null;
  const arrivesIn = payeeAccount === null ? undefined : lookup.account(payeeAccount);
  return {
    into: wireTrancheOf(passage.into, lookup),
    arrived: wireMoney(arrivesIn?.currency ?? "", passage.arrived),
    rate: formatDecimal(passage.rate, RATE_DIGITS),
    source_root: passage.sourceRoot,
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
