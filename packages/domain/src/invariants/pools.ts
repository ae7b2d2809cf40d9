import type { LienId } from "../hex.ts";
import type { LienRow } from "../liens.ts";
import {
  type ItemSums,
  NO_POOL_SUMS,
  type NoteRow,
  type PoolFlowRow,
  type PoolItemRow,
  type PoolRow,
} from "../pools.ts";
import { addTo, type Violation, type Watcher } from "./watcher.ts";

type Pool = Omit<PoolRow, "created">;
type Item = Omit<PoolItemRow, "created">;

const SUMS = [
  "principal",
  "outstanding",
  "collected",
  "writtenOff",
  "substituted",
  "interest",
  "recovered",
] as const satisfies readonly (keyof ItemSums)[];

/** Which sum a flow counts in. */
const COUNTED: Readonly<Record<PoolFlowRow["kind"], keyof ItemSums>> = {
  principal: "collected",
  interest: "interest",
  recovery: "recovered",
  loss: "writtenOff",
};

/**
 * Pools: every underlying is in one state that fits its pool, its figures and the pool's interest in it (L5); each sum
 * is that of its parts; notes are all held, and were paid no more than came in.
 */
export function watchPools(): Watcher {
  const pools = new Map<string, Pool>();
  const items: Item[] = [];
  const notes = new Map<number, NoteRow>();
  const liens = new Map<LienId, Pick<LienRow, "status" | "class">>();
  const flowed = new Map<string, bigint>();
  const faces = new Map<number, bigint>();
  const paid = new Map<string, bigint>();
  const found: Violation[] = [];
  const broken = (invariant: "L5" | "sum", subject: string, detail: string) =>
    found.push({ invariant, subject, detail });

  function checkItem(item: Item): void {
    const subject = `underlying ${item.pool}/${item.item}`;
    for (const fault of stateFaults(item, pools.get(item.pool), liens)) broken("L5", subject, fault);
    const { principal, outstanding, collected, writtenOff, substituted } = item;
    const parts = outstanding + collected + writtenOff + substituted;
    if (principal !== parts) broken("sum", subject, `principal is ${principal}, but its parts make ${parts}`);
    if (SUMS.some((name) => item[name] < 0n)) broken("sum", subject, "has a negative figure");
    if (item.recovered > writtenOff) broken("sum", subject, "recovered more than was written off");
    for (const sum of Object.values(COUNTED)) {
      const flows = flowed.get(`${item.pool}/${item.item}/${sum}`) ?? 0n;
      if (item[sum] !== flows) broken("sum", subject, `${sum} is ${item[sum]}, but its flows make ${flows}`);
    }
  }

  function checkPool(pool: Pool): void {
    const subject = `pool ${pool.id}`;
    const own = items.filter((item) => item.pool === pool.id);
    const counted = own.filter(({ status }) => status === "accepted" || status === "substituted");
    for (const name of SUMS) {
      const sum = counted.reduce((total, item) => total + item[name], 0n);
      if (pool.sums[name] !== sum) {
        broken("sum", subject, `${name} is ${pool.sums[name]}, but its underlyings make ${sum}`);
      }
    }
    const inPool = own.filter(({ status }) => status === "offered" || status === "accepted").length;
    const offered = own.filter(({ status }) => status === "offered").length;
    if (pool.items !== inPool || pool.offered !== offered) {
      broken("sum", subject, `says ${pool.items} and ${pool.offered}, but has ${inPool} and ${offered}`);
    }
    const { collected, recovered, cash, interest } = pool.sums;
    const tooMuch = pool.paid.principal > collected + recovered + cash || pool.paid.interest > interest;
    if (tooMuch) broken("sum", subject, "paid its notes more than came in");
    for (const kind of ["principal", "interest"] as const) {
      const distributed = paid.get(`pool ${pool.id} ${kind}`) ?? 0n;
      const says = `says ${pool.paid[kind]} of ${kind} paid, but distributions make ${distributed}`;
      if (pool.paid[kind] !== distributed) broken("sum", subject, says);
    }
  }

  function checkNote(note: NoteRow): void {
    const subject = `note ${note.colour}`;
    const held = faces.get(note.colour) ?? 0n;
    if (held !== note.issued) broken("sum", subject, `${note.issued} issued, but ${held} held`);
    if (note.principalPaid > note.issued) broken("sum", subject, "repaid more than its face");
    const principal = paid.get(`note ${note.colour} principal`) ?? 0n;
    const interest = paid.get(`note ${note.colour} interest`) ?? 0n;
    const same = note.principalPaid === principal && note.interestPaid === interest;
    if (!same) broken("sum", subject, "is not what its distributions make");
  }

  return {
    liens: ({ id, status, class: lienClass }) => liens.set(id, { status, class: lienClass }),
    pools: (row) => pools.set(row.id, row),
    poolItems: (row) => items.push(row),
    notes: (row) => notes.set(row.colour, row),
    notePositions({ colour, face }) {
      addTo(faces, colour, face);
      if (face < 0n) broken("sum", `note ${colour}`, "somebody holds less than nothing");
    },
    poolFlows({ pool, item, kind, amount }) {
      addTo(flowed, `${pool}/${item}/${COUNTED[kind]}`, amount);
    },
    distributions({ pool, colour, principal, interest }) {
      for (const name of [`pool ${pool}`, `note ${colour}`]) {
        addTo(paid, `${name} principal`, principal);
        addTo(paid, `${name} interest`, interest);
      }
    },
    finish() {
      for (const item of items) checkItem(item);
      for (const pool of pools.values()) checkPool(pool);
      for (const note of notes.values()) checkNote(note);
      return found;
    },
  };
}

/** L5: which states of an underlying, its pool and the pool's interest go together. */
function stateFaults(
  item: Item,
  pool: Pool | undefined,
  liens: ReadonlyMap<LienId, Pick<LienRow, "status" | "class">>,
): string[] {
  if (pool === undefined) return ["is in no pool"];
  const faults: string[] = [];
  const { status, outstanding, principal } = item;
  const lien = item.lien === null ? undefined : liens.get(item.lien);
  const held = lien?.status === "active" && lien.class === "securitisation";
  if (pool.status === "closed" && status === "offered") faults.push("is offered to a closed pool");
  if (pool.status === "forming" && status === "substituted") faults.push("was replaced in a forming pool");
  if (pool.status === "forming" && outstanding !== principal)
    faults.push("flowed before the pool was closed");
  if ((status === "accepted") !== held) {
    faults.push(held ? "is not in the pool, which has an interest in it" : "is not held by the pool");
  }
  if (status === "substituted" && outstanding !== 0n) faults.push("was replaced, but is outstanding");
  if (status !== "substituted" && item.substituted !== NO_POOL_SUMS.substituted) {
    faults.push("has a substituted part, but was not replaced");
  }
  return faults;
}
