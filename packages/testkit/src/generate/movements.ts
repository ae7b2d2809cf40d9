import {
  type AccountRow,
  type Colour,
  dayOfSecond,
  type MovementId,
  OTHER_MONEY,
  UNKNOWN_DAY,
  ZERO_32,
} from "@green-ledger/domain";
import { type Bare, heldIn, holdingOf, type ModelState } from "@green-ledger/domain/model";
import { mostly, type Scene, unknownId } from "./scene.ts";

export type Account = Bare<AccountRow>;

export const coloursOf = (state: ModelState): Colour[] =>
  [...state.tranches.keys()].filter((c) => c !== OTHER_MONEY);

/** Mostly new; now and then one that was recorded, or one of the same command. */
export function movementId(scene: Scene, earlier: readonly { id: MovementId }[]): MovementId {
  const { random, state } = scene;
  const repeated = () => random.any([...earlier.map(({ id }) => id), ...state.money.entries.keys()]);
  return mostly(scene, scene.fresh("movement"), () => repeated() ?? scene.fresh("movement"));
}

export function anyAccountId(scene: Scene): Account["id"] {
  const { random, state } = scene;
  if (random.chance(0.6)) return random.pick([...state.accounts.keys()]);
  return random.chance(0.5) ? unknownId("account") : ZERO_32;
}

/** Mostly one that has money, and lets it go. */
export function payingAccount(scene: Scene): Account {
  const { random, state } = scene;
  const all = [...state.accounts.values()];
  const funded = all.filter(({ balance, broken }) => balance > 0n && !broken);
  return (random.chance(0.92) ? random.any(funded) : undefined) ?? random.pick(all);
}

/** Mostly of the last days that are still open, sometimes long ago, unknown, or still to come. */
export function valueDate(
  { random, time }: Scene,
  { closedThrough }: Pick<Account, "closedThrough">,
): number {
  const today = dayOfSecond(time);
  const when = random.weighted({ recent: 92, old: 4, unknown: 2, tomorrow: 2 });
  if (when === "recent") {
    const day = today - random.between(0, 20);
    return day > closedThrough || random.chance(0.1) ? day : Math.min(today, closedThrough + 1);
  }
  if (when === "old") return today - random.between(60, 900);
  return when === "unknown" ? UNKNOWN_DAY : today + random.between(1, 3);
}

/** What an account holds of each colour. */
export function holdingsOf(state: ModelState, account: Account): { colour: Colour; balance: bigint }[] {
  return heldIn(state, account.id).map((colour) => ({
    colour,
    balance: holdingOf(state, account.id, colour),
  }));
}
