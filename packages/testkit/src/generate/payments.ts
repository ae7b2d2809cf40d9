import {
  type AccountRow,
  type Colour,
  dayOfSecond,
  type HoldingRow,
  NO_LOOK_BACK_LIMIT,
  OTHER_MONEY,
  type Payment,
  UNKNOWN_DAY,
  type Use,
  ZERO_32,
} from "@green-ledger/domain";
import { type Bare, inStanding, isAdmitted, lotKey, sameGroup, termsOf } from "@green-ledger/domain/model";
import type { Request } from "../consortium/index.ts";
import { anyAssetId } from "./assets.ts";
import { anyAccountId, movementId, valueDate } from "./receipts.ts";
import { actorFor, anyParty, anyRoot, mostly, type Scene, senderOf, slips, unknownId } from "./scene.ts";

type Account = Bare<AccountRow>;

/** Money leaves one account, mostly one that has some. */
export function recordPayments(scene: Scene): Request {
  const { random, state } = scene;
  const funded = [...state.holdings.values()].filter((holding) => holding.balance > 0n);
  const id = random.chance(0.9) ? random.any(funded)?.account : undefined;
  const account = state.accounts.get(id ?? ZERO_32) ?? random.pick([...state.accounts.values()]);
  const payments: Payment[] = [];
  for (let left = random.between(1, 5); left > 0; left--) payments.push(paymentOut(scene, account, payments));
  return {
    sender: senderOf(scene, actorFor(scene, account.custodian, "custodian")),
    command: {
      kind: "recordPayments",
      account: mostly(scene, account.id, () => anyAccountId(scene)),
      payments,
    },
  };
}

function paymentOut(scene: Scene, account: Account, earlier: readonly Payment[]): Payment {
  const { random, state, time } = scene;
  const holdings = [...state.holdings.values()].filter((h) => h.account === account.id && h.balance > 0n);
  const holding = random.any(holdings);
  const colour = mostly(scene, holding?.colour ?? OTHER_MONEY, () => random.between(0, state.tranches.size));
  const use = random.weighted({ transfer: 40, allocate: 40, return: 10, fee: 10 });
  const payment: Payment = {
    id: movementId(scene, earlier),
    colour,
    amount: amountFrom(scene, holding),
    use,
    payee: anyParty(scene),
    payeeAccount: null,
    project: null,
    valueDate: valueDate(scene, dayOfSecond(time)),
    dataRoot: mostly(scene, anyRoot(scene), () => ZERO_32),
  };
  const sent = { ...payment, ...towards(scene, account, use, colour) };
  const atLimit = use === "allocate" && random.chance(0.2);
  return withMistakes(scene, account, atLimit ? { ...sent, ...onTheEdge(scene, sent) } : sent);
}

/** The last amount, or the last day, that a project or a framework allows, or the first that it does not. */
function onTheEdge(scene: Scene, { colour, project, valueDate }: Payment): Partial<Payment> {
  const { random, state, time } = scene;
  const over = random.below(2);
  const edges: Partial<Payment>[] = [];
  const asset = state.assets.get(project ?? ZERO_32);
  if (asset !== undefined) edges.push({ amount: asset.eligibleCost - asset.allocated + BigInt(over) });
  const { approvedOn = valueDate, framework } = termsOf(state, colour)?.instrument ?? {};
  const { lookBackDays = NO_LOOK_BACK_LIMIT, allocationDeadline = UNKNOWN_DAY } = framework ?? {};
  if (lookBackDays !== NO_LOOK_BACK_LIMIT) edges.push({ valueDate: approvedOn - lookBackDays - over });
  if (allocationDeadline !== UNKNOWN_DAY && allocationDeadline < dayOfSecond(time)) {
    edges.push({ valueDate: allocationDeadline + over });
  }
  return random.any(edges) ?? {};
}

/** Some of it, all of it, exactly the oldest lot, or more than there is. */
function amountFrom(scene: Scene, holding: HoldingRow | undefined): bigint {
  const { random, state } = scene;
  if (holding === undefined) return random.amount(1n, 1_000n);
  const { account, colour, head, balance } = holding;
  const oldest = state.lots.get(lotKey(account, colour, head))?.remaining ?? 1n;
  switch (random.weighted({ part: 60, oldest: 15, all: 12, over: 5, one: 5, none: 3 })) {
    case "part":
      return random.amount(1n, balance / 2n + 1n);
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

/** Whom and what a payment of this use may go to. */
function towards(scene: Scene, account: Account, use: Use, colour: Colour): Partial<Payment> {
  const { random, state } = scene;
  if (use === "fee") return { payee: account.custodian };
  if (use === "return" && random.chance(0.75)) {
    return { payee: termsOf(state, colour)?.instrument.payingAgent ?? anyParty(scene) };
  }
  if (use === "return") return {};
  if (use === "allocate") {
    const outside = [...state.parties.keys()].filter((id) => !sameGroup(state, id, account.owner));
    const payee = random.any(outside) ?? anyParty(scene);
    return { payee, project: colour === OTHER_MONEY ? null : projectFor(scene, colour) };
  }
  const others = [...state.accounts.values()].filter(
    (other) => other.id !== account.id && other.currency === account.currency,
  );
  const arrival = random.any(others) ?? account;
  return { payee: arrival.owner, payeeAccount: arrival.id };
}

/** Mostly a project that was admitted and is in standing; under a framework that flags, sometimes any in standing. */
function projectFor(scene: Scene, colour: Colour): Payment["project"] {
  const { random, state, time } = scene;
  const standing = [...state.assets.keys()].filter((id) => inStanding(state, id, time));
  const admitted = standing.filter((id) => isAdmitted(state, colour, id));
  if (random.chance(0.15)) return random.any(standing) ?? null;
  return random.any(admitted) ?? anyAssetId(scene);
}

/** What clerks get wrong, one thing at a time. */
function withMistakes(scene: Scene, account: Account, right: Payment): Payment {
  const { random, state } = scene;
  const mistakes: (() => Partial<Payment>)[] = [
    () => ({ payee: random.chance(0.5) ? unknownId("party") : ZERO_32 }),
    () => ({ payee: anyParty(scene) }),
    () => ({
      payee:
        random.any([...state.parties.keys()].filter((id) => sameGroup(state, id, account.owner))) ?? ZERO_32,
    }),
    () => ({
      payee: random.any([...state.parties.values()].filter((p) => p.status === "suspended"))?.id ?? ZERO_32,
    }),
    () => ({ payeeAccount: anyAccountId(scene) }),
    () => ({ payeeAccount: account.id }),
    () => ({ payeeAccount: null }),
    () => ({ payeeAccount: random.pick([...state.accounts.keys()]) }),
    () => ({ project: null }),
    () => ({ project: anyAssetId(scene) }),
    () => ({ project: unknownId("asset") }),
    () => ({ dataRoot: ZERO_32 }),
    () => ({ use: random.pick(["transfer", "allocate", "return", "fee"]) }),
    () => ({ colour: random.between(0, state.tranches.size) }),
  ];
  return random.chance(0.12) || slips(scene) ? { ...right, ...random.pick(mistakes)() } : right;
}
