import { OTHER_MONEY } from "@green-ledger/domain";
import { expect, it } from "vitest";
import { effectsOf } from "./effects.ts";

const taken = (closing: bigint) => ({ closing, taken: true });
const lot = (colour: number, remaining: bigint, order: number) => ({ colour, remaining, order });
const holdings = { balance: 100n, other: 30n, green: [lot(7, 40n, 5), lot(4, 20n, 2), lot(4, 10n, 9)] };

it("other money goes first, then the oldest green lots over all colours", () => {
  expect(effectsOf([taken(45n)], holdings)).toEqual([
    {
      outcome: "shortfall",
      held: 100n,
      amount: 55n,
      draws: [
        { colour: OTHER_MONEY, amount: 30n },
        { colour: 4, amount: 20n },
        { colour: 7, amount: 5n },
      ],
    },
  ]);
});

it("each balance is compared with what the one before left", () => {
  const stated = [taken(75n), taken(75n), taken(80n), taken(60n), taken(0n)];
  expect(effectsOf(stated, holdings).map(({ outcome, amount, draws }) => [outcome, amount, draws])).toEqual([
    ["shortfall", 25n, [{ colour: OTHER_MONEY, amount: 25n }]],
    ["balances", 0n, []],
    ["surplus", 5n, [{ colour: OTHER_MONEY, amount: 5n }]],
    [
      "shortfall",
      20n,
      [
        { colour: OTHER_MONEY, amount: 10n },
        { colour: 4, amount: 10n },
      ],
    ],
    [
      "shortfall",
      60n,
      [
        { colour: 4, amount: 20n },
        { colour: 7, amount: 40n },
      ],
    ],
  ]);
});

it("one that the ledger refuses changes nothing", () => {
  const [, second] = effectsOf([{ closing: 0n, taken: false }, taken(100n)], holdings);
  expect(second).toMatchObject({ outcome: "balances", held: 100n });
});
