import type { AccountId, AssetId, Leg, MovementRow, PartyId, Use } from "@green-ledger/domain";

interface Lot {
  account: AccountId;
  amount: bigint;
  remaining: bigint;
  movement: string;
  /** Undefined for a root. */
  parent: number | undefined;
}

interface Edge {
  child: number | undefined;
  amount: bigint;
  use: Use;
  payee: PartyId | null;
  project: AssetId | null;
  movement: string;
}

export interface PlainTotals {
  start: bigint;
  live: bigint;
  byUse: Map<Use, bigint>;
  byPayee: Map<PartyId | null, bigint>;
  byProject: Map<AssetId | null, bigint>;
  byAccount: Map<AccountId, bigint>;
}

/** The forest as one writes it first: objects, arrays of edges in a Map, bigint sums in Maps. What others are held against. */
export interface PlainForest {
  add(row: MovementRow): void;
  downstream(colour: number): PlainTotals;
}

export function createPlainForest(): PlainForest {
  const lots: Lot[] = [];
  const edges = new Map<number, Edge[]>();
  const roots = new Map<number, number[]>();
  const holdings = new Map<string, number[]>();

  function born(
    row: MovementRow,
    { colour, amount }: Leg,
    account: AccountId,
    parent: number | undefined,
  ): number {
    const lot = lots.push({ account, amount, remaining: amount, movement: row.id, parent }) - 1;
    listOf(holdings, `${account}/${colour}`).push(lot);
    return lot;
  }

  return {
    add(row) {
      for (const leg of row.legs) {
        const { colour, n, amount } = leg;
        if (row.direction === "in") {
          listOf(roots, colour).push(born(row, leg, row.account, undefined));
          continue;
        }
        const from = holdings.get(`${row.account}/${colour}`)?.[n - 1] as number;
        (lots[from] as Lot).remaining -= amount;
        const child = row.payeeAccount === null ? undefined : born(row, leg, row.payeeAccount, from);
        const { use, counterparty: payee, project, id: movement } = row;
        listOf(edges, from).push({ child, amount, use: use as Use, payee, project, movement });
      }
    },
    downstream(colour) {
      const totals: PlainTotals = {
        start: 0n,
        live: 0n,
        byUse: new Map(),
        byPayee: new Map(),
        byProject: new Map(),
        byAccount: new Map(),
      };
      const waiting = [...(roots.get(colour) ?? [])];
      for (const root of waiting) totals.start += (lots[root] as Lot).amount;
      for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
        const { account, remaining } = lots[at] as Lot;
        totals.live += remaining;
        if (remaining > 0n) addTo(totals.byAccount, account, remaining);
        for (const { child, amount, use, payee, project } of edges.get(at) ?? []) {
          if (child !== undefined) {
            waiting.push(child);
            continue;
          }
          addTo(totals.byUse, use, amount);
          addTo(totals.byPayee, payee, amount);
          addTo(totals.byProject, project, amount);
        }
      }
      return totals;
    },
  };
}

function listOf<Key, Value>(map: Map<Key, Value[]>, key: Key): Value[] {
  const known = map.get(key) ?? [];
  if (known.length === 0) map.set(key, known);
  return known;
}

function addTo<Key>(map: Map<Key, bigint>, key: Key, amount: bigint): void {
  map.set(key, (map.get(key) ?? 0n) + amount);
}
