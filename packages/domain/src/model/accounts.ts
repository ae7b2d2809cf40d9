import type { AccountRegistration, CommandOf } from "../commands.ts";
import { UNKNOWN_DAY } from "../day.ts";
import { ruleAt } from "../entries.ts";
import { type AccountId, type PartyId, ZERO_32 } from "../hex.ts";
import type { AccountRow } from "../rows.ts";
import { ACCOUNT_KINDS, BOOKING_RULES, PLACEMENT_KINDS } from "../statuses.ts";
import { authorise, holdsRole } from "./access.ts";
import { requires } from "./outcome.ts";
import { type Bare, type Call, countEvent, type ModelState } from "./state.ts";

/** Seconds from the acceptance of a rule to its beginning. */
const RULE_DELAY = 7 * 86_400;

/* ----- opening ----- */

export function openAccounts(state: ModelState, call: Call, command: CommandOf<"openAccounts">): void {
  const custodian = authorise(state, call, ["custodian"]);
  for (const registration of command.accounts) open(state, registration, custodian);
}

function open(state: ModelState, r: AccountRegistration, custodian: PartyId): void {
  const { id: account, kind, placement, owner } = r;
  requires(account !== ZERO_32, "AccountRegistry_IdZero");
  requires(!state.accounts.has(account), "AccountRegistry_AccountExists", { account });
  requires(r.currency !== "", "AccountRegistry_CurrencyMissing", { account });
  const numbers = { kind: ACCOUNT_KINDS.indexOf(kind), placement: PLACEMENT_KINDS.indexOf(placement) };
  const fits =
    kind === "placement" ? placement !== "none" : placement === "none" && r.placedUntil === UNKNOWN_DAY;
  requires(fits, "AccountRegistry_PlacementMismatch", { account, ...numbers });
  requires(state.parties.has(owner), "AccountRegistry_OwnerUnknown", { owner });
  const empty = { balance: 0n, lots: 0, broken: false, closedThrough: UNKNOWN_DAY, newest: UNKNOWN_DAY };
  state.accounts.set(account, { ...r, custodian, ruleChange: null, ...empty });
  countEvent(state, "AccountRegistry");
}

/* ----- booking rule ----- */

export function proposeRule(state: ModelState, call: Call, command: CommandOf<"proposeRule">): void {
  const caller = authorise(state, call, ["custodian"]);
  const row = known(state, command.account);
  const { id: account, custodian, ruleChange } = row;
  requires(custodian === caller, "AccountRegistry_NotCustodian", { account, custodian, caller });
  const current = ruleAt(row, call.time);
  if (ruleChange !== null && isUnderWay(row, call.time)) {
    const { rule, effectiveFrom } = ruleChange;
    requires(false, "AccountRegistry_ChangePending", {
      account,
      rule: BOOKING_RULES.indexOf(rule),
      effectiveFrom,
    });
  }
  const rule = BOOKING_RULES.indexOf(command.rule);
  requires(command.rule !== current, "AccountRegistry_RuleUnchanged", { account, rule });
  const change = { rule: command.rule, effectiveFrom: 0 };
  state.accounts.set(account, { ...row, rule: current, ruleChange: change });
  state.money.proposers.set(account, call.sender);
  countEvent(state, "AccountRegistry");
}

export function acceptRule(state: ModelState, call: Call, command: CommandOf<"acceptRule">): void {
  const caller = authorise(state, call, ["checker"]);
  const row = known(state, command.account);
  const { id: account, owner, ruleChange } = row;
  requires(owner === caller, "AccountRegistry_NotOwner", { account, owner, caller });
  requires(ruleChange?.effectiveFrom === 0, "AccountRegistry_ChangeMissing", { account });
  const other = state.money.proposers.get(account) !== call.sender;
  requires(other, "AccountRegistry_SameKey", { account, key: call.sender });
  const effectiveFrom = call.time + RULE_DELAY;
  state.accounts.set(account, { ...row, ruleChange: { rule: ruleChange.rule, effectiveFrom } });
  countEvent(state, "AccountRegistry");
}

export function withdrawRule(state: ModelState, call: Call, command: CommandOf<"withdrawRule">): void {
  const caller = authorise(state, call, ["custodian", "checker"]);
  const row = known(state, command.account);
  const { id: account, owner, custodian } = row;
  const keeps = custodian === caller && holdsRole(state, call.sender, "custodian");
  const owns = owner === caller && holdsRole(state, call.sender, "checker");
  requires(keeps || owns, "AccountRegistry_NotOwner", { account, owner, caller });
  requires(isUnderWay(row, call.time), "AccountRegistry_ChangeMissing", { account });
  state.accounts.set(account, { ...row, ruleChange: null });
  state.money.proposers.delete(account);
  countEvent(state, "AccountRegistry");
}

/** Whether a change is proposed or accepted, and not yet in force. */
function isUnderWay({ ruleChange }: Bare<AccountRow>, time: number): boolean {
  if (ruleChange === null) return false;
  return ruleChange.effectiveFrom === 0 || time < ruleChange.effectiveFrom;
}

function known(state: ModelState, account: AccountId): Bare<AccountRow> {
  const row = state.accounts.get(account);
  requires(row !== undefined, "AccountRegistry_AccountUnknown", { account });
  return row;
}
