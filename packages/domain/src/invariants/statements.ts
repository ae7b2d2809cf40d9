import type { AccountId, MovementId } from "../hex.ts";
import type { AccountRow, Place } from "../rows.ts";
import { addTo, type Entered, hasMoved, type Stated, type Violation, type Watcher } from "./watcher.ts";

type Account = Pick<AccountRow, "balance" | "broken" | "closedThrough" | "newest">;
/** A statement, or what an entry adds to an account. */
type Step = { place: Place } & ({ expected: bigint; day: number } | { added: bigint });

/**
 * L3: an account stands as its newest statement left it; what a statement finds more or less is an entry under its id;
 * and, where the rows say in which order things happened, the entries before each statement sum to what it expected,
 * with days rising, and all of them to the balance.
 */
export function watchStatements(): Watcher {
  const accounts = new Map<AccountId, Account>();
  const newest = new Map<AccountId, Stated>();
  const corrections = new Map<MovementId, bigint>();
  const balances = new Map<AccountId, bigint>();
  const steps = new Map<AccountId, Step[]>();
  const found: Violation[] = [];
  const broken = (subject: string, detail: string) => found.push({ invariant: "L3", subject, detail });

  function add(account: AccountId, added: bigint, place: Place | undefined): void {
    addTo(balances, account, added);
    if (place !== undefined) remember(account, { added, place });
  }

  function remember(account: AccountId, step: Step): void {
    const known = steps.get(account);
    if (known === undefined) steps.set(account, [step]);
    else known.push(step);
  }

  return {
    accounts: ({ id, balance, broken: isBroken, closedThrough, newest: day }) =>
      accounts.set(id, { balance, broken: isBroken, closedThrough, newest: day }),
    movements(row) {
      if (!hasMoved(row)) return;
      if (row.state === "statement") corrections.set(row.id, signed(row));
      add(row.account, signed(row), row.place);
      if (row.payeeAccount !== null) add(row.payeeAccount, row.passage?.arrived ?? row.amount, row.place);
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

function runningFaults(steps: readonly Step[]): string[] {
  const faults: string[] = [];
  const inOrder = steps.toSorted(byPlace);
  let balance = 0n;
  let last = 0;
  for (const step of inOrder) {
    if ("added" in step) {
      balance += step.added;
      continue;
    }
    if (step.expected !== balance)
      faults.push(`was expected to hold ${step.expected} on day ${step.day}, but held ${balance}`);
    if (step.day <= last) faults.push(`was stated on day ${step.day} after day ${last}`);
    last = step.day;
  }
  return faults;
}

/** What a statement finds missing has its place, and comes after it. */
function byPlace(a: Step, b: Step): number {
  const order = a.place.block - b.place.block || a.place.logIndex - b.place.logIndex;
  return order || Number("added" in a) - Number("added" in b);
}
