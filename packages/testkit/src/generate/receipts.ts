import {
  type AccountRow,
  type Colour,
  dayOfSecond,
  ORIGINS,
  OTHER_MONEY,
  type PartyId,
  type Receipt,
  UNKNOWN_DAY,
  ZERO_32,
} from "@green-ledger/domain";
import { type Bare, type ModelState, termsOf } from "@green-ledger/domain/model";
import type { Request } from "../consortium/index.ts";
import { actorFor, anyParty, anyRoot, mostly, type Scene, senderOf, unknownId } from "./scene.ts";

type Account = Bare<AccountRow>;

/** Money comes in at one bank, into several of its accounts. */
export function recordReceipts(scene: Scene): Request {
  const { random, state } = scene;
  const { custodian } = random.pick([...state.accounts.values()]);
  const kept = [...state.accounts.values()].filter((account) => account.custodian === custodian);
  const receipts: Receipt[] = [];
  for (let left = random.between(1, 4); left > 0; left--) {
    receipts.push(receiptInto(scene, random.pick(kept), receipts));
  }
  return {
    command: { kind: "recordReceipts", receipts },
    sender: senderOf(scene, actorFor(scene, custodian, "custodian")),
  };
}

function receiptInto(scene: Scene, account: Account, earlier: readonly Receipt[]): Receipt {
  const { random, time } = scene;
  const colour = random.chance(0.35) ? OTHER_MONEY : anyColourFor(scene, account);
  return {
    id: movementId(scene, earlier),
    account: mostly(scene, account.id, () => anyAccountId(scene)),
    colour,
    amount: mostly(scene, amountOf(scene, colour), () => 0n),
    origin: random.pick(ORIGINS),
    payer: random.chance(0.5) ? anyParty(scene) : null,
    valueDate: valueDate(scene, dayOfSecond(time)),
    dataRoot: anyRoot(scene),
  };
}

/** Mostly some of the tranche; sometimes all that is undrawn, or one more than that. */
function amountOf({ random, state }: Scene, colour: Colour): bigint {
  const tranche = termsOf(state, colour)?.tranche;
  if (tranche === undefined) return random.chance(0.05) ? 2n ** 96n : random.amount(1n, 2_500n);
  const { size, counters } = tranche;
  if (random.chance(0.15)) return size - counters.minted + BigInt(random.below(2));
  return random.amount(1n, size / 8n + 1n);
}

/** Mostly a colour that may enter the account: its owner or its bank issued it. */
function anyColourFor(scene: Scene, account: Account): Colour {
  const { random, state } = scene;
  const entitled = coloursOf(state).filter((colour) => {
    const instrument = termsOf(state, colour)?.instrument;
    const issuer: PartyId | undefined = instrument?.issuer;
    const ours = issuer === account.owner || issuer === account.custodian;
    return ours && instrument?.currency === account.currency;
  });
  if (random.chance(0.1)) return random.between(0, state.tranches.size + 1);
  return random.any(entitled) ?? OTHER_MONEY;
}

export const coloursOf = (state: ModelState): Colour[] =>
  [...state.tranches.keys()].filter((c) => c !== OTHER_MONEY);

/** Mostly new; now and then one that was recorded, or one of the same command. */
export function movementId(scene: Scene, earlier: readonly { id: Receipt["id"] }[]): Receipt["id"] {
  const { random, state } = scene;
  const repeated = () => random.any([...earlier.map(({ id }) => id), ...state.movements.keys()]);
  return mostly(scene, scene.fresh("movement"), () => repeated() ?? scene.fresh("movement"));
}

export function anyAccountId(scene: Scene): Account["id"] {
  const { random, state } = scene;
  if (random.chance(0.6)) return random.pick([...state.accounts.keys()]);
  return random.chance(0.5) ? unknownId("account") : ZERO_32;
}

/** Mostly of the last days, sometimes long ago, unknown, or still to come. */
export function valueDate({ random }: Scene, today: number): number {
  const when = random.weighted({ recent: 90, old: 5, unknown: 2, tomorrow: 3 });
  if (when === "recent") return today - random.between(0, 20);
  if (when === "old") return today - random.between(60, 900);
  return when === "unknown" ? UNKNOWN_DAY : today + random.between(1, 3);
}
