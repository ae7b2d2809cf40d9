import type { Entry, Payment } from "../commands.ts";
import type { AccountId, Address, Colour, LineId, MovementId } from "../hex.ts";
import type { Reason } from "../reasons.ts";
import type { LeakRow, LineRow, MovementRow, StatementRow, ThresholdRow, TrancheDayRow } from "../rows.ts";
import type { EntryState } from "../statuses.ts";

/** What is known under an id (L5), and what has to be told again to act on it. */
export interface EntryRecord {
  state: EntryState;
  flag: Reason;
  /** Null where nothing can be told: counter-entries, statements that were met, what is void. */
  told: { kind: "entry"; entry: Entry } | { kind: "request"; account: AccountId; payment: Payment } | null;
}

/** Who asked for a payment, from where, and until when it may be released. */
export interface RequestRecord {
  account: AccountId;
  requester: Address;
  deadline: number;
}

/** An entry of the index without places: the model has no blocks. */
export type Movement = Omit<MovementRow, "place" | "request"> & { request: { deadline: number } | null };

/** What the ledger knows beside its lots. Rows are never changed in place. */
export interface MoneyState {
  entries: Map<MovementId, EntryRecord>;
  requests: Map<MovementId, RequestRecord>;
  /** The colours that an account holds. One that is used up makes room for the last. */
  held: Map<AccountId, readonly Colour[]>;
  lines: Map<LineId, Omit<LineRow, "created">>;
  /** By `statementKey`. */
  statements: Map<string, Omit<StatementRow, "place">>;
  /** By `leakKey`. */
  leaks: Map<string, Omit<LeakRow, "place">>;
  /** What came from other accounts, by account, colour and the day on which it counts. */
  arrivals: Map<string, bigint>;
  /** By rising day within a currency. */
  thresholds: Omit<ThresholdRow, "place">[];
  /** Counters of each tranche at the end of each day on which they changed, by colour and day. */
  days: Map<string, TrancheDayRow>;
  /** Who proposed the newest change of an account's rule. */
  proposers: Map<AccountId, Address>;
}

export const statementKey = (account: AccountId, day: number): string => `${account}/${day}`;
export const leakKey = (movement: MovementId, colour: Colour): string => `${movement}/${colour}`;

export function emptyMoney(): MoneyState {
  return {
    entries: new Map(),
    requests: new Map(),
    held: new Map(),
    lines: new Map(),
    statements: new Map(),
    leaks: new Map(),
    arrivals: new Map(),
    thresholds: [],
    days: new Map(),
    proposers: new Map(),
  };
}

export function copyOfMoney(money: MoneyState): MoneyState {
  return {
    entries: new Map(money.entries),
    requests: new Map(money.requests),
    held: new Map(money.held),
    lines: new Map(money.lines),
    statements: new Map(money.statements),
    leaks: new Map(money.leaks),
    arrivals: new Map(money.arrivals),
    thresholds: [...money.thresholds],
    days: new Map(money.days),
    proposers: new Map(money.proposers),
  };
}
