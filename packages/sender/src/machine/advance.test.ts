import type { Operation } from "@green-ledger/domain";
import { describe, expect, it } from "vitest";
import { advance, type Status, type Step, TRANSITIONS } from "./advance.ts";

const AT = "2026-01-01T00:00:00Z";
const error = { code: "party_registry_key_expired", detail: "The key has run out.", args: {} };
const outcome = { recorded: 2, items: [] };

const STEPS: { [K in Step["kind"]]: Extract<Step, { kind: K }> } = {
  queued: { kind: "queued" },
  signed: { kind: "signed", transactions: [{ hash: "0x02", nonce: 8 }] },
  submitted: { kind: "submitted" },
  included: { kind: "included", hash: "0x01", block: 5, blockHash: "0x0b", succeeded: true },
  dropped: { kind: "dropped", hash: "0x01" },
  mined: { kind: "mined", outcome },
  failed: { kind: "failed", error, outcome: null },
};

// Written out, so that a change of the table has to be meant.
const EXPECTED: Record<Status, Record<Step["kind"], Status | null>> = {
  received: {
    queued: "queued",
    signed: null,
    submitted: null,
    included: null,
    dropped: null,
    mined: null,
    failed: null,
  },
  queued: {
    queued: null,
    signed: "signed",
    submitted: null,
    included: null,
    dropped: null,
    mined: null,
    failed: null,
  },
  signed: {
    queued: null,
    signed: "signed",
    submitted: "submitted",
    included: "signed",
    dropped: "signed",
    mined: "mined",
    failed: "failed",
  },
  submitted: {
    queued: null,
    signed: "submitted",
    submitted: "submitted",
    included: "submitted",
    dropped: "submitted",
    mined: "mined",
    failed: "failed",
  },
  mined: {
    queued: null,
    signed: null,
    submitted: null,
    included: null,
    dropped: "submitted",
    mined: null,
    failed: null,
  },
  failed: {
    queued: null,
    signed: null,
    submitted: null,
    included: null,
    dropped: "submitted",
    mined: null,
    failed: null,
  },
};

function operation(status: Status): Operation {
  return {
    id: "opn_1",
    status,
    history: [{ status: "received", at: "2025-12-31T00:00:00Z", reason: null }],
    commands: ["recordPayments"],
    subject: "bank",
    party: "0x01",
    signer: "0x02",
    subjects: [],
    transactions: [{ hash: "0x01", nonce: 7, included: null }],
    outcome: null,
    error: null,
  };
}

describe("every step from every status", () => {
  for (const [status, row] of Object.entries(EXPECTED) as [Status, Record<Step["kind"], Status | null>][]) {
    for (const [kind, next] of Object.entries(row) as [Step["kind"], Status | null][]) {
      it(`${status} and ${kind}: ${next ?? "cannot happen"}`, () => {
        if (next === null) {
          expect(() => advance(operation(status), STEPS[kind], AT)).toThrow(TypeError);
          expect(TRANSITIONS[status][kind]).toBeUndefined();
          return;
        }
        const after = advance(operation(status), STEPS[kind], AT);
        expect(after.status).toBe(next);
        expect(after.history).toHaveLength(next === status ? 1 : 2);
        if (next !== status) expect(after.history[1]).toMatchObject({ status: next, at: AT });
      });
    }
  }
});

describe("what a step brings", () => {
  it("adds signed transactions", () => {
    expect(advance(operation("queued"), STEPS.signed, AT).transactions).toEqual([
      { hash: "0x01", nonce: 7, included: null },
      { hash: "0x02", nonce: 8, included: null },
    ]);
  });

  it("notes where a transaction was included, and forgets it when the branch is gone", () => {
    const included = advance(operation("submitted"), STEPS.included, AT);
    expect(included.transactions[0]?.included).toEqual({ block: 5, blockHash: "0x0b", succeeded: true });
    const mined = advance(included, STEPS.mined, AT);
    expect(mined.outcome).toEqual(outcome);
    const dropped = advance(mined, STEPS.dropped, AT);
    expect(dropped).toMatchObject({ status: "submitted", outcome: null, error: null });
    expect(dropped.transactions[0]?.included).toBeNull();
    expect(dropped.history.at(-1)?.reason).toBe("chain_reorganised");
  });

  it("says why it failed", () => {
    const failed = advance(operation("submitted"), STEPS.failed, AT);
    expect(failed.error).toEqual(error);
    expect(failed.history.at(-1)).toEqual({ status: "failed", at: AT, reason: error.code });
  });

  it("changes nothing in place", () => {
    const before = operation("submitted");
    const copy = structuredClone(before);
    advance(before, STEPS.included, AT);
    expect(before).toEqual(copy);
  });
});
