import fc from "fast-check";
import { expect, it } from "vitest";
import { createEarliest } from "./earliest.ts";

it("keeps the first few of many, in order", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer(), { maxLength: 200, size: "max" }),
      fc.nat(20),
      (values, limit) => {
        const earliest = createEarliest(limit, (a, b) => a < b);
        for (const value of values) earliest.offer(value);
        expect(earliest.sorted()).toEqual([...values].sort((a, b) => a - b).slice(0, limit));
      },
    ),
  );
});
