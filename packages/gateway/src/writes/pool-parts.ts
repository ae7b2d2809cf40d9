import type { Action } from "@green-ledger/api";
import type {
  Colour,
  InstrumentRow,
  ItemId,
  ItemOffer,
  PoolRow,
  Profile,
  TrancheId,
} from "@green-ledger/domain";
import type { Faults } from "../errors/faults.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId } from "../ids/wire-ids.ts";
import { decide } from "../policy/decide.ts";
import { type PoolScope, visiblePool } from "../reads/pool-scope.ts";
import { trancheById } from "../reads/tranches.ts";
import type { PoolStatement } from "../vault/statements.ts";
import { minorOf, minorOrZeroOf } from "./field-checks.ts";
import type { PlanContext } from "./plan.ts";

export interface MoneyInput {
  currency: string;
  minor: string;
}

/** An underlying as a body offers it. */
export interface ItemInput extends Pick<PoolStatement, "documents" | "attributes" | "simulated"> {
  item: string;
  originator: string;
  project: string | null;
  principal: MoneyInput;
}

/**
 * The pool that a request is about, if the caller may act on it.
 * @throws GatewayError not_found for one that the caller may not see, forbidden
 */
export async function actOnPool(
  wire: string,
  action: Extract<Action, `pool.${string}`>,
  context: PlanContext,
): Promise<PoolScope> {
  const scope = await visiblePool(wire, context);
  if (decide(context.principal, action, scope.relations).allow) return scope;
  throw new GatewayError("forbidden", `Only ${WHO[action]} does this.`);
}

const WHO: Readonly<Record<Extract<Action, `pool.${string}`>, string>> = {
  "pool.read": "a party to the pool",
  "pool.issue": "the issuer of the pool",
  "pool.sell": "the originator of an underlying",
  "pool.service": "the servicer of the pool",
};

/** Money in the pool's currency, above zero. @param pointer of the amount */
export function poolMoney(
  { currency, minor }: MoneyInput,
  pool: { currency: string },
  pointer: string,
  faults: Faults,
): bigint {
  checkCurrency(currency, pool, pointer, faults);
  return minorOf(minor, `${pointer}/minor`, faults);
}

/** Money in the pool's currency; zero is some. */
export function poolMoneyOrNone(
  { currency, minor }: MoneyInput,
  pool: { currency: string },
  pointer: string,
  faults: Faults,
): bigint {
  checkCurrency(currency, pool, pointer, faults);
  return minorOrZeroOf(minor, `${pointer}/minor`, faults);
}

function checkCurrency(currency: string, pool: { currency: string }, pointer: string, faults: Faults): void {
  if (currency === pool.currency) return;
  faults.add(`${pointer}/currency`, "currency_mismatch", `The pool is in ${pool.currency}.`);
}

/** The colour of a tranche of the pool's instrument. */
export async function noteOf(
  wire: string,
  pool: Pick<PoolRow, "id">,
  pointer: string,
  { snapshot }: PlanContext,
  faults: Faults,
): Promise<Colour> {
  const tranche = await trancheById(snapshot, chainId(wire) as TrancheId);
  if (tranche?.instrument === pool.id) return tranche.colour;
  faults.add(pointer, "tranche_unknown", "The pool's instrument has no such tranche.");
  return 0;
}

/** An underlying, checked as far as the index knows. @param pointer of it in the body */
export async function checkItem(
  input: ItemInput,
  pool: { currency: string },
  pointer: string,
  context: PlanContext,
  faults: Faults,
): Promise<Omit<ItemOffer, "dataRoot">> {
  const { references, lookup, snapshot } = context;
  const item: ItemId = chainId(input.item);
  const originator = chainId(input.originator);
  const project = input.project === null ? null : chainId(input.project);
  if (!references.hasParty(originator)) faults.add(`${pointer}/originator`, "party_unknown");
  if (project !== null && !references.hasAsset(project)) faults.add(`${pointer}/project`, "asset_unknown");
  const principal = poolMoney(input.principal, pool, `${pointer}/principal`, faults);
  const tranche = await trancheById(snapshot, item);
  const loan = tranche === undefined ? undefined : lookup.instrument(tranche.instrument);
  const wrong = loan === undefined ? "No such loan is registered." : faultOf(loan, pool, originator);
  const tooMuch = tranche !== undefined && principal > tranche.size ? "The loan is smaller." : undefined;
  if (wrong !== undefined) faults.add(`${pointer}/item`, "pool_item_ineligible", wrong);
  else if (tooMuch !== undefined) faults.add(`${pointer}/principal`, "pool_item_ineligible", tooMuch);
  return { item, kind: "loan", originator, project, principal };
}

function faultOf(
  { kind, currency, payingAgent }: InstrumentRow,
  pool: { currency: string },
  originator: string,
): string | undefined {
  if (kind !== "loan" && kind !== "facility") return "Its instrument is no loan or facility.";
  if (currency !== pool.currency) return `It is in ${currency}, the pool in ${pool.currency}.`;
  return payingAgent === originator ? undefined : "Another party lent it.";
}

/** What was stated about a pool, sealed. */
export function sealPool({ principal, vault }: PlanContext, statement: PoolStatement): Profile {
  return vault.seal("pool", principal.party, statement);
}

/** Why, sealed. @param about wire id */
export function sealWhy(
  { principal, vault }: PlanContext,
  about: string,
  act: string,
  reason: string,
): Profile {
  return vault.seal("reason", principal.party, { about, act, reason });
}
