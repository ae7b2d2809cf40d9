import type { Conversion, Lending } from "../commands.ts";
import { type Day, dayOfSecond, UNKNOWN_DAY } from "../day.ts";
import { type Colour, OTHER_MONEY } from "../hex.ts";
import { isActive } from "./access.ts";
import type { Objection } from "./draws.ts";
import type { Account } from "./entries.ts";
import { type Terms, termsOf } from "./instruments.ts";
import type { ModelState } from "./state.ts";

/** The most that one entry may bring in: all banks share the counters of other money, which must never overflow. */
export const MOST_AT_ONCE = 2n ** 96n - 1n;

/** A rate is minor units bought for one sold, times this. */
const RATE_UNIT = 10n ** 18n;
const HIGHEST_RATE = 2n ** 120n - 1n;

/** A bond's proceeds reach its issuer's account; a loan is paid out by the bank that lends. */
export function reaches(account: Account, { instrument: { issuer } }: Terms): boolean {
  return account.owner === issuer || account.custodian === issuer;
}

/** Exchanged money cannot pay its parent back: that one counts in another currency. */
export function isOfOneCurrency(state: ModelState, { tranche, instrument }: Terms): boolean {
  return termsOf(state, tranche.parent)?.instrument.currency === instrument.currency;
}

type Verdict = Pick<Objection, "reason" | "limit"> | null;
const no = (reason: Objection["reason"], limit = 0n): Verdict => ({ reason, limit });

/** Whether money of a tranche may fund a loan. */
export function checkLending(state: ModelState, holder: Account, lending: Lending, time: number): Verdict {
  const terms = termsOf(state, lending.into);
  if (terms === undefined) return no("tranche_unknown");
  const { instrument, tranche } = terms;
  if (tranche.parent === OTHER_MONEY) return no("tranche_parent_mismatch");
  const lender = [instrument.payingAgent, instrument.issuer].includes(holder.owner);
  if (!lender) return no("lender_not_entitled");
  const to = state.accounts.get(lending.to);
  if (to === undefined) return no("account_unknown");
  if (!isActive(state, to.owner)) return no("payee_suspended");
  const one = to.currency === holder.currency && to.currency === instrument.currency;
  if (!one) return no("currency_mismatch");
  if (!reaches(to, terms)) return no("tranche_not_of_account");
  const { into, amount, valueDate } = lending;
  return entrance(state, holder, { into, amount, valueDate, time });
}

/** Whether money may be exchanged. */
export function checkConversion(state: ModelState, holder: Account, c: Conversion, time: number): Verdict {
  const to = state.accounts.get(c.to);
  if (to === undefined) return no("account_unknown");
  if (to.owner !== holder.owner) return no("account_not_payees");
  if (to.currency === holder.currency) return no("currency_mismatch");
  if (!isRateRight(c)) return no("rate_mismatch");
  if (c.bought > MOST_AT_ONCE) return no("amount_too_large");
  const passage = { into: c.into, amount: c.bought, valueDate: c.valueDate, time };
  if (c.into === OTHER_MONEY) {
    if (c.colour !== OTHER_MONEY) return no("tranche_parent_mismatch");
    return entrance(state, holder, passage);
  }
  const terms = termsOf(state, c.into);
  if (terms === undefined) return no("tranche_unknown");
  const child = terms.tranche.parent === c.colour && c.colour !== OTHER_MONEY;
  if (!child) return no("tranche_parent_mismatch");
  if (terms.instrument.currency !== to.currency) return no("currency_mismatch");
  return entrance(state, holder, passage);
}

/** Sold times rate is what was bought, to less than one minor unit. */
function isRateRight({ sold, bought, rate }: Conversion): boolean {
  if (bought === 0n || rate > HIGHEST_RATE) return false;
  const off = sold * rate - bought * RATE_UNIT;
  return (off < 0n ? -off : off) < RATE_UNIT;
}

function entrance(
  state: ModelState,
  holder: Account,
  { into, amount, valueDate, time }: { into: Colour; amount: bigint; valueDate: Day; time: number },
): Verdict {
  if (!isActive(state, holder.owner)) return no("payer_suspended");
  if (valueDate > dayOfSecond(time)) return no("value_date_in_future");
  if (into === OTHER_MONEY) return null;
  if (valueDate === UNKNOWN_DAY) return no("value_date_missing");
  const { size = 0n, counters } = state.tranches.get(into) ?? {};
  const room = size - (counters?.minted ?? 0n);
  return amount > room ? no("tranche_exceeded", room) : null;
}
