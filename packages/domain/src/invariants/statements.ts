import type { AccountId, MovementId } from "../hex.ts";
import type { AccountRow, LotRow } from "../rows.ts";
import { runningFaults, type Step } from "./running.ts";
import { addTo, type Entered, hasMoved, type Stated, type Violation, type Watcher } from "./watcher.ts";

type Account = Pick<AccountRow, "balance" | "broken" | "closedThrough" | "newest">;
/** Money that came from another account. */
type Arrived = Pick<LotRow, "account" | "colour" | "amount" | "movement">;

/**
 * L3: an account stands as its newest statement left it; what a statement finds more or less is an entry under its id;
 * and, where the rows say in which order things happened, the entries before each statement sum to what it expected,
 * but for what came from other accounts and counts later, with days rising; and all of them sum to the balance.
 */
export function watchStatements(): Watcher {
  const accounts = new Map<AccountId, Account>();
  const newest = new Map<AccountId, Stated>();
  const corrections = new Map<MovementId, bigint>();
  const balances = new Map<AccountId, bigint>();
  const steps = new Map<AccountId, Step[]>();
  const arrivals: Arrived[] = [];
  const entries = new Map<MovementId, Entered>();
  const found: Violation[] = [];
  const broken = (subject: string, detail: string) => found.push({ invariant: "L3", subject, detail });

  function rememberDraws({ account, direction, draws, place }: Entered): void {
    if (place === undefined) return;
    for (const { colour, amount } of draws) {
      remember(account, { colour, added: direction === "in" ? amount : -amount, arrives: null, place });
    }
  }

  function rememberArrivals(): void {
    for (const { account, colour, amount, movement } of arrivals) {
      const entry = entries.get(movement);
      if (entry?.place === undefined) continue;
      remember(account, { colour, added: amount, arrives: entry.valueDate, place: entry.place });
    }
  }

  function remember(account: AccountId, step: Step): void {
    const known = steps.get(account);
    if (known === undefined) steps.set(account, [step]);
    else known.push(step);
  }

  return {
    accounts: ({ id, balance, broken: isBroken, closedThrough, newest: day }) =>
      accounts.set(id, { balance, broken: isBroken, closedThrough, newest: day }),
    lots(row) {
      const { account, colour, amount, movement, parent } = row;
      if (parent !== null && parent.account !== account) arrivals.push({ account, colour, amount, movement });
    },
    movements(row) {
      if (!hasMoved(row)) return;
      if (row.state === "statement") corrections.set(row.id, signed(row));
      addTo(balances, row.account, signed(row));
      rememberDraws(row);
      if (row.payeeAccount === null) return;
      addTo(balances, row.payeeAccount, row.passage?.arrived ?? row.amount);
      entries.set(row.id, row);
    },
    statements(row) {
      const { id, account, day, closing, expected, place } = row;
      if (day >= (newest.get(account)?.day ?? 0)) newest.set(account, row);
      const corrected = corrections.get(id) ?? 0n;
      corrections.delete(id);
      if (closing - expected !== corrected)
        broken(`statement ${id}`, `differs by ${closing - expected}, but its entry is of ${corrected}`);
      if (place !== undefined) remember(account, { expected, day, place });
    },
    finish() {
      rememberArrivals();
      for (const id of corrections.keys()) broken(`movement ${id}`, "is a statement's, but there is none");
      for (const id of new Set([...accounts.keys(), ...balances.keys(), ...newest.keys()])) {
        const subject = `account ${id}`;
        const account = accounts.get(id);
        if (account === undefined) {
          if (newest.has(id)) broken(subject, "was stated, but is not registered");
          continue;
        }
        const sum = balances.get(id) ?? 0n;
        if (account.balance !== sum)
          broken(subject, `balance is ${account.balance}, but its entries make ${sum}`);
        for (const fault of standingFaults(account, newest.get(id))) broken(subject, fault);
        for (const fault of runningFaults(steps.get(id) ?? [])) broken(subject, fault);
      }
      return found;
    },
  };
}

function signed({ direction, amount }: Entered): bigint {
  return direction === "in" ? amount : -amount;
}

function standingFaults(account: Account, statement: Stated | undefined): string[] {
  const faults: string[] = [];
  const day = statement?.day ?? 0;
  const lower = statement !== undefined && statement.closing < statement.expected;
  if (account.closedThrough !== day)
    faults.push(`is closed through day ${account.closedThrough}, but stated through ${day}`);
  if (account.broken !== lower) faults.push(`is ${account.broken ? "" : "not "}broken against its statement`);
  if (account.newest < day) faults.push(`knows day ${account.newest}, but was stated on ${day}`);
  return faults;
}
