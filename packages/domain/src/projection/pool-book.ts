import { bytesToText } from "../hex.ts";
import { OBJECT_KINDS } from "../liens.ts";
import type { Place } from "../place.ts";
import {
  FLOW_KINDS,
  type ItemOffer,
  NO_POOL_SUMS,
  type PoolFlowRow,
  type PoolItemRow,
  withFlow,
  withoutOutstanding,
  withPrincipal,
} from "../pools.ts";
import { nameAt } from "../statuses.ts";
import type { EventArgs } from "./ledger-event.ts";
import { orNull } from "./on-chain.ts";
import { change, existing, make, type Projectors, put, type RowMutation, type Rows } from "./projector.ts";
import { ROW } from "./row-refs.ts";

export const poolBook: Projectors<"PoolBook"> = {
  PoolFormed: {
    needs: ({ args }) => [ROW.pool(args.pool)],
    apply: ({ args, place }, rows) => [
      make(rows, ROW.pool(args.pool), {
        id: args.pool,
        issuer: args.issuer,
        servicer: args.servicer,
        currency: bytesToText(args.currency),
        status: "forming",
        items: 0,
        offered: 0,
        sums: NO_POOL_SUMS,
        paid: { principal: 0n, interest: 0n },
        dataRoot: args.dataRoot,
        created: place,
      }),
    ],
  },
  ItemOffered: {
    needs: ({ args }) => [ROW.pool(args.pool)],
    apply: ({ args, place }, rows) => {
      const pool = existing(rows, ROW.pool(args.pool));
      return [
        put(ROW.pool(args.pool), { ...pool, items: pool.items + 1, offered: pool.offered + 1 }),
        // An underlying that was removed may be offered again: then it starts anew.
        put(ROW.poolItem(args.pool, args.item), newItem(args.pool, offerIn(args), place)),
      ];
    },
  },
  ItemAccepted: {
    needs: ({ args }) => [ROW.pool(args.pool), ROW.poolItem(args.pool, args.item)],
    apply: ({ args }, rows) => {
      const pool = existing(rows, ROW.pool(args.pool));
      const ref = ROW.poolItem(args.pool, args.item);
      const item = existing(rows, ref);
      return [
        put(ROW.pool(args.pool), {
          ...pool,
          offered: pool.offered - 1,
          sums: withPrincipal(pool.sums, item.principal),
        }),
        put(ref, { ...item, status: "accepted", lien: args.lien }),
      ];
    },
  },
  ItemRemoved: {
    needs: ({ args }) => [ROW.pool(args.pool), ROW.poolItem(args.pool, args.item)],
    apply: ({ args }, rows) => {
      const pool = existing(rows, ROW.pool(args.pool));
      const ref = ROW.poolItem(args.pool, args.item);
      const item = existing(rows, ref);
      const accepted = item.status === "accepted";
      return [
        put(ROW.pool(args.pool), {
          ...pool,
          items: pool.items - 1,
          offered: accepted ? pool.offered : pool.offered - 1,
          sums: accepted ? withPrincipal(pool.sums, -item.principal) : pool.sums,
        }),
        put(ref, { ...item, status: "removed" }),
      ];
    },
  },
  PoolClosed: {
    needs: ({ args }) => [ROW.pool(args.pool)],
    apply: ({ args }, rows) => [change(rows, ROW.pool(args.pool), { status: "closed" })],
  },
  FlowReported: {
    needs: ({ args }) => [
      ROW.pool(args.pool),
      ROW.poolItem(args.pool, args.item),
      ROW.poolReceipt(args.receipt),
    ],
    apply: ({ args, place }, rows) => {
      const receipt = rows.find(ROW.poolReceipt(args.receipt)) ?? {
        receipt: args.receipt,
        flows: 0,
        amount: 0n,
      };
      return [
        ...flowed(rows, {
          pool: args.pool,
          item: args.item,
          kind: nameAt(FLOW_KINDS, args.kind),
          amount: args.amount,
          receipt: args.receipt,
          reasonRoot: null,
          valueDate: args.valueDate,
          outstanding: args.outstanding,
          place,
        }),
        put(ROW.poolReceipt(args.receipt), {
          ...receipt,
          flows: receipt.flows + 1,
          amount: receipt.amount + args.amount,
        }),
      ];
    },
  },
  LossRecorded: {
    needs: ({ args }) => [ROW.pool(args.pool), ROW.poolItem(args.pool, args.item)],
    apply: ({ args, place }, rows) =>
      flowed(rows, {
        pool: args.pool,
        item: args.item,
        kind: "loss",
        amount: args.amount,
        receipt: null,
        reasonRoot: args.reasonRoot,
        valueDate: args.valueDate,
        outstanding: args.outstanding,
        place,
      }),
  },
  SubstitutionProposed: {
    needs: ({ args }) => [ROW.substitution(args.substitution)],
    apply: ({ args, place }, rows) => [
      make(rows, ROW.substitution(args.substitution), {
        id: args.substitution,
        pool: args.pool,
        out: args.out,
        replacement: offerIn(args.replacement),
        cash: args.cash,
        reasonRoot: args.reasonRoot,
        status: "proposed",
        outstanding: null,
        created: place,
      }),
    ],
  },
  SubstitutionApproved: {
    needs: ({ args }) => [ROW.substitution(args.substitution)],
    apply: ({ args }, rows) => [change(rows, ROW.substitution(args.substitution), { status: "approved" })],
  },
  SubstitutionWithdrawn: {
    needs: ({ args }) => [ROW.substitution(args.substitution)],
    apply: ({ args }, rows) => [change(rows, ROW.substitution(args.substitution), { status: "withdrawn" })],
  },
  ItemSubstituted: {
    needs: ({ args }) => [
      ROW.substitution(args.substitution),
      ROW.pool(args.pool),
      ROW.poolItem(args.pool, args.out),
    ],
    apply: ({ args, place }, rows) => {
      const substitution = existing(rows, ROW.substitution(args.substitution));
      const pool = existing(rows, ROW.pool(args.pool));
      const out = existing(rows, ROW.poolItem(args.pool, args.out));
      const { replacement, cash } = substitution;
      const { outstanding } = args;
      const sums = withPrincipal(withoutOutstanding(pool.sums, outstanding), replacement.principal);
      return [
        put(ROW.substitution(args.substitution), { ...substitution, status: "completed", outstanding }),
        put(ROW.pool(args.pool), { ...pool, sums: { ...sums, cash: sums.cash + cash } }),
        put(ROW.poolItem(args.pool, args.out), {
          ...withoutOutstanding(out, outstanding),
          status: "substituted",
        }),
        put(ROW.poolItem(args.pool, args.replacement), {
          ...newItem(args.pool, replacement, place),
          status: "accepted",
          lien: args.lien,
        }),
      ];
    },
  },
};

type Offer = Pick<
  EventArgs<"PoolBook", "ItemOffered">,
  "item" | "kind" | "originator" | "project" | "principal" | "dataRoot"
>;

function offerIn(offer: Offer): ItemOffer {
  const { item, originator, principal, dataRoot } = offer;
  const kind = nameAt(OBJECT_KINDS, offer.kind);
  return { item, kind, originator, project: orNull(offer.project), principal, dataRoot };
}

function newItem(pool: PoolItemRow["pool"], offer: ItemOffer, created: Place): PoolItemRow {
  return {
    pool,
    ...offer,
    status: "offered",
    lien: null,
    outstanding: offer.principal,
    collected: 0n,
    writtenOff: 0n,
    substituted: 0n,
    interest: 0n,
    recovered: 0n,
    created,
  };
}

/** A flow, and the sums of its underlying and pool after it. */
function flowed(rows: Rows, flow: PoolFlowRow): RowMutation[] {
  const poolRef = ROW.pool(flow.pool);
  const itemRef = ROW.poolItem(flow.pool, flow.item);
  const pool = existing(rows, poolRef);
  return [
    put(ROW.poolFlow(flow.place), flow),
    put(poolRef, { ...pool, sums: withFlow(pool.sums, flow.kind, flow.amount) }),
    put(itemRef, withFlow(existing(rows, itemRef), flow.kind, flow.amount)),
  ];
}
