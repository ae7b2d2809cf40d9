import {
  bytes,
  type PoolFlow,
  type PoolFlowRow,
  type PoolRow,
  pagesOf,
  type Snapshot,
} from "@green-ledger/domain";
import { createFaults } from "../errors/faults.ts";
import { chainId } from "../ids/wire-ids.ts";
import { dayOf } from "../writes/field-checks.ts";
import { emptyPlan, singlePlan, type WriteHandler, type WriteHandlers } from "../writes/plan.ts";
import { actOnPool, poolMoney, sealWhy } from "../writes/pool-parts.ts";

const reportPoolFlows: WriteHandler<"reportPoolFlows"> = {
  ids: ({ body }) => body.flows.map(({ item }) => item),
  async plan({ params, body }, context) {
    const { pool } = await actOnPool(params.id, "pool.service", context);
    const faults = createFaults();
    const seen = new Map<string, string>();
    const flows = body.flows.map((flow, i) => {
      const pointer = `/flows/${i}`;
      const item = chainId(flow.item);
      if (context.lookup.poolItem(pool.id, item) === undefined) {
        faults.add(`${pointer}/item`, "pool_item_unknown");
      }
      const name = `${flow.item} ${flow.kind} ${flow.receipt}`;
      const first = seen.get(name);
      if (first === undefined) seen.set(name, pointer);
      else faults.add(`${pointer}/receipt`, "reference_repeated", `The same flow as in ${first}.`);
      const amount = poolMoney(flow.amount, pool, `${pointer}/amount`, faults);
      const valueDate = dayOf(flow.value_date, `${pointer}/value_date`, faults);
      return { item, kind: flow.kind, amount, receipt: chainId(flow.receipt), valueDate };
    });
    faults.throwIfAny();
    const known = await Promise.all(flows.map((flow) => earlierFlow(context.snapshot, pool, flow)));
    for (const [i, before] of known.entries()) {
      const flow = flows[i];
      if (before === undefined || flow === undefined) continue;
      const same = before.amount === flow.amount && before.valueDate === flow.valueDate;
      if (!same) faults.add(`/flows/${i}/receipt`, "reference_reused");
    }
    faults.throwIfAny();
    const fresh = flows.filter((_, i) => known[i] === undefined);
    const alreadyRecorded = body.flows.filter((_, i) => known[i] !== undefined).map(({ item }) => item);
    if (fresh.length === 0) return emptyPlan(alreadyRecorded);
    return {
      ...singlePlan({ kind: "reportPoolFlows", pool: pool.id, flows: fresh }),
      alreadyRecorded,
    };
  },
};

const writeOffPoolItem: WriteHandler<"writeOffPoolItem"> = {
  ids: ({ body }) => [body.item],
  async plan({ params, body }, context) {
    const { pool } = await actOnPool(params.id, "pool.service", context);
    const faults = createFaults();
    const item = chainId(body.item);
    if (context.lookup.poolItem(pool.id, item) === undefined) faults.add("/item", "pool_item_unknown");
    const amount = poolMoney(body.amount, pool, "/amount", faults);
    const valueDate = dayOf(body.value_date, "/value_date", faults);
    faults.throwIfAny();
    const reason = sealWhy(context, body.item, "writeOffPoolItem", body.reason);
    const command = {
      kind: "writeOffPoolItem",
      pool: pool.id,
      item,
      amount,
      valueDate,
      reasonRoot: reason.id,
    } as const;
    return singlePlan(command, [reason]);
  },
};

export const poolCashWrites: Pick<WriteHandlers, "reportPoolFlows" | "writeOffPoolItem"> = {
  reportPoolFlows,
  writeOffPoolItem,
};

/** A flow that was reported before for the same underlying, kind and receipt. */
async function earlierFlow(
  snapshot: Snapshot,
  pool: PoolRow,
  { item, kind, receipt }: PoolFlow,
): Promise<PoolFlowRow | undefined> {
  const prefix = [bytes(receipt)];
  for await (const rows of pagesOf((page) => snapshot.listBy("poolFlow", "byReceipt", { ...page, prefix }))) {
    const found = rows.find((row) => row.pool === pool.id && row.item === item && row.kind === kind);
    if (found !== undefined) return found;
  }
  return undefined;
}
