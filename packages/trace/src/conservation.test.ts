import { expect, it } from "vitest";
import { conserve } from "./conservation.ts";

const figures = {
  start: 29n,
  live: 1n,
  placed: 9n,
  allocated: 2n,
  returned: 3n,
  fees: 4n,
  breached: 5n,
  corrected: 6n,
  bought: 8n,
  sold: 7n,
};

it("states that the figures add up", () => {
  expect(conserve(figures)).toEqual({ ...figures, holds: true });
});

it.each(Object.keys(figures) as (keyof typeof figures)[])("refuses figures of which %s is wrong", (name) => {
  const wrong = { ...figures, [name]: figures[name] + 1n };
  const details = Object.fromEntries(Object.entries(wrong).map(([key, value]) => [key, value.toString()]));
  expect(() => conserve(wrong)).toThrow(expect.objectContaining({ code: "conservation_broken", details }));
});
