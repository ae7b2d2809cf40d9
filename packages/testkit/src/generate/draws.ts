import { type Draw, OTHER_MONEY, ruleAt } from "@green-ledger/domain";
import { drawsBy, lotsOf } from "@green-ledger/domain/model";
import { type Account, holdingsOf } from "./movements.ts";
import { mostly, type Scene, slips } from "./scene.ts";

type Holding = ReturnType<typeof holdingsOf>[number];

/** How much a payment is, and the draws that come with it: those that the account's owner must give, or none. */
export function amountAndDraws(scene: Scene, account: Account): { amount: bigint; draws: Draw[] } {
  const { random, state, time } = scene;
  const rule = ruleAt(account, time);
  if (rule === "specified") return specified(scene, account);
  const whole = { colour: OTHER_MONEY, balance: account.balance };
  const amount = amountFrom(scene, account, whole);
  if (random.chance(0.85)) return { amount, draws: [] };
  const drawn = drawsBy(state, rule, account.id, { amount, proposed: [] });
  const draws = "draws" in drawn ? drawn.draws : [];
  return { amount, draws: random.chance(0.6) ? draws : spoilt(scene, draws) };
}

function specified(scene: Scene, account: Account): { amount: bigint; draws: Draw[] } {
  const { random } = scene;
  const holdings = holdingsOf(scene.state, account);
  const first = random.any(holdings);
  const second = random.chance(0.3)
    ? random.any(holdings.filter(({ colour }) => colour !== first?.colour))
    : undefined;
  const draws = [first, second].flatMap((holding) =>
    holding === undefined ? [] : [{ colour: holding.colour, amount: amountFrom(scene, account, holding) }],
  );
  const [draw = { colour: OTHER_MONEY, amount: random.amount(1n, 1_000n) }, ...more] = draws;
  const given = [draw, ...more];
  const amount = given.reduce((sum, part) => sum + part.amount, 0n);
  return {
    amount: mostly(scene, amount, () => amount + 1n),
    draws: random.chance(0.06) ? spoilt(scene, given) : given,
  };
}

/** Draws as nobody should give them. */
function spoilt(scene: Scene, draws: readonly Draw[]): Draw[] {
  const { random, state } = scene;
  const [first = { colour: OTHER_MONEY, amount: 1n }, ...rest] = draws;
  const other = { colour: random.between(0, state.tranches.size), amount: first.amount };
  return random.pick([
    [],
    [first, first, ...rest],
    [{ ...first, amount: 0n }, ...rest],
    [{ ...first, amount: first.amount + 1n }, ...rest],
    [other, ...rest],
    [...draws, other],
  ]);
}

/** Some of it, all of it, exactly the oldest lot, or more than there is. */
function amountFrom(scene: Scene, account: Account, { colour, balance }: Holding): bigint {
  const { random, state } = scene;
  const oldest = lotsOf(state, account.id, colour).find(({ remaining }) => remaining > 0n)?.remaining ?? 1n;
  switch (random.weighted({ part: 66, oldest: 13, all: 8, over: 4, one: 7, none: slips(scene) ? 40 : 1 })) {
    case "part":
      return random.amount(1n, balance / 3n + 1n);
    case "oldest":
      return oldest;
    case "all":
      return balance;
    case "over":
      return balance + random.amount(1n, 1_000n);
    case "one":
      return 1n;
    case "none":
      return 0n;
  }
}
