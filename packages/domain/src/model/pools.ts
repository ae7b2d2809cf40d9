import type { CommandOf } from "../commands.ts";
import { dayOfSecond, UNKNOWN_DAY } from "../day.ts";
import { type InstrumentId, type ItemId, type LienId, type PartyId, ZERO_32 } from "../hex.ts";
import { OBJECT_KINDS, WHOLE_BPS } from "../liens.ts";
import {
  FLOW_KINDS,
  ITEM_STATUSES,
  type ItemOffer,
  MAX_POOL_BULK,
  MAX_POOL_ITEMS,
  NO_POOL_SUMS,
  POOL_STATUSES,
  type PoolFlowRow,
  type PoolItemRow,
  type PoolRow,
  withFlow,
  withPrincipal,
} from "../pools.ts";
import type { KeyRole } from "../statuses.ts";
import { authorise } from "./access.ts";
import { isAdmitted, termsOf } from "./instruments.ts";
import { liftForDesk, takeForDesk } from "./liens.ts";
import { requires } from "./outcome.ts";
import { itemKey } from "./pool-state.ts";
import { type Bare, type Call, countEvent, type ModelState } from "./state.ts";

export type Pool = Bare<PoolRow>;
export type PoolItem = Bare<PoolItemRow>;

/* ----- composition ----- */

export function formPool(state: ModelState, call: Call, command: CommandOf<"formPool">): void {
  const caller = authorise(state, call, ["maker"]);
  const { pool, note, servicer, dataRoot } = command;
  const instrument = state.instruments.get(pool);
  requires(instrument !== undefined, "PoolBook_InstrumentUnknown", { pool });
  const { issuer } = instrument;
  requires(issuer === caller, "PoolBook_NotIssuer", { pool, issuer, caller });
  requires(instrument.kind === "abs", "PoolBook_NotAbs", { pool });
  requires(!state.pools.pools.has(pool), "PoolBook_PoolExists", { pool });
  requires(state.parties.get(servicer)?.member ?? false, "PoolBook_ServicerNotMember", { servicer });
  requires(instrument.colours.includes(note), "PoolBook_NotANote", { note, pool });
  const { currency } = instrument;
  const paid = { principal: 0n, interest: 0n };
  const fresh = { status: "forming", items: 0, offered: 0, sums: NO_POOL_SUMS, paid } as const;
  state.pools.pools.set(pool, { id: pool, issuer, servicer, currency, dataRoot, ...fresh });
  countEvent(state, "PoolBook");
  offerItems(state, call, pool, command.items);
}

export function addPoolItems(state: ModelState, call: Call, command: CommandOf<"addPoolItems">): void {
  asIssuer(state, call, command.pool, "maker", "forming");
  offerItems(state, call, command.pool, command.items);
}

export function removePoolItems(state: ModelState, call: Call, command: CommandOf<"removePoolItems">): void {
  const { pool, items } = command;
  asIssuer(state, call, pool, "maker", "forming");
  requireBulk(items.length);
  prepare(state, call, pool);
  for (const id of items) {
    const item = state.pools.items.get(itemKey(pool, id));
    requires(item !== undefined, "PoolBook_ItemUnknown", { pool, item: id });
    const accepted = item.status === "accepted";
    requires(accepted || item.status === "offered", "PoolBook_ItemWrongStatus", wrongStatus(item));
    putItem(state, { ...item, status: "removed" });
    const before = poolIn(state, pool, "forming");
    putPool(state, {
      ...before,
      items: before.items - 1,
      offered: accepted ? before.offered : before.offered - 1,
      sums: accepted ? withPrincipal(before.sums, -item.principal) : before.sums,
    });
    countEvent(state, "PoolBook");
    if (accepted) liftForDesk(state, state.pools.poolBook, item.lien ?? ZERO_32);
  }
}

export function acceptPoolItems(state: ModelState, call: Call, command: CommandOf<"acceptPoolItems">): void {
  const { pool, acceptances } = command;
  const caller = authorise(state, call, ["checker"]);
  const { issuer } = poolIn(state, pool, "forming");
  requireOtherKey(state, call, pool);
  requireBulk(acceptances.length);
  for (const { item: id, principal, lien } of acceptances) {
    const item = itemIn(state, pool, id, "offered");
    const { originator } = item;
    requires(originator === caller, "PoolBook_NotOriginator", { pool, item: id, originator, caller });
    const differs = { item: id, offered: item.principal, accepted: principal };
    requires(item.principal === principal, "PoolBook_PrincipalDiffers", differs);
    const before = poolIn(state, pool, "forming");
    putPool(state, { ...before, offered: before.offered - 1 });
    accept(state, item, lien);
    countEvent(state, "PoolBook");
    encumber(state, call, issuer, id, lien, item);
  }
}

export function closePool(state: ModelState, call: Call, { pool }: CommandOf<"closePool">): void {
  const before = asIssuer(state, call, pool, "checker", "forming");
  requireOtherKey(state, call, pool);
  requires(before.items > 0, "PoolBook_NothingToClose", { pool });
  const { offered } = before;
  requires(offered === 0, "PoolBook_ItemsNotAccepted", { pool, offered });
  putPool(state, { ...before, status: "closed" });
  countEvent(state, "PoolBook");
}

/* ----- cash ----- */

export function reportPoolFlows(state: ModelState, call: Call, command: CommandOf<"reportPoolFlows">): void {
  const { pool, flows } = command;
  asServicer(state, call, pool, "custodian");
  requireBulk(flows.length);
  for (const { item: id, kind, amount, receipt, valueDate } of flows) {
    const item = itemIn(state, pool, id, "accepted");
    requires(amount > 0n, "PoolBook_AmountZero");
    requirePast(valueDate, call);
    requires(receipt !== ZERO_32, "PoolBook_ReceiptMissing", { item: id });
    const repeated = state.pools.flows.some(
      (f) => f.pool === pool && f.item === id && f.kind === kind && f.receipt === receipt,
    );
    requires(!repeated, "PoolBook_FlowExists", { item: id, kind: FLOW_KINDS.indexOf(kind), receipt });
    const { outstanding, writtenOff } = item;
    const within = kind !== "principal" || amount <= outstanding;
    requires(within, "PoolBook_OutstandingExceeded", { item: id, amount, outstanding });
    const recovered = item.recovered + amount;
    const lost = kind !== "recovery" || recovered <= writtenOff;
    requires(lost, "PoolBook_RecoveryExceedsLoss", { item: id, recovered, writtenOff });
    flow(state, item, { kind, amount, receipt, reasonRoot: null, valueDate });
    const brought = state.pools.receipts.get(receipt) ?? { flows: 0, amount: 0n };
    const sum = { receipt, flows: brought.flows + 1, amount: brought.amount + amount };
    state.pools.receipts.set(receipt, sum);
  }
}

export function writeOffPoolItem(
  state: ModelState,
  call: Call,
  command: CommandOf<"writeOffPoolItem">,
): void {
  const { pool, item: id, amount, valueDate, reasonRoot } = command;
  asServicer(state, call, pool, "custodian");
  const item = itemIn(state, pool, id, "accepted");
  requires(amount > 0n, "PoolBook_AmountZero");
  requirePast(valueDate, call);
  requires(reasonRoot !== ZERO_32, "PoolBook_ReasonMissing", { item: id });
  const repeated = state.pools.flows.some(
    (f) => f.pool === pool && f.item === id && f.reasonRoot === reasonRoot,
  );
  requires(!repeated, "PoolBook_LossExists", { item: id, reasonRoot });
  const { outstanding } = item;
  requires(amount <= outstanding, "PoolBook_OutstandingExceeded", { item: id, amount, outstanding });
  flow(state, item, { kind: "loss", amount, receipt: null, reasonRoot, valueDate });
}

function flow(
  state: ModelState,
  item: PoolItem,
  money: Pick<PoolFlowRow, "kind" | "amount" | "receipt" | "reasonRoot" | "valueDate">,
): void {
  const after = withFlow(item, money.kind, money.amount);
  putItem(state, after);
  const pool = poolIn(state, item.pool, "closed");
  putPool(state, { ...pool, sums: withFlow(pool.sums, money.kind, money.amount) });
  const { outstanding } = after;
  state.pools.flows.push({ pool: item.pool, item: item.item, ...money, outstanding });
  countEvent(state, "PoolBook");
}

/* ----- shared with substitutions ----- */

/** What can become an underlying of the pool now. */
export function requireEligible(state: ModelState, pool: Pool, o: ItemOffer): void {
  const { item, originator, principal, project } = o;
  requires(item !== ZERO_32, "PoolBook_IdZero");
  const status = state.pools.items.get(itemKey(pool.id, item))?.status ?? "removed";
  requires(status === "removed", "PoolBook_ItemExists", { pool: pool.id, item });
  requires(o.kind === "loan", "PoolBook_KindNotSupported", { item, kind: OBJECT_KINDS.indexOf(o.kind) });
  const colour = [...state.tranches.values()].find(({ id }) => id === item)?.colour ?? 0;
  const terms = termsOf(state, colour);
  const lent = terms?.instrument.kind === "loan" || terms?.instrument.kind === "facility";
  requires(terms !== undefined && lent, "PoolBook_NotALoan", { item });
  const lender = terms.instrument.payingAgent;
  requires(lender === originator, "PoolBook_NotLender", { item, lender, originator });
  const [currency, poolCurrency] = [terms.instrument.currency, pool.currency];
  requires(currency === poolCurrency, "PoolBook_CurrencyDiffers", {
    item,
    currency: currencyBytes(currency),
    poolCurrency: currencyBytes(poolCurrency),
  });
  const { size } = terms.tranche;
  requires(principal > 0n && principal <= size, "PoolBook_PrincipalOutOfRange", { item, principal, size });
  const admitted = project === null || isAdmitted(state, colour, project);
  requires(admitted, "PoolBook_ProjectNotAdmitted", { item, project: project ?? ZERO_32 });
}

export function newItem(pool: InstrumentId, offer: ItemOffer): PoolItem {
  const none = { collected: 0n, writtenOff: 0n, substituted: 0n, interest: 0n, recovered: 0n };
  return { pool, ...offer, status: "offered", lien: null, outstanding: offer.principal, ...none };
}

/** Puts an accepted underlying into the sums. */
export function accept(state: ModelState, item: PoolItem, lien: LienId): void {
  putItem(state, { ...item, status: "accepted", lien });
  const pool = state.pools.pools.get(item.pool);
  if (pool !== undefined) putPool(state, { ...pool, sums: withPrincipal(pool.sums, item.principal) });
}

/** The pool's exclusive interest, in the name of its issuer. */
export function encumber(
  state: ModelState,
  call: Call,
  issuer: PartyId,
  item: ItemId,
  lien: LienId,
  { kind, dataRoot }: Pick<PoolItem, "kind" | "dataRoot">,
): void {
  takeForDesk(state, call, state.pools.poolBook, {
    id: lien,
    kind,
    object: item,
    creditor: issuer,
    class: "securitisation",
    shareBps: WHOLE_BPS,
    rank: 1,
    until: UNKNOWN_DAY,
    dataRoot,
  });
}

/** The pool in a status, for one of its issuer's keys. */
export function asIssuer(
  state: ModelState,
  call: Call,
  id: InstrumentId,
  role: KeyRole,
  status: Pool["status"],
): Pool {
  const caller = authorise(state, call, [role]);
  const pool = poolIn(state, id, status);
  const { issuer } = pool;
  requires(issuer === caller, "PoolBook_NotIssuer", { pool: id, issuer, caller });
  return pool;
}

export function itemIn(
  state: ModelState,
  pool: InstrumentId,
  id: ItemId,
  status: PoolItem["status"],
): PoolItem {
  const item = state.pools.items.get(itemKey(pool, id));
  requires(item !== undefined, "PoolBook_ItemUnknown", { pool, item: id });
  requires(item.status === status, "PoolBook_ItemWrongStatus", wrongStatus(item));
  return item;
}

export const putPool = (state: ModelState, pool: Pool) => state.pools.pools.set(pool.id, pool);
export const putItem = (state: ModelState, item: PoolItem) =>
  state.pools.items.set(itemKey(item.pool, item.item), item);

/* ----- internal ----- */

function offerItems(state: ModelState, call: Call, id: InstrumentId, items: readonly ItemOffer[]): void {
  requireBulk(items.length);
  prepare(state, call, id);
  for (const offer of items) {
    const pool = poolIn(state, id, "forming");
    const full = { pool: id, items: pool.items, most: MAX_POOL_ITEMS };
    requires(pool.items < MAX_POOL_ITEMS, "PoolBook_PoolFull", full);
    requireEligible(state, pool, offer);
    putPool(state, { ...pool, items: pool.items + 1, offered: pool.offered + 1 });
    putItem(state, newItem(id, offer));
    countEvent(state, "PoolBook");
  }
}

function asServicer(state: ModelState, call: Call, id: InstrumentId, role: KeyRole): void {
  const caller = authorise(state, call, [role]);
  const { servicer } = poolIn(state, id, "closed");
  requires(servicer === caller, "PoolBook_NotServicer", { pool: id, servicer, caller });
}

function poolIn(state: ModelState, id: InstrumentId, needed: Pool["status"]): Pool {
  const pool = state.pools.pools.get(id);
  requires(pool !== undefined, "PoolBook_PoolUnknown", { pool: id });
  const status = POOL_STATUSES.indexOf(pool.status);
  requires(pool.status === needed, "PoolBook_PoolWrongStatus", { pool: id, status });
  return pool;
}

function wrongStatus({ pool, item, status }: PoolItem) {
  return { pool, item, status: ITEM_STATUSES.indexOf(status) };
}

function prepare(state: ModelState, { sender }: Call, pool: InstrumentId): void {
  state.pools.prepared.add(`${pool}/${sender}`);
}

function requireOtherKey(state: ModelState, { sender }: Call, pool: InstrumentId): void {
  const other = !state.pools.prepared.has(`${pool}/${sender}`);
  requires(other, "PoolBook_PreparedBySameKey", { pool, key: sender });
}

function requireBulk(given: number): void {
  requires(given <= MAX_POOL_BULK, "PoolBook_TooMany", { given, most: MAX_POOL_BULK });
}

function requirePast(valueDate: number, { time }: Call): void {
  requires(valueDate !== UNKNOWN_DAY, "PoolBook_ValueDateMissing");
  const today = dayOfSecond(time);
  requires(valueDate <= today, "PoolBook_ValueDateInFuture", { valueDate, today });
}

/** Three letters as the chain holds them. */
function currencyBytes(currency: string): string {
  return `0x${[...currency].map((letter) => letter.charCodeAt(0).toString(16)).join("")}`;
}
