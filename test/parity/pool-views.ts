import {
  ITEM_STATUSES,
  type ItemOffer,
  MAX_POOL_BULK,
  MAX_POOL_ITEMS,
  NO_POOL_SUMS,
  OBJECT_KINDS,
  POOL_STATUSES,
  SUBSTITUTION_STATUSES,
  textToBytes32,
  ZERO_32,
} from "@green-ledger/domain";
import type { ModelState } from "@green-ledger/domain/model";
import { testId } from "@green-ledger/testkit";
import type { View } from "./view.ts";

const NOBODY = testId("nobody", 1);
const NO_ADDRESS = `0x${"0".repeat(40)}`;

/** Every view of the pool book and the register of notes. */
export function poolViews(state: ModelState): View[] {
  return [...bookViews(state), ...itemViews(state), ...substitutionViews(state), ...noteViews(state)];
}

const inBook = (name: string, args: readonly unknown[], expected: unknown): View => ({
  contract: "PoolBook",
  name,
  args,
  expected,
});
const inRegister = (name: string, args: readonly unknown[], expected: unknown): View => ({
  contract: "NoteRegister",
  name,
  args,
  expected,
});

function bookViews({ pools: { pools } }: ModelState): View[] {
  const views = [...pools.keys(), NOBODY].flatMap((id) => {
    const row = pools.get(id);
    const pool = {
      status: POOL_STATUSES.indexOf(row?.status ?? "none"),
      currency: row === undefined ? "0x000000" : textToBytes32(row.currency).slice(0, 8),
      items: row?.items ?? 0,
      offered: row?.offered ?? 0,
      issuer: row?.issuer ?? ZERO_32,
      servicer: row?.servicer ?? ZERO_32,
    };
    return [
      inBook("poolOf", [id], pool),
      inBook("sumsOf", [id], row?.sums ?? NO_POOL_SUMS),
      inRegister("paidOf", [id], row?.paid ?? { principal: 0n, interest: 0n }),
    ];
  });
  return [
    ...views,
    inBook("MAX_ITEMS", [], MAX_POOL_ITEMS),
    inBook("MAX_BULK", [], BigInt(MAX_POOL_BULK)),
    inRegister("MAX_BULK", [], BigInt(MAX_POOL_BULK)),
  ];
}

function itemViews({ pools: { items } }: ModelState): View[] {
  return [...items.values()].map(({ pool, item, status, kind, project, lien, ...rest }) =>
    inBook("itemOf", [pool, item], {
      ...rest,
      status: ITEM_STATUSES.indexOf(status),
      kind: OBJECT_KINDS.indexOf(kind),
      project: project ?? ZERO_32,
      lien: lien ?? ZERO_32,
    }),
  );
}

function substitutionViews({ pools: { substitutions, proposers } }: ModelState): View[] {
  const none: ItemOffer = {
    item: ZERO_32,
    kind: "asset",
    originator: ZERO_32,
    project: null,
    principal: 0n,
    dataRoot: ZERO_32,
  };
  return [...substitutions.keys(), NOBODY].map((id) => {
    const row = substitutions.get(id);
    const { kind, project, ...offer } = row?.replacement ?? none;
    return inBook("substitutionOf", [id], {
      status: SUBSTITUTION_STATUSES.indexOf(row?.status ?? "none"),
      pool: row?.pool ?? ZERO_32,
      out: row?.out ?? ZERO_32,
      replacement: { ...offer, kind: OBJECT_KINDS.indexOf(kind), project: project ?? ZERO_32 },
      cash: row?.cash ?? 0n,
      proposedBy: proposers.get(id) ?? NO_ADDRESS,
    });
  });
}

function noteViews({ pools: { notes, positions }, tranches }: ModelState): View[] {
  const perNote = [...tranches.keys()].map((colour) => {
    const row = notes.get(colour);
    return inRegister("noteOf", [colour], {
      pool: row?.pool ?? ZERO_32,
      issued: row?.issued ?? 0n,
      principalPaid: row?.principalPaid ?? 0n,
      interestPaid: row?.interestPaid ?? 0n,
    });
  });
  const perHolder = [...positions.values()].map(({ colour, holder, face }) =>
    inRegister("faceOf", [colour, holder], face),
  );
  return [...perNote, ...perHolder, inRegister("faceOf", [1, NOBODY], 0n)];
}
