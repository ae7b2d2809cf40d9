import { formatDay, UNKNOWN_DAY } from "@green-ledger/domain";
import { type ComparableName, normaliseAccount, similarity } from "./names.ts";
import { MAX_SCORE, POINTS, SIMILAR_NAME } from "./points.ts";
import { itemReferences, movementReference, REFERENCE_KINDS } from "./references.ts";
import type { Item, Movement, Reason, Score } from "./types.ts";

/** Scores pairs of equal amount, direction and currency. Integers only, and no order of anything matters. */
export function createScorer(names: (name: string) => ComparableName) {
  return (item: Item, movement: Movement): Score => {
    const reasons = [
      ...referenceReasons(item, movement),
      amountReason(item, movement),
      ...dayReasons(item, movement),
      ...counterpartyReasons(item, movement, names),
    ];
    return total(reasons);
  };
}

export type Scorer = ReturnType<typeof createScorer>;

export function total(reasons: readonly Reason[]): Score {
  const sum = reasons.reduce((points, reason) => points + reason.points, 0);
  return { score: Math.max(0, Math.min(MAX_SCORE, sum)), reasons };
}

/** The strongest reference that agrees counts fully, each further one a little. */
export function referenceReasons(item: Item, movement: Movement): Reason[] {
  const reasons: Reason[] = [];
  let left: number = POINTS.references;
  for (const kind of REFERENCE_KINDS) {
    const ledger = movementReference(movement, kind);
    if (ledger === undefined || !itemReferences(item, kind).includes(ledger)) continue;
    const isFirst = reasons.length === 0;
    const points = Math.min(left, isFirst ? POINTS[kind] : POINTS.further_reference);
    left -= points;
    reasons.push({
      criterion: isFirst ? kind : "further_reference",
      points,
      statement: isFirst ? ledger : `${kind} ${ledger}`,
      ledger,
    });
  }
  return reasons;
}

function amountReason(item: Item, movement: Movement): Reason {
  const [statement, ledger] = [item, movement].map(({ minor, currency }) => `${currency} ${minor}`);
  return { criterion: "amount", points: POINTS.amount, statement: statement ?? "", ledger: ledger ?? "" };
}

/** Days between a movement and the nearer of an item's two days; undefined if either side does not know. */
export function daysBetween(item: Item, movement: Movement): number | undefined {
  if (movement.valueDay === UNKNOWN_DAY) return undefined;
  const days = [item.valueDay, item.bookingDay].filter((day) => day !== UNKNOWN_DAY);
  if (days.length === 0) return undefined;
  return Math.min(...days.map((day) => Math.abs(day - movement.valueDay)));
}

function dayReasons(item: Item, movement: Movement): Reason[] {
  const between = daysBetween(item, movement);
  if (between === undefined) return [];
  const nearest = Math.abs(item.valueDay - movement.valueDay) === between ? item.valueDay : item.bookingDay;
  return [
    {
      criterion: "value_day",
      points: Math.max(0, POINTS.same_day - POINTS.day_between * between),
      statement: formatDay(nearest),
      ledger: formatDay(movement.valueDay),
    },
  ];
}

/** An equal account settles it; otherwise the names are compared, and a different account counts only without them. */
function counterpartyReasons(
  item: Item,
  movement: Movement,
  names: (name: string) => ComparableName,
): Reason[] {
  const [account, otherAccount] = [item.counterpartyAccount, movement.counterpartyAccount];
  const bothAccounts = account !== null && otherAccount !== undefined;
  if (bothAccounts && normaliseAccount(account) === normaliseAccount(otherAccount)) {
    const points = POINTS.counterparty_account;
    return [{ criterion: "counterparty_account", points, statement: account, ledger: otherAccount }];
  }
  const [name, otherName] = [item.counterpartyName, movement.counterpartyName];
  if (name !== null && otherName !== undefined) {
    const alike = similarity(names(name), names(otherName));
    const points =
      alike >= SIMILAR_NAME
        ? Math.floor((POINTS.counterparty_name * alike) / 1000)
        : POINTS.counterparty_differs;
    return [{ criterion: "counterparty_name", points, statement: name, ledger: otherName }];
  }
  if (!bothAccounts) return [];
  return [
    {
      criterion: "counterparty_account",
      points: POINTS.account_differs,
      statement: account,
      ledger: otherAccount,
    },
  ];
}
