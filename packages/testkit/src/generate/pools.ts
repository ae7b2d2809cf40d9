import {
  dayOfSecond,
  type InstrumentId,
  type ItemOffer,
  type PoolItemRow,
  type PoolRow,
  ZERO_32,
} from "@green-ledger/domain";
import { type Bare, isAdmitted, type ModelState } from "@green-ledger/domain/model";
import type { Actor } from "../actors.ts";
import type { Request } from "../consortium/index.ts";
import { actorsByAddress } from "../consortium/index.ts";
import { anyAssetId } from "./assets.ts";
import { actorFor, actorWith, anyParty, anyRoot, mostly, type Scene, senderOf, unknownId } from "./scene.ts";

type Pool = Bare<PoolRow>;
type PoolItem = Bare<PoolItemRow>;

/* ----- composition ----- */

export function formPool(scene: Scene): Request {
  const { random, state } = scene;
  const abs = [...state.instruments.values()].filter(({ kind }) => kind === "abs");
  const free = abs.filter(({ id }) => !state.pools.pools.has(id));
  const any = () => random.pick([...state.instruments.values()]);
  const instrument = mostly(scene, random.any(free) ?? any(), any);
  const items = Array.from({ length: random.between(0, 2) }, () => anyOffer(scene, instrument));
  return {
    sender: senderOf(scene, actorFor(scene, instrument.issuer, "maker")),
    command: {
      kind: "formPool",
      pool: mostly(scene, instrument.id, () => unknownId("instrument")),
      note: mostly(scene, random.any(instrument.colours) ?? 1, () => 1),
      servicer: mostly(scene, scene.cast.members.bankA.party, () => anyParty(scene)),
      dataRoot: anyRoot(scene),
      items,
    },
  };
}

export function addPoolItems(scene: Scene): Request {
  const pool = anyPool(scene, "forming");
  const items = Array.from({ length: scene.random.between(1, 2) }, () => anyOffer(scene, pool));
  return {
    sender: senderOf(scene, actorFor(scene, pool.issuer, "maker")),
    command: { kind: "addPoolItems", pool: poolId(scene, pool.id), items },
  };
}

export function removePoolItems(scene: Scene): Request {
  const item = anyItem(scene, "forming", ["offered", "accepted"]);
  return {
    sender: senderOf(scene, actorFor(scene, poolOf(scene, item.pool)?.issuer, "maker")),
    command: { kind: "removePoolItems", pool: item.pool, items: [item.item] },
  };
}

export function acceptPoolItems(scene: Scene): Request {
  const { random, state } = scene;
  const item = anyItem(scene, "forming", ["offered"]);
  const taken = () => random.any([...state.liens.keys()]) ?? ZERO_32;
  const principal = mostly(scene, item.principal, () => item.principal + 1n);
  const lien = mostly(scene, scene.fresh("pool lien"), taken);
  return {
    sender: senderOf(scene, otherKey(scene, item.originator, item.pool)),
    command: {
      kind: "acceptPoolItems",
      pool: item.pool,
      acceptances: [{ item: item.item, principal, lien }],
    },
  };
}

export function closePool(scene: Scene): Request {
  const pool = anyPool(scene, "forming");
  return {
    sender: senderOf(scene, otherKey(scene, pool.issuer, pool.id)),
    command: { kind: "closePool", pool: poolId(scene, pool.id) },
  };
}

/* ----- cash ----- */

export function reportPoolFlows(scene: Scene): Request {
  const { random, time } = scene;
  const flows = Array.from({ length: random.between(1, 2) }, () => {
    const item = anyItem(scene, "closed", ["accepted"]);
    const kind = random.weighted({ principal: 5, interest: 4, recovery: 2 });
    const limit = kind === "recovery" ? item.writtenOff - item.recovered : item.outstanding;
    return {
      item,
      flow: {
        item: item.item,
        kind,
        amount: mostly(scene, anyAmount(scene, limit), () => random.pick([0n, limit + 1n])),
        receipt: mostly(scene, anyReceipt(scene), () => ZERO_32),
        valueDate: mostly(scene, dayOfSecond(time) - random.between(0, 3), () => dayOfSecond(time) + 1),
      },
    };
  });
  const pool = flows[0]?.item.pool ?? ZERO_32;
  return {
    sender: senderOf(scene, actorFor(scene, poolOf(scene, pool)?.servicer, "custodian")),
    command: { kind: "reportPoolFlows", pool, flows: flows.map(({ flow }) => flow) },
  };
}

export function writeOffPoolItem(scene: Scene): Request {
  const { random, time } = scene;
  const item = anyItem(scene, "closed", ["accepted"]);
  return {
    sender: senderOf(scene, actorFor(scene, poolOf(scene, item.pool)?.servicer, "custodian")),
    command: {
      kind: "writeOffPoolItem",
      pool: item.pool,
      item: item.item,
      amount: mostly(scene, anyAmount(scene, item.outstanding / 4n), () => item.outstanding + 1n),
      valueDate: dayOfSecond(time) - random.between(0, 3),
      reasonRoot: mostly(scene, anyRoot(scene), () => ZERO_32),
    },
  };
}

/* ----- what the others use, too ----- */

/** One in the status if there is any. */
export function anyPool(
  { random, state }: Scene,
  status: Pool["status"],
): Pick<Pool, "id" | "issuer" | "servicer"> {
  const all = [...state.pools.pools.values()];
  const found = random.any(all.filter((pool) => pool.status === status)) ?? random.any(all);
  return found ?? { id: unknownId("instrument"), issuer: unknownId("party"), servicer: unknownId("party") };
}

/** One in a pool and status if there is any. */
export function anyItem(
  { random, state }: Scene,
  poolStatus: Pool["status"],
  statuses: readonly PoolItem["status"][],
): PoolItem {
  const { items, pools } = state.pools;
  const all = [...items.values()].filter(({ pool }) => pools.get(pool)?.status === poolStatus);
  const fitting = all.filter(({ status }) => statuses.includes(status));
  return random.any(fitting) ?? random.any(all) ?? random.pick([...items.values()]);
}

export function poolOf({ state }: { state: ModelState }, pool: InstrumentId): Pool | undefined {
  return state.pools.pools.get(pool);
}

/** Mostly a loan that nobody holds exclusively, as its lender would offer it. */
export function anyOffer(scene: Scene, pool: { id: InstrumentId }): ItemOffer {
  const { random, state } = scene;
  const currency = state.instruments.get(pool.id)?.currency;
  const tranches = [...state.tranches.values()].filter(({ colour }) => colour > 0);
  const loans = tranches.filter(({ id, instrument }) => {
    const loan = state.instruments.get(instrument);
    const held = [...state.liens.values()].some((lien) => lien.object === id && lien.status === "active");
    return (loan?.kind === "loan" || loan?.kind === "facility") && loan.currency === currency && !held;
  });
  const tranche = mostly(scene, random.any(loans) ?? random.pick(tranches), () => random.pick(tranches));
  const lender = state.instruments.get(tranche.instrument)?.payingAgent ?? ZERO_32;
  const project = random.any([...state.assets.keys()].filter((id) => isAdmitted(state, tranche.colour, id)));
  return {
    item: mostly(scene, tranche.id, () => ZERO_32),
    kind: mostly(scene, "loan" as const, () => "receivable" as const),
    originator: mostly(scene, lender, () => anyParty(scene)),
    project: mostly(scene, random.chance(0.5) ? null : (project ?? null), () => anyAssetId(scene)),
    principal: mostly(scene, random.amount(1n, tranche.size), () => random.pick([0n, tranche.size + 1n])),
    dataRoot: anyRoot(scene),
  };
}

/** A checker's key of the party that did not prepare the pool; any of its checkers' if there is none. */
export function otherKey(scene: Scene, party: PoolItem["originator"], pool: InstrumentId): Actor | undefined {
  const { state, time, random, cast } = scene;
  const actors = actorsByAddress(cast);
  const keys = [...state.keys.values()].filter(
    (key) =>
      key.party === party &&
      key.roles.includes("checker") &&
      key.validUntil > time &&
      !state.pools.prepared.has(`${pool}/${key.address}`),
  );
  const other = random.any(keys.flatMap((key) => actors.get(key.address) ?? []));
  return random.chance(0.05) ? actorWith(scene, "checker") : (other ?? actorFor(scene, party, "checker"));
}

function poolId(scene: Scene, pool: InstrumentId): InstrumentId {
  return mostly(scene, pool, () => unknownId("instrument"));
}

export function anyAmount({ random }: Scene, limit: bigint): bigint {
  return limit > 0n ? random.amount(1n, limit) : 1n;
}

/** Mostly one that came in; now and then one that no flow has named, so that few repeat. */
function anyReceipt(scene: Scene) {
  const { random, state } = scene;
  const receipts = [...state.movements.values()].filter(({ direction }) => direction === "in");
  return random.chance(0.5) ? scene.fresh("pool receipt") : (random.any(receipts)?.id ?? ZERO_32);
}
