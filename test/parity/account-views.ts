import {
  ACCOUNT_KINDS,
  BOOKING_RULES,
  type Bytes32,
  type Colour,
  PLACEMENT_KINDS,
  ruleAt,
  ZERO_32,
} from "@green-ledger/domain";
import { arrivalKey, heldIn, holdingKey, lotKey, type ModelState } from "@green-ledger/domain/model";
import { testId } from "@green-ledger/testkit";
import { coloursAndOne, currencyOf, numberOf, type View, view } from "./view.ts";

const NOBODY = testId("nobody", 1);
const NO_ADDRESS = `0x${"0".repeat(40)}`;

/** What is known of accounts, their rules, and all money in them. */
export function accountViews(state: ModelState, time: number): View[] {
  return [...state.accounts.keys(), NOBODY, ZERO_32].flatMap((id) => {
    const row = state.accounts.get(id);
    const account = {
      kind: numberOf(ACCOUNT_KINDS, row?.kind ?? "none"),
      currency: currencyOf(row?.currency ?? ""),
      rule: numberOf(BOOKING_RULES, row === undefined ? "specified" : ruleAt(row, time)),
      placement: numberOf(PLACEMENT_KINDS, row?.placement ?? "none"),
      owner: row?.owner ?? ZERO_32,
      custodian: row?.custodian ?? ZERO_32,
    };
    const change = row?.ruleChange;
    const ruleChange = {
      rule: numberOf(BOOKING_RULES, change?.rule ?? "specified"),
      proposed: change !== undefined && change !== null,
      effectiveFrom: BigInt(change?.effectiveFrom ?? 0),
      proposer: state.money.proposers.get(id) ?? NO_ADDRESS,
    };
    const book = {
      balance: row?.balance ?? 0n,
      lots: BigInt(row?.lots ?? 0),
      broken: row?.broken ?? false,
      closedThrough: row?.closedThrough ?? 0,
      newest: row?.newest ?? 0,
    };
    return [
      view("AccountRegistry", "accountOf", [id], account),
      view("AccountRegistry", "ruleChangeOf", [id], ruleChange),
      view("LotLedger", "bookOf", [id], book),
      view("LotLedger", "coloursIn", [id], heldIn(state, id)),
      ...coloursAndOne(state).flatMap((colour) => holdingViews(state, id, colour)),
    ];
  });
}

function holdingViews(state: ModelState, account: Bytes32, colour: Colour): View[] {
  const row = state.holdings.get(holdingKey(account, colour));
  const { balance, head, lots } = row ?? { balance: 0n, head: 0, lots: 0 };
  const days = arrivalDays(state, account, colour);
  const views = [
    ...days.map((day) =>
      view(
        "LotLedger",
        "arrivedOn",
        [account, colour, day],
        state.money.arrivals.get(arrivalKey(account, colour, day)) ?? 0n,
      ),
    ),
    view("LotLedger", "holdingOf", [account, colour], { balance, head: BigInt(head), lots: BigInt(lots) }),
  ];
  for (let n = 1; n <= lots + 1; n++) {
    const lot = state.lots.get(lotKey(account, colour, n));
    const expected = { remaining: lot?.remaining ?? 0n, order: BigInt(lot?.order ?? 0) };
    views.push(view("LotLedger", "lotOf", [account, colour, BigInt(n)], expected));
  }
  return views;
}

/** The days on which something came from other accounts, and those beside them. */
function arrivalDays({ money }: ModelState, account: Bytes32, colour: Colour): number[] {
  const prefix = `${account}/${colour}/`;
  const keys = [...money.arrivals.keys()].filter((key) => key.startsWith(prefix));
  const days = keys.map((key) => Number(key.slice(prefix.length)));
  return [...new Set([0, ...days.flatMap((day) => [day - 1, day, day + 1])])];
}
