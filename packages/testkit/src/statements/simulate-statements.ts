import { type Day, UNKNOWN_DAY } from "@green-ledger/domain";
import {
  type BankStatement,
  type Movement,
  type RelatedParty,
  type StatementEntry,
  signedMinor,
  UNKNOWN_PARTY,
} from "@green-ledger/statements";

export interface SimulatedAccount {
  /** IBAN. */
  readonly id: string;
  readonly currency: string;
  readonly opening: bigint;
  /** For movements whose day is not known. */
  readonly fallbackDay: Day;
}

/**
 * Simulated statements of given movements, one for each day on which something moved: what a bank would have sent if
 * it had carried them out on their value day and passed every reference on. Each opens where the one before closed.
 */
export function simulateStatements(
  { id, currency, opening, fallbackDay }: SimulatedAccount,
  movements: readonly Movement[],
): BankStatement[] {
  const byDay = Map.groupBy(movements, ({ valueDay }) => (valueDay === UNKNOWN_DAY ? fallbackDay : valueDay));
  const days = [...byDay.keys()].sort((a, b) => a - b);
  let balance = opening;
  return days.map((day, index) => {
    const statementId = `SIM-${index + 1}`;
    const own = byDay.get(day) ?? [];
    const entries = own.map((movement, place) => entryOf(movement, day, `${statementId}#${place + 1}`));
    const from = balance;
    balance = entries.reduce((sum, entry) => sum + signedMinor(entry), balance);
    const sum = (direction: string) =>
      entries.filter((entry) => entry.direction === direction).reduce((all, { minor }) => all + minor, 0n);
    return {
      statementId,
      sequence: BigInt(index + 1),
      createdAt: null,
      copy: null,
      account: { scheme: "iban", id, servicer: null },
      currency,
      opening: { minor: from, day: days[index - 1] ?? day },
      closing: { minor: balance, day },
      entries,
      totals: {
        entries: entries.length,
        booked: entries.length,
        details: entries.length,
        credits: sum("credit"),
        debits: sum("debit"),
      },
      findings: [],
    };
  });
}

function entryOf(movement: Movement, day: Day, id: string): StatementEntry {
  const { direction, references } = movement;
  const party: RelatedParty = {
    name: movement.counterpartyName ?? null,
    account: movement.counterpartyAccount ?? null,
    agent: null,
  };
  return {
    id,
    line: 0,
    reference: null,
    servicerReference: null,
    minor: movement.minor,
    direction: direction === "in" ? "credit" : "debit",
    reversal: false,
    status: "booked",
    bookingDay: day,
    valueDay: day,
    code: {
      domain: "PMNT",
      family: direction === "in" ? "RCDT" : "ICDT",
      subFamily: "DMCT",
      proprietary: null,
    },
    batch: null,
    details: [
      {
        endToEndId: references.endToEndId ?? null,
        uetr: references.uetr ?? null,
        transactionId: null,
        instructionId: references.instructionId ?? null,
        messageId: null,
        paymentInformationId: null,
        servicerReference: null,
        amount: {
          currency: movement.currency,
          minor: movement.minor,
          direction: direction === "in" ? "credit" : "debit",
        },
        purpose: null,
        debtor: direction === "in" ? party : UNKNOWN_PARTY,
        creditor: direction === "out" ? party : UNKNOWN_PARTY,
        remittance: references.reference ?? null,
        creditorReference: null,
      },
    ],
    split: false,
    information: null,
  };
}
