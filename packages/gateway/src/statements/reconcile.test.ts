import type { MovementRow } from "@green-ledger/domain";
import type { StatementEntry } from "@green-ledger/statements";
import { describe, expect, it } from "vitest";
import type { LedgerMovement } from "./ledger-movement.ts";
import { reconcile, type Span } from "./reconcile.ts";

const word = (n: number) => `0x${n.toString(16).padStart(64, "0")}` as const;

function moved(
  n: number,
  signed: bigint,
  day: number,
  {
    reference,
    target,
    correction = false,
  }: { reference?: string; target?: number; correction?: boolean } = {},
): LedgerMovement {
  const amount = signed < 0n ? -signed : signed;
  const row = { id: word(n), amount, correction, target: target === undefined ? null : word(target) };
  return {
    // Only what is looked at.
    row: row as MovementRow,
    movement: {
      id: word(n),
      direction: signed < 0n ? "out" : "in",
      minor: amount,
      currency: "CNY",
      valueDay: day,
      references: reference === undefined ? {} : { endToEndId: reference },
    },
  };
}

function booked(id: string, signed: bigint, day: number, endToEndId: string | null = null): StatementEntry {
  const unknown = { name: null, account: null, agent: null };
  return {
    id,
    line: 1,
    reference: null,
    servicerReference: null,
    minor: signed < 0n ? -signed : signed,
    direction: signed < 0n ? "debit" : "credit",
    reversal: false,
    status: "booked",
    bookingDay: day,
    valueDay: day,
    code: null,
    batch: null,
    details: [
      {
        endToEndId,
        uetr: null,
        transactionId: null,
        instructionId: null,
        messageId: null,
        paymentInformationId: null,
        servicerReference: null,
        amount: null,
        purpose: null,
        debtor: unknown,
        creditor: unknown,
        remittance: null,
        creditorReference: null,
      },
    ],
    split: false,
    information: null,
  };
}

const span = (
  entries: StatementEntry[] | null,
  movements: LedgerMovement[],
  explaining: number[] = [],
): Span => ({
  entries,
  movements,
  explaining: new Set(explaining.map(word)),
});
const told = (spans: Span[], found: number[] = []) =>
  reconcile(spans, "CNY", new Set(found.map(word))).map(({ compared, missing }) => ({
    entries: compared.map(({ item, status, movementIds, later }) => [
      item.id,
      status,
      movementIds.map(Number),
      later,
    ]),
    missing: missing.map(({ row }) => Number(row.id)),
  }));

describe("statements beside the ledger", () => {
  it("an entry is what was recorded for its days, and nothing is used twice", () => {
    const older = span([booked("a", -5n, 1)], [moved(1, -5n, 1)]);
    const newer = span([booked("b", -5n, 2)], [moved(2, -5n, 2)]);
    expect(told([newer, older])).toEqual([
      { entries: [["b", "matched", [2], false]], missing: [] },
      { entries: [["a", "matched", [1], false]], missing: [] },
    ]);
  });

  it("what came later counts if it explains the statement, or by its reference; equal amounts alone do not", () => {
    const older = span([booked("a", -5n, 1), booked("b", 7n, 1, "R"), booked("c", 9n, 1)], [], [1]);
    const now = span(null, [moved(1, -5n, 1), moved(2, 7n, 2, { reference: "R" }), moved(3, 9n, 1)]);
    expect(told([now, older])[1]?.entries).toEqual([
      ["a", "matched", [1], true],
      ["b", "matched", [2], true],
      ["c", "unmatched", [], false],
    ]);
  });

  it("what another statement has is not taken from it", () => {
    const older = span([booked("a", 7n, 1, "R")], []);
    const newer = span([booked("b", 7n, 2, "R")], [moved(1, 7n, 2, { reference: "R" })]);
    expect(told([newer, older])).toEqual([
      { entries: [["b", "matched", [1], false]], missing: [] },
      { entries: [["a", "unmatched", [], false]], missing: [] },
    ]);
  });

  it("what no statement has is missing, unless it was reported in error and taken back", () => {
    const older = span([], [moved(1, -5n, 1), moved(2, -6n, 1)]);
    const newer = span(
      [],
      [
        moved(3, 5n, 2, { target: 1, correction: true }),
        moved(4, 2n, 2, { target: 2, correction: true }),
        moved(5, -8n, 2, { target: 99, correction: true }),
      ],
    );
    expect(told([newer, older], [99])).toEqual([
      { entries: [], missing: [4] },
      { entries: [], missing: [2] },
    ]);
  });

  it("a tie stays for a person", () => {
    const [result] = told([span([booked("a", -5n, 1)], [moved(1, -5n, 1), moved(2, -5n, 1)])]);
    expect(result).toEqual({ entries: [["a", "ambiguous", [], false]], missing: [] });
  });

  it("where only a figure was stated nothing is missing, and what was recorded can answer an older statement", () => {
    const older = span([booked("a", -5n, 1, "R")], []);
    expect(told([span(null, [moved(1, -5n, 2, { reference: "R" })]), older])).toEqual([
      { entries: [], missing: [] },
      { entries: [["a", "matched", [1], true]], missing: [] },
    ]);
  });
});
