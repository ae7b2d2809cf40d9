import type { AccountId } from "../hex.ts";
import type { HoldingRow } from "../rows.ts";
import { addTo, type Violation, type Watcher } from "./watcher.ts";

interface Seen {
  balance: bigint;
  count: number;
  highest: number;
  /** Oldest lot that still has something. */
  live: number;
  /** Place in the account of each lot, by its number. */
  orders: Map<number, number>;
}

/**
 * A holding is the sum of its lots, numbered from 1, with its head at the oldest that has something; an account is the
 * sum of its holdings, and numbers the lots of all its holdings from 1, and within a holding in the same order.
 */
export function watchHoldings(): Watcher {
  const holdings = new Map<string, HoldingRow>();
  const seen = new Map<string, Seen>();
  const declared = new Map<AccountId, { lots: number; balance: bigint }>();
  const balances = new Map<AccountId, bigint>();
  const numbered = new Map<AccountId, { orders: Set<number>; highest: number }>();
  const found: Violation[] = [];
  const broken = (subject: string, detail: string) => found.push({ invariant: "sum", subject, detail });

  return {
    accounts: ({ id, lots, balance }) => declared.set(id, { lots, balance }),
    holdings(row) {
      holdings.set(`${row.account}/${row.colour}`, row);
      addTo(balances, row.account, row.balance);
    },
    lots(row) {
      const key = `${row.account}/${row.colour}`;
      const sum = seen.get(key) ?? { balance: 0n, count: 0, highest: 0, live: Infinity, orders: new Map() };
      sum.balance += row.remaining;
      sum.count += 1;
      sum.highest = Math.max(sum.highest, row.n);
      if (row.remaining > 0n) sum.live = Math.min(sum.live, row.n);
      sum.orders.set(row.n, row.order);
      seen.set(key, sum);
      const account = numbered.get(row.account) ?? { orders: new Set(), highest: 0 };
      if (account.orders.has(row.order)) broken(`account ${row.account}`, `two lots are number ${row.order}`);
      account.orders.add(row.order);
      account.highest = Math.max(account.highest, row.order);
      numbered.set(row.account, account);
    },
    finish() {
      for (const key of new Set([...holdings.keys(), ...seen.keys()])) {
        for (const detail of holdingFaults(holdings.get(key), seen.get(key)))
          broken(`holding ${key}`, detail);
      }
      for (const account of new Set([...declared.keys(), ...numbered.keys()])) {
        const { lots, balance } = declared.get(account) ?? {};
        const held = balances.get(account) ?? 0n;
        const { orders, highest } = numbered.get(account) ?? { orders: new Set(), highest: 0 };
        const says = `says that ${lots} lots were born, but holds ${orders.size} up to number ${highest}`;
        if (lots === undefined) broken(`account ${account}`, "has lots, but is not registered");
        else if (orders.size !== lots || highest !== lots) broken(`account ${account}`, says);
        if (balance !== undefined && balance !== held)
          broken(`account ${account}`, `balance is ${balance}, but its holdings are ${held}`);
      }
      return found;
    },
  };
}

function holdingFaults(holding: HoldingRow | undefined, seen: Seen | undefined): string[] {
  if (holding === undefined) return ["has lots, but no row"];
  const { balance, head, lots } = holding;
  if (seen === undefined)
    return lots === 0 && balance === 0n ? [] : [`says ${lots} lots and ${balance}, but has none`];
  const faults: string[] = [];
  if (balance !== seen.balance) faults.push(`balance is ${balance}, but its lots hold ${seen.balance}`);
  if (lots !== seen.count || lots !== seen.highest) {
    faults.push(`says ${lots} lots, but has ${seen.count} up to number ${seen.highest}`);
  }
  const oldest = seen.live === Infinity ? lots + 1 : seen.live;
  if (head !== oldest) faults.push(`head is ${head}, but the oldest lot with money is ${oldest}`);
  const inOrder = [...seen.orders].sort(([a], [b]) => a - b).map(([, order]) => order);
  const rising = inOrder.every((order, i) => i === 0 || order > (inOrder[i - 1] ?? 0));
  if (!rising) faults.push("numbers its lots in another order than its account does");
  return faults;
}
