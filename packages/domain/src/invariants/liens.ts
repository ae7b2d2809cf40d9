import type { LienId, TransferId } from "../hex.ts";
import {
  type EncumbranceRow,
  EXCLUSIVE_CLASSES,
  LIEN_CLASSES,
  type LienObject,
  type LienRow,
  MAX_ACTIVE_LIENS,
  type TransferRow,
  unencumbered,
  WHOLE_BPS,
} from "../liens.ts";
import type { Violation, Watcher } from "./watcher.ts";

type Active = Pick<LienRow, "id" | "kind" | "object" | "class" | "shareBps" | "rank">;

/**
 * L8: the active liens of an object are within the whole by class, have ranks of their own and exclude each other where
 * they must, and what stands against the object is their sum. L5: a lien and an offered transfer are in one state that
 * fits the rest of them.
 */
export function watchLiens(): Watcher {
  const liens = new Set<LienId>();
  const transfers = new Set<TransferId>();
  const active = new Map<string, Active[]>();
  const encumbrances = new Map<string, EncumbranceRow>();
  const found: Violation[] = [];
  const broken = (invariant: "L5" | "L8", subject: string, detail: string) =>
    found.push({ invariant, subject, detail });

  return {
    liens(row) {
      const subject = `lien ${row.id}`;
      if (liens.has(row.id)) broken("L5", subject, "was offered twice");
      liens.add(row.id);
      for (const fault of lienFaults(row)) broken("L5", subject, fault);
      if (row.status === "active") active.set(nameOf(row), [...(active.get(nameOf(row)) ?? []), row]);
    },
    encumbrances: (row) => encumbrances.set(nameOf(row), row),
    transfers(row) {
      const subject = `transfer ${row.id}`;
      if (transfers.has(row.id)) broken("L5", subject, "was offered twice");
      transfers.add(row.id);
      for (const fault of transferFaults(row)) broken("L5", subject, fault);
    },
    finish() {
      for (const [name, row] of encumbrances) {
        const subject = `${row.kind} ${row.object}`;
        for (const fault of encumbranceFaults(row, active.get(name) ?? [])) broken("L8", subject, fault);
      }
      for (const [name, [first]] of active) {
        if (first === undefined || encumbrances.has(name)) continue;
        for (const fault of encumbranceFaults(unencumbered(first), active.get(name) ?? [])) {
          broken("L8", `${first.kind} ${first.object}`, fault);
        }
      }
      return found;
    },
  };
}

const nameOf = ({ kind, object }: LienObject) => `${kind}/${object}`;

function lienFaults(row: Omit<LienRow, "created">): string[] {
  const faults: string[] = [];
  if (row.shareBps < 1 || row.shareBps > WHOLE_BPS) faults.push(`has a share of ${row.shareBps}`);
  if (row.rank < 1) faults.push(`has rank ${row.rank}`);
  if (row.desk === null && row.creditor === row.grantor) faults.push("is its grantor's own");
  if (row.desk !== null && row.status !== "active" && row.status !== "released")
    faults.push(`was taken by a contract and is ${row.status}`);
  return faults;
}

function transferFaults(row: Omit<TransferRow, "created">): string[] {
  const faults: string[] = [];
  if (row.from === row.to) faults.push("leads nowhere");
  if (new Set(row.consents).size !== row.consents.length) faults.push("counts a consent twice");
  if (row.consents.length > MAX_ACTIVE_LIENS) faults.push(`has ${row.consents.length} consents`);
  return faults;
}

function encumbranceFaults(row: EncumbranceRow, liens: readonly Active[]): string[] {
  const faults: string[] = [];
  if (row.active !== liens.length) faults.push(`says ${row.active} active liens, but has ${liens.length}`);
  if (row.active > MAX_ACTIVE_LIENS) faults.push(`has ${row.active} active liens`);
  if (row.changes < row.active)
    faults.push(`changed ${row.changes} times and has ${row.active} active liens`);
  const exclusive = liens.filter((lien) => EXCLUSIVE_CLASSES.includes(lien.class));
  if (exclusive.length > 1) faults.push(`is held exclusively by ${exclusive.length} liens`);
  const [holder] = exclusive;
  if (row.exclusive !== (holder?.id ?? null))
    faults.push(
      `says that ${row.exclusive ?? "nobody"} holds it exclusively, but ${holder?.id ?? "nobody"} does`,
    );
  for (const name of LIEN_CLASSES) {
    const own = liens.filter((lien) => lien.class === name);
    const sum = own.reduce((total, { shareBps }) => total + shareBps, 0);
    if (sum !== row.shares[name]) faults.push(`says ${row.shares[name]} bps of ${name}, but has ${sum}`);
    if (sum > WHOLE_BPS) faults.push(`has ${sum} bps of ${name}`);
    if (new Set(own.map(({ rank }) => rank)).size !== own.length)
      faults.push(`has two of one rank of ${name}`);
  }
  return faults;
}
