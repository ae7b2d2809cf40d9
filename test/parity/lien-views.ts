import {
  LIEN_CLASSES,
  LIEN_STATUSES,
  type LienObject,
  MAX_ACTIVE_LIENS,
  OBJECT_KINDS,
  TRANSFER_STATUSES,
  ZERO_32,
} from "@green-ledger/domain";
import { encumbranceOf, hasConsented, type ModelState, ownerOf } from "@green-ledger/domain/model";
import { testId } from "@green-ledger/testkit";
import type { View } from "./view.ts";

const NOBODY = testId("nobody", 1);
const NO_ADDRESS = `0x${"0".repeat(40)}`;

/** Every view of the lien book, the transfer desk and the source of owners. */
export function lienViews(state: ModelState): View[] {
  return [
    ...bookViews(state),
    ...[...state.encumbrances.values(), { kind: "asset", object: NOBODY } as const].flatMap((object) =>
      objectViews(state, object),
    ),
    ...ownerViews(state),
    ...transferViews(state),
  ];
}

function bookViews(state: ModelState): View[] {
  const liens = [...state.liens.keys(), NOBODY].map((id): View => {
    const row = state.liens.get(id);
    const expected = {
      status: LIEN_STATUSES.indexOf(row?.status ?? "none"),
      kind: OBJECT_KINDS.indexOf(row?.kind ?? "asset"),
      class: LIEN_CLASSES.indexOf(row?.class ?? "mortgage"),
      shareBps: row?.shareBps ?? 0,
      rank: row?.rank ?? 0,
      until: row?.until ?? 0,
      desk: row?.desk ?? NO_ADDRESS,
      object: row?.object ?? ZERO_32,
      grantor: row?.grantor ?? ZERO_32,
      creditor: row?.creditor ?? ZERO_32,
    };
    return { contract: "LienBook", name: "lienOf", args: [id], expected };
  });
  const most: View = { contract: "LienBook", name: "MAX_ACTIVE", args: [], expected: MAX_ACTIVE_LIENS };
  return [...liens, most];
}

function objectViews(state: ModelState, { kind, object }: LienObject): View[] {
  const { exclusive, active, changes, shares } = encumbranceOf(state, { kind, object });
  const args = [OBJECT_KINDS.indexOf(kind), object];
  const encumbrance = { exclusive: exclusive ?? ZERO_32, active, changes: BigInt(changes) };
  const held = [...state.liens.values()].filter(
    (lien) => lien.status === "active" && lien.kind === kind && lien.object === object,
  );
  return [
    { contract: "LienBook", name: "encumbranceOf", args, expected: encumbrance },
    ...LIEN_CLASSES.flatMap((name, number): View[] => [
      { contract: "LienBook", name: "sharesOf", args: [...args, number], expected: shares[name] },
      ...[1, 2, 3].map((rank): View => {
        const holder = held.find((lien) => lien.class === name && lien.rank === rank);
        const expected = holder?.id ?? ZERO_32;
        return { contract: "LienBook", name: "lienAt", args: [...args, number, rank], expected };
      }),
    ]),
  ];
}

/** Of what has no owner the view reverts, as every act on it does. */
function ownerViews(state: ModelState): View[] {
  const assets = [...state.assets.keys()].map((object) => ({ kind: "asset" as const, object }));
  const loans = [...state.tranches.values()].flatMap(({ id, instrument }) => {
    const kind = state.instruments.get(instrument)?.kind;
    return kind === "loan" || kind === "facility" ? [{ kind: "loan" as const, object: id }] : [];
  });
  return [...assets, ...loans].map(({ kind, object }) => ({
    contract: "ObjectOwners",
    name: "ownerOf",
    args: [OBJECT_KINDS.indexOf(kind), object],
    expected: ownerOf(state, { kind, object }),
  }));
}

function transferViews(state: ModelState): View[] {
  return [...state.transfers.keys(), NOBODY].flatMap((id): View[] => {
    const row = state.transfers.get(id);
    const expected = {
      status: TRANSFER_STATUSES.indexOf(row?.status ?? "none"),
      consents: row?.consents.length ?? 0,
      liensAt: BigInt(row?.liensAt ?? 0),
      asset: row?.asset ?? ZERO_32,
      from: row?.from ?? ZERO_32,
      to: row?.to ?? ZERO_32,
    };
    const liens = [...state.liens.values()].filter(({ object }) => object === row?.asset);
    return [
      { contract: "TransferDesk", name: "transferOf", args: [id], expected },
      ...[...liens.map((lien) => lien.id), NOBODY].map(
        (lien): View => ({
          contract: "TransferDesk",
          name: "hasConsented",
          args: [id, lien],
          expected: hasConsented(state, id, lien),
        }),
      ),
    ];
  });
}
