import type { InstrumentRow, ItemOffer, PoolItemRow, Profile } from "@green-ledger/domain";
import { createFaults, type Faults } from "../errors/faults.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId, wireId } from "../ids/wire-ids.ts";
import { decide } from "../policy/decide.ts";
import { instrumentRelations } from "../policy/relations.ts";
import { requireDistinct } from "../writes/drafts.ts";
import {
  emptyPlan,
  type Plan,
  type PlanContext,
  singlePlan,
  type WriteHandler,
  type WriteHandlers,
} from "../writes/plan.ts";
import { actOnPool, checkItem, type ItemInput, poolMoney, sealPool } from "../writes/pool-parts.ts";

const formPool: WriteHandler<"formPool"> = {
  ids: ({ body }) => [body.instrument, ...body.items.map(({ item }) => item)],
  async plan({ body }, context) {
    const { items, ...said } = body;
    const instrument = ownInstrument(body.instrument, context);
    const faults = createFaults();
    const servicer = chainId(body.servicer);
    if (!context.references.hasParty(servicer)) faults.add("/servicer", "party_unknown");
    const earlier = context.lookup.pool(instrument.id);
    if (earlier !== undefined && earlier.servicer !== servicer) {
      faults.add("/instrument", "reference_reused", "Its pool was formed with another servicer.");
    }
    const offers = await offersOf(items, instrument, context, faults);
    faults.throwIfAny();
    if (earlier !== undefined) return emptyPlan([body.instrument]);
    const profile = sealPool(context, { pool: body.instrument, act: "form", said, ...facts(body) });
    const command = {
      kind: "formPool",
      pool: instrument.id,
      note: instrument.colours[0] ?? 0,
      servicer,
      dataRoot: profile.id,
      items: offers.map(({ offer }) => offer),
    } as const;
    return singlePlan(command, [profile, ...offers.map((each) => each.profile)]);
  },
};

const addPoolItems: WriteHandler<"addPoolItems"> = {
  ids: ({ body }) => body.items.map(({ item }) => item),
  async plan({ params, body }, context) {
    const { pool } = await actOnPool(params.id, "pool.issue", context);
    const faults = createFaults();
    const offers = await offersOf(body.items, pool, context, faults);
    faults.throwIfAny();
    const fresh = offers.filter(({ offer }) => !isInPool(context.lookup.poolItem(pool.id, offer.item)));
    const alreadyRecorded = wireItems(offers.filter((each) => !fresh.includes(each)));
    if (fresh.length === 0) return emptyPlan(alreadyRecorded);
    const command = {
      kind: "addPoolItems",
      pool: pool.id,
      items: fresh.map(({ offer }) => offer),
    } as const;
    const profiles = fresh.map(({ profile }) => profile);
    return { ...singlePlan(command, profiles), alreadyRecorded };
  },
};

const removePoolItems: WriteHandler<"removePoolItems"> = {
  ids: ({ body }) => body.items,
  async plan({ params, body }, context) {
    const { pool } = await actOnPool(params.id, "pool.issue", context);
    const items = knownItems(body.items, pool.id, (i) => `/items/${i}`, context);
    const present = items.filter(({ status }) => status !== "removed");
    const alreadyRecorded = items.filter(({ status }) => status === "removed").map(wireItem);
    if (present.length === 0) return emptyPlan(alreadyRecorded);
    const command = {
      kind: "removePoolItems",
      pool: pool.id,
      items: present.map(({ item }) => item),
    } as const;
    return { ...singlePlan(command), alreadyRecorded };
  },
};

const acceptPoolItems: WriteHandler<"acceptPoolItems"> = {
  ids: ({ body }) => body.items.map(({ item }) => item),
  async plan({ params, body }, context): Promise<Plan> {
    const { principal, makeId } = context;
    const { pool } = await actOnPool(params.id, "pool.sell", context);
    const wires = body.items.map(({ item }) => item);
    const items = knownItems(wires, pool.id, (i) => `/items/${i}/item`, context);
    const faults = createFaults();
    for (const [i, { principal: agreed }] of body.items.entries()) {
      const pointer = `/items/${i}/principal`;
      const minor = poolMoney(agreed, pool, pointer, faults);
      if (minor !== items[i]?.principal) faults.add(pointer, "terms_differ");
      if (items[i]?.originator !== principal.party) faults.add(`/items/${i}/item`, "pool_item_unknown");
    }
    faults.throwIfAny();
    const open = items.filter(({ status }) => status !== "accepted");
    const alreadyRecorded = items.filter(({ status }) => status === "accepted").map(wireItem);
    if (open.length === 0) return emptyPlan(alreadyRecorded);
    const acceptances = open.map(({ item, principal: amount, created }) => ({
      item,
      principal: amount,
      // A lien's id is used once: one that is removed and offered again gets another.
      lien: makeId("lien", pool.id, `${item}/${created.block}.${created.logIndex}`),
    }));
    return { ...singlePlan({ kind: "acceptPoolItems", pool: pool.id, acceptances }), alreadyRecorded };
  },
};

const closePool: WriteHandler<"closePool"> = {
  ids: ({ params }) => [params.id],
  async plan({ params, body }, context) {
    const { pool } = await actOnPool(params.id, "pool.issue", context);
    const faults = createFaults();
    const principal = poolMoney(body.principal, pool, "/principal", faults);
    if (principal !== pool.sums.principal) faults.add("/principal", "terms_differ");
    if (body.items !== pool.items) faults.add("/items", "terms_differ");
    faults.throwIfAny();
    if (pool.status === "closed") return emptyPlan([params.id]);
    return singlePlan({ kind: "closePool", pool: pool.id });
  },
};

export const poolWrites: Pick<
  WriteHandlers,
  "formPool" | "addPoolItems" | "removePoolItems" | "acceptPoolItems" | "closePool"
> = { formPool, addPoolItems, removePoolItems, acceptPoolItems, closePool };

/* ----- internal ----- */

/** @throws GatewayError instrument_unknown, forbidden */
function ownInstrument(wire: string, { principal, lookup }: PlanContext): InstrumentRow {
  const row = lookup.instrument(chainId(wire));
  if (row === undefined) throw new GatewayError("instrument_unknown");
  const { allow } = decide(principal, "pool.issue", instrumentRelations(row, principal.party));
  if (!allow) throw new GatewayError("forbidden", "Only the issuer of an instrument forms its pool.");
  return row;
}

interface Offered {
  offer: ItemOffer;
  profile: Profile;
}

/** What a body offers. An underlying that is in the pool must be stated as it is there. */
async function offersOf(
  inputs: readonly ItemInput[],
  pool: { id: InstrumentRow["id"]; currency: string },
  context: PlanContext,
  faults: Faults,
): Promise<Offered[]> {
  const offers: Offered[] = [];
  const ids = inputs.map(({ item }, i) => ({ id: chainId(item), pointer: `/items/${i}/item` }));
  requireDistinct(ids, faults);
  for (const [i, input] of inputs.entries()) {
    const checked = await checkItem(input, pool, `/items/${i}`, context, faults);
    const before = context.lookup.poolItem(pool.id, checked.item);
    if (isInPool(before) && !saysTheSame(before, checked)) {
      faults.add(`/items/${i}/item`, "reference_reused", "It is in the pool with other terms.");
    }
    const profile = sealPool(context, {
      pool: wireId("instrument", pool.id),
      act: "item",
      said: input,
      ...facts(input),
    });
    offers.push({ offer: { ...checked, dataRoot: profile.id }, profile });
  }
  return offers;
}

function isInPool(row: PoolItemRow | undefined): row is PoolItemRow {
  return row !== undefined && row.status !== "removed";
}

function saysTheSame(row: PoolItemRow, offer: Omit<ItemOffer, "dataRoot">): boolean {
  const { originator, project, principal } = offer;
  return row.originator === originator && row.project === project && row.principal === principal;
}

/** The underlyings that a body names. @throws GatewayError pool_item_unknown, reference_repeated */
function knownItems(
  wires: readonly string[],
  pool: InstrumentRow["id"],
  at: (i: number) => string,
  { lookup }: PlanContext,
): PoolItemRow[] {
  const faults = createFaults();
  const named = wires.map((wire, i) => ({ id: chainId(wire), pointer: at(i) }));
  requireDistinct(named, faults);
  const rows = named.map(({ id, pointer }) => {
    const row = lookup.poolItem(pool, id);
    if (row === undefined) faults.add(pointer, "pool_item_unknown");
    return row;
  });
  faults.throwIfAny();
  return rows.flatMap((row) => row ?? []);
}

const facts = ({ documents, attributes, simulated }: Partial<ItemInput>) => ({
  documents,
  attributes,
  simulated,
});
const wireItem = ({ item }: { item: PoolItemRow["item"] }) => wireId("tranche", item);
const wireItems = (offers: readonly Offered[]) => offers.map(({ offer }) => wireItem(offer));
