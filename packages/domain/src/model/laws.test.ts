import { createCast, FOUNDING } from "@green-ledger/testkit/consortium";
import { modelSequence } from "@green-ledger/testkit/generate";
import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOfSecond } from "../day.ts";
import { type Bytes32, OTHER_MONEY } from "../hex.ts";
import type { Draw } from "../rows.ts";
import { apply, divided, heldIn, holdingOf, type ModelState } from "./index.ts";

/** What every state must satisfy, whatever led to it. */

test("L1, L2, L4: nothing disappears in any sequence, and no cap is passed", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (seed) => {
      const last = [...modelSequence(seed, 80)].at(-1);
      if (last !== undefined) requireLaws(last.state);
    }),
    { numRuns: 12 },
  );
});

function requireLaws(state: ModelState): void {
  const lots = [...state.lots.values()];
  for (const { colour, counters, size } of state.tranches.values()) {
    const { minted, live, allocated, returned, fees, breached, lent, repaid } = counters;
    expect(live + allocated + returned + fees + breached + lent, `colour ${colour}`).toBe(minted);
    const remaining = lots
      .filter((lot) => lot.colour === colour)
      .reduce((sum, lot) => sum + lot.remaining, 0n);
    expect(remaining, `lots of colour ${colour}`).toBe(live);
    expect(repaid <= minted).toBe(true);
    if (colour !== OTHER_MONEY) expect(minted <= size).toBe(true);
  }
  for (const { parent, n, account, colour } of lots) {
    if (parent === null) continue;
    expect(
      state.lots.has(`${parent.account}/${parent.colour}/${parent.n}`),
      `${account}/${colour}/${n}`,
    ).toBe(true);
  }
  for (const { allocated, eligibleCost } of state.assets.values())
    expect(allocated <= eligibleCost).toBe(true);
  for (const { used, cap } of state.money.lines.values()) expect(used <= cap).toBe(true);
  for (const { id, balance } of state.accounts.values()) {
    const held = heldIn(state, id).map((colour) => holdingOf(state, id, colour));
    expect(held.reduce((sum, part) => sum + part, 0n)).toBe(balance);
    expect(held.every((part) => part > 0n)).toBe(true);
  }
}

test("L5: an entry that has ended stays as it is", () => {
  const FINAL = [
    "void",
    "confirmed",
    "received",
    "reversal",
    "statement",
    "explanation",
    "lending",
    "conversion",
  ];
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (seed) => {
      let before: ModelState | undefined;
      for (const { state } of modelSequence(seed, 60)) {
        for (const [id, record] of before?.money.entries ?? []) {
          if (FINAL.includes(record.state)) expect(state.money.entries.get(id)).toEqual(record);
        }
        before = state;
      }
    }),
    { numRuns: 8 },
  );
});

const weights = fc
  .uniqueArray(fc.tuple(fc.nat({ max: 40 }), fc.bigInt({ min: 1n, max: 10n ** 20n })), {
    selector: ([colour]) => colour,
    minLength: 1,
    maxLength: 32,
  })
  .map((parts) => parts.map(([colour, amount]): Draw => ({ colour, amount })));

test("a pro rata share is within one minor unit of the exact one, and all shares are the whole", () => {
  fc.assert(
    fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (parts, fraction) => {
      const whole = parts.reduce((sum, { amount }) => sum + amount, 0n);
      const amount = (whole * BigInt(Math.floor(fraction * 1e9))) / 10n ** 9n + 1n;
      const asked = amount > whole ? whole : amount;
      const shares = divided(parts, asked);
      expect(shares.reduce((sum, share) => sum + share.amount, 0n)).toBe(asked);
      for (const { colour, amount: weight } of parts) {
        const share = shares.find((s) => s.colour === colour)?.amount ?? 0n;
        const off = share * whole - weight * asked;
        expect(off < whole && off > -whole).toBe(true);
        expect(share <= weight).toBe(true);
      }
    }),
  );
});

test("of equal remainders the lower colour gets the unit, wherever it stands", () => {
  const three = [7, 2, 5].map((colour) => ({ colour, amount: 10n }));
  expect(divided(three, 4n)).toEqual([
    { colour: 7, amount: 1n },
    { colour: 2, amount: 2n },
    { colour: 5, amount: 1n },
  ]);
});

test("a round trip through an affiliate takes nothing from a colour", () => {
  const { bankA, issuer, subsidiary } = createCast().members;
  const { issuerAtA, subsidiaryAtA } = FOUNDING.accounts;
  const start = [...modelSequence(1, 0)].at(-1);
  if (start === undefined) throw new TypeError("nothing was founded");
  const { time } = start;
  let ids = 0;
  const move = (state: ModelState, from: Bytes32, to: Bytes32, payee: Bytes32, draws: Draw[]) => {
    const amount = draws.reduce((sum, draw) => sum + draw.amount, 0n);
    const id: Bytes32 = `0x${(++ids).toString(16).padStart(64, "0")}`;
    const root = id;
    const plain = { entrusted: false, payeeBank: null, project: null, line: null, documents: [] };
    const said = { id, amount, use: "transfer", payee, payeeAccount: to, dataRoot: root } as const;
    const given = from === issuerAtA ? draws : [];
    const payments = [{ ...plain, ...said, valueDate: dayOfSecond(time), draws: given }];
    const command = { kind: "recordPayments", account: from, payments } as const;
    const { outcome, state: next } = apply(state, command, { sender: bankA.key.address, time });
    expect(outcome).toMatchObject({ reasons: ["none"] });
    return next;
  };
  const trips = fc.array(fc.tuple(fc.bigInt({ min: 1n, max: 4_000n }), fc.bigInt({ min: 1n, max: 900n })), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(trips, (amounts) => {
      let state = start.state;
      for (const [green, other] of amounts) {
        const draws = [
          { colour: 1, amount: green },
          { colour: OTHER_MONEY, amount: other },
        ];
        state = move(state, issuerAtA, subsidiaryAtA, subsidiary.party, draws);
        state = move(state, subsidiaryAtA, issuerAtA, issuer.party, [
          { colour: 1, amount: (green + other) / 2n + 1n },
        ]);
      }
      for (const colour of [OTHER_MONEY, 1]) {
        expect(state.tranches.get(colour)?.counters).toEqual(start.state.tranches.get(colour)?.counters);
      }
    }),
  );
});
