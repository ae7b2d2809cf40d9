import fc from "fast-check";
import { expect, test } from "vitest";
import type { Hex } from "../hex.ts";
import { planNonces } from "./plan-nonces.ts";

const SENDERS: readonly Hex[] = ["0xa1", "0xb2", "0xc3"];
const transactions = fc.array(
  fc.record({ sender: fc.constantFrom(...SENDERS), nonce: fc.bigInt({ min: 0n, max: 8n }) }),
  { maxLength: 12 },
);
const nextNonces = fc
  .tuple(...SENDERS.map(() => fc.bigInt({ min: 0n, max: 5n })))
  .map((nonces) => new Map(SENDERS.map((sender, index) => [sender, nonces[index] ?? 0n])));

test("a transaction is ready exactly when all nonces up to its own are there", () => {
  fc.assert(
    fc.property(transactions, nextNonces, (waiting, next) => {
      const plan = planNonces(waiting, next);
      for (const transaction of waiting) {
        const first = next.get(transaction.sender) ?? 0n;
        const present = new Set(
          waiting.filter(({ sender }) => sender === transaction.sender).map((t) => t.nonce),
        );
        let complete = true;
        for (let nonce = first; nonce <= transaction.nonce; nonce++) complete &&= present.has(nonce);
        const isReplaced = transaction.nonce < first;
        expect(plan.replaced.includes(transaction)).toBe(isReplaced);
        expect(plan.ready.includes(transaction)).toBe(!isReplaced && complete);
        expect(plan.gapped.some((gap) => gap.transaction === transaction)).toBe(!isReplaced && !complete);
      }
      expect(plan.ready.length + plan.gapped.length + plan.replaced.length).toBe(waiting.length);
    }),
  );
});

test("a gap names the first missing nonce", () => {
  const waiting = [4n, 7n, 5n].map((nonce) => ({ sender: "0xa1" as Hex, nonce }));
  const plan = planNonces(waiting, new Map([["0xa1" as Hex, 4n]]));
  expect(plan.gapped).toEqual([{ transaction: waiting[1], expected: 6n }]);
});
