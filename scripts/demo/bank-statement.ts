import { type Day, parseDay, UNKNOWN_DAY } from "@green-ledger/domain";
import type { StatementEntryBody } from "@green-ledger/sdk";
import type { Movement } from "@green-ledger/statements";
import { simulateStatements, writeCamt053 } from "@green-ledger/testkit/statements";
import { DemoError } from "./demo-error.ts";
import type { Desk } from "./desk.ts";
import { CURRENCY, type Stage, WHO } from "./found.ts";

/** One booking of the bank. */
export interface Booking {
  reference: string;
  endToEndId?: string;
  /** Pence: positive comes in. */
  minor: bigint;
  name?: string;
}

/** A day as the bank sees it. */
export interface BankDay {
  day: string;
  /** Pence before the first booking; after the last it is what they make. */
  opening: bigint;
  bookings: readonly Booking[];
}

/** ISO 20022: AcctSvcrRef is Max35Text. */
const LONGEST_REFERENCE = 35;

/** The day's statement as the bank would send it: camt.053.001.08. Simulated, and its group header says so. */
export function camt053Of({ rule }: Stage, { day, opening, bookings }: BankDay): string {
  const number = parseDay(day) ?? UNKNOWN_DAY;
  const account = { id: `demo-${rule}`, currency: CURRENCY, opening, fallbackDay: number };
  const [made] = simulateStatements(
    account,
    bookings.map((booking, i) => movementOf(booking, i, number)),
  );
  const entries = (made?.entries ?? []).map((entry, i) => {
    const { reference } = bookings[i] ?? { reference: "" };
    return { ...entry, servicerReference: reference.length > LONGEST_REFERENCE ? null : reference };
  });
  const closing = bookings.reduce((sum, { minor }) => sum + minor, opening);
  return writeCamt053([
    {
      statementId: `SIMULATED-${rule}-${day}`,
      sequence: null,
      createdAt: null,
      copy: null,
      account: { scheme: "other", id: account.id, servicer: null },
      currency: CURRENCY,
      opening: { minor: opening, day: number },
      closing: { minor: closing, day: number },
      entries,
      totals: { entries: 0, booked: 0, details: 0, credits: 0n, debits: 0n },
      findings: [],
    },
  ]);
}

/** The bank sends in its file. @returns the statement's id */
export async function importStatement(desk: Desk, stage: Stage, bankDay: BankDay): Promise<string> {
  const content = Buffer.from(camt053Of(stage, bankDay)).toString("base64");
  const file = { name: `simulated-${stage.rule}-${bankDay.day}.xml`, content };
  const { ids } = await desk.record(WHO.bank, "importStatements", {
    body: { file, account: stage.account, simulated: true },
  });
  const [id, ...others] = ids;
  if (id === undefined || others.length > 0) {
    throw new DemoError("demo_unexpected", `The statement of ${bankDay.day} stated ${ids.length} days.`);
  }
  return id;
}

/** What the entries of an account's statements are in the ledger now. */
export async function countEntries(desk: Desk, { account }: Stage): Promise<Record<Status, number>> {
  const counts = { matched: 0, ambiguous: 0, unmatched: 0 };
  const query = { limit: 200 };
  for await (const { status } of desk
    .as(WHO.bank)
    .all("listStatementEntries", { params: { id: account }, query })) {
    counts[status]++;
  }
  return counts;
}

type Status = StatementEntryBody["status"];

const movementOf = ({ endToEndId, minor, name }: Booking, i: number, valueDay: Day): Movement => ({
  id: String(i),
  direction: minor < 0n ? "out" : "in",
  minor: minor < 0n ? -minor : minor,
  currency: CURRENCY,
  valueDay,
  references: endToEndId === undefined ? {} : { endToEndId },
  ...(name === undefined ? {} : { counterpartyName: name }),
});
