import {
  LIEN_CLASSES,
  type LienObject,
  type LienRow,
  OBJECT_KINDS,
  unencumbered,
  withLien,
  withoutLien,
} from "../liens.ts";
import { nameAt } from "../statuses.ts";
import type { EventArgs } from "./ledger-event.ts";
import { change, existing, make, type Projectors, put, type RowMutation, type Rows } from "./projector.ts";
import { ROW, type RowRef } from "./row-refs.ts";

export const lienBook: Projectors<"LienBook"> = {
  LienOffered: {
    needs: ({ args }) => [ROW.lien(args.lien)],
    apply: ({ args, place }, rows) => [
      make(rows, ROW.lien(args.lien), { ...termsOf(args), status: "offered", desk: null, created: place }),
    ],
  },
  LienTaken: {
    needs: ({ args }) => lienAndObject(args),
    apply: ({ args, place }, rows) => {
      const lien: LienRow = { ...termsOf(args), status: "active", desk: args.desk, created: place };
      return [make(rows, ROW.lien(args.lien), lien), encumber(rows, lien)];
    },
  },
  LienAccepted: {
    needs: ({ args }) => lienAndObject(args),
    apply: ({ args }, rows) => [
      change(rows, ROW.lien(args.lien), { status: "active" }),
      encumber(rows, existing(rows, ROW.lien(args.lien))),
    ],
  },
  LienWithdrawn: {
    needs: ({ args }) => [ROW.lien(args.lien)],
    apply: ({ args }, rows) => [change(rows, ROW.lien(args.lien), { status: "withdrawn" })],
  },
  LienDeclined: {
    needs: ({ args }) => [ROW.lien(args.lien)],
    apply: ({ args }, rows) => [change(rows, ROW.lien(args.lien), { status: "declined" })],
  },
  LienReleased: {
    needs: ({ args }) => lienAndObject(args),
    apply: ({ args }, rows) => free(rows, args),
  },
  LienLifted: {
    needs: ({ args }) => lienAndObject(args),
    apply: ({ args }, rows) => free(rows, args),
  },
};

type Granted = EventArgs<"LienBook", "LienOffered"> | EventArgs<"LienBook", "LienTaken">;
type Freed = EventArgs<"LienBook", "LienReleased"> | EventArgs<"LienBook", "LienLifted">;

function termsOf(args: Granted): Omit<LienRow, "status" | "desk" | "created"> {
  return {
    id: args.lien,
    ...objectOf(args),
    grantor: args.grantor,
    creditor: args.creditor,
    class: nameAt(LIEN_CLASSES, args.class),
    shareBps: args.shareBps,
    rank: args.rank,
    until: args.until,
    dataRoot: args.dataRoot,
  };
}

function objectOf({ kind, object }: { kind: number; object: LienObject["object"] }): LienObject {
  return { kind: nameAt(OBJECT_KINDS, kind), object };
}

function lienAndObject(args: Parameters<typeof objectOf>[0] & { lien: LienRow["id"] }): RowRef[] {
  return [ROW.lien(args.lien), ROW.encumbrance(objectOf(args))];
}

/** L8: what stands against an object counts one lien more. */
function encumber(rows: Rows, lien: LienRow): RowMutation {
  const ref = ROW.encumbrance(lien);
  return put(ref, withLien(rows.find(ref) ?? unencumbered(lien), lien));
}

function free(rows: Rows, args: Freed): RowMutation[] {
  const lien = existing(rows, ROW.lien(args.lien));
  const ref = ROW.encumbrance(lien);
  return [
    put(ROW.lien(args.lien), { ...lien, status: "released" }),
    put(ref, withoutLien(existing(rows, ref), lien)),
  ];
}
