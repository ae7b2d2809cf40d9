import { type Colour, ORIGINS, type Origin, OTHER_MONEY, type Receipt } from "@green-ledger/domain";
import { termsOf } from "@green-ledger/domain/model";
import type { Request } from "../consortium/index.ts";
import { type Account, anyAccountId, coloursOf, movementId, valueDate } from "./movements.ts";
import { actorFor, anyParty, anyRoot, mostly, type Scene, senderOf } from "./scene.ts";

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
  const { random } = scene;
  const repayment = random.chance(0.25) ? repaidColour(scene, account) : undefined;
  const colour = repayment ?? (random.chance(0.35) ? OTHER_MONEY : anyColourFor(scene, account));
  const origin: Origin = repayment === undefined ? random.pick(ORIGINS.slice(0, 4)) : "repayment";
  return {
    id: movementId(scene, earlier),
    account: mostly(scene, account.id, () => anyAccountId(scene)),
    colour,
    amount: mostly(scene, amountOf(scene, colour, origin), () => (random.chance(0.5) ? 0n : 2n ** 96n)),
    origin: mostly(scene, origin, () => random.pick(ORIGINS)),
    payer: random.chance(0.5) ? anyParty(scene) : null,
    valueDate: valueDate(scene, account),
    dataRoot: anyRoot(scene),
  };
}

/** Mostly some of the tranche; sometimes all that is undrawn, or that is out, or one more than that. */
function amountOf({ random, state }: Scene, colour: Colour, origin: Origin): bigint {
  const tranche = termsOf(state, colour)?.tranche;
  if (tranche === undefined) return random.amount(1n, 2_500n);
  const { size, counters } = tranche;
  if (origin === "repayment") {
    const out = counters.minted - counters.repaid;
    return random.chance(0.2) ? out + BigInt(random.below(2)) : random.amount(1n, out / 2n + 1n);
  }
  if (random.chance(0.15)) return size - counters.minted + BigInt(random.below(2));
  return random.amount(1n, size / 8n + 1n);
}

/** A loan that a tranche funds, mostly with something out, and mostly the account's owner's to be repaid. */
function repaidColour(scene: Scene, account: Account): Colour | undefined {
  const { random, state } = scene;
  const children = coloursOf(state).filter((colour) => {
    const { parent = OTHER_MONEY, counters } = termsOf(state, colour)?.tranche ?? {};
    return parent !== OTHER_MONEY && ((counters?.minted ?? 0n) > 0n || random.chance(0.1));
  });
  const owned = children.filter((colour) => termsOf(state, colour)?.instrument.payingAgent === account.owner);
  return random.any(owned) ?? (random.chance(0.2) ? random.any(children) : undefined);
}

/** Mostly a colour that may enter the account: its owner or its bank issued it. */
function anyColourFor(scene: Scene, account: Account): Colour {
  const { random, state } = scene;
  const entitled = coloursOf(state).filter((colour) => {
    const terms = termsOf(state, colour);
    const issuer = terms?.instrument.issuer;
    const ours = issuer === account.owner || issuer === account.custodian;
    const root = terms?.tranche.parent === OTHER_MONEY;
    return ours && root && terms.instrument.currency === account.currency;
  });
  if (random.chance(0.08)) return random.between(0, state.tranches.size + 1);
  return random.any(entitled) ?? OTHER_MONEY;
}
