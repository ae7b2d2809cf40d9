import { type Colour, type Conversion, type Lending, OTHER_MONEY } from "@green-ledger/domain";
import { holdingOf, termsOf } from "@green-ledger/domain/model";
import type { Request } from "../consortium/index.ts";
import { type Account, anyAccountId, coloursOf, movementId, valueDate } from "./movements.ts";
import { actorFor, anyRoot, mostly, type Scene, senderOf } from "./scene.ts";

const UNIT = 10n ** 18n;

/** Accounts with money that children of its colour could take on, and those children. */
function fundable({ state }: Scene): { account: Account; child: Colour }[] {
  return coloursOf(state).flatMap((child) => {
    const parent = termsOf(state, child)?.tranche.parent ?? OTHER_MONEY;
    if (parent === OTHER_MONEY) return [];
    const holders = [...state.accounts.values()].filter(({ id }) => holdingOf(state, id, parent) > 0n);
    return holders.map((account) => ({ account, child }));
  });
}

function amountOf({ random, state }: Scene, account: Account, colour: Colour): bigint {
  const held = holdingOf(state, account.id, colour);
  if (random.chance(0.06)) return held + 1n;
  return random.chance(0.08) ? held : random.amount(1n, held / 4n + 1n);
}

/* ----- on-lending ----- */

export function lendMoney(scene: Scene): Request {
  const { random, state } = scene;
  const ways = fundable(scene);
  const lent = ways.filter(({ account, child }) => {
    const instrument = termsOf(state, child)?.instrument;
    const lender = account.owner === instrument?.payingAgent || account.owner === instrument?.issuer;
    return lender && instrument?.currency === account.currency;
  });
  const any = {
    account: random.pick([...state.accounts.values()]),
    child: random.between(0, state.tranches.size),
  };
  const way = random.weighted({ lent: 88, other: 8, any: 4 });
  const { account, child } =
    (way === "lent" ? random.any(lent) : way === "other" ? random.any(ways) : any) ?? any;
  const lendings: Lending[] = [lending(scene, account, child, [])];
  if (random.chance(0.3)) lendings.push(lending(scene, account, child, lendings));
  return {
    sender: senderOf(scene, actorFor(scene, account.custodian, "custodian")),
    command: { kind: "lendMoney", account: mostly(scene, account.id, () => anyAccountId(scene)), lendings },
  };
}

function lending(scene: Scene, account: Account, into: Colour, earlier: readonly Lending[]): Lending {
  const { random, state } = scene;
  const terms = termsOf(state, into);
  const reached = [...state.accounts.values()].filter(
    ({ id, owner, custodian, currency }) =>
      id !== account.id &&
      currency === account.currency &&
      [owner, custodian].includes(terms?.instrument.issuer ?? owner),
  );
  const wrongTo = () =>
    random.pick([account.id, anyAccountId(scene), random.pick([...state.accounts.keys()])]);
  const to = random.any(reached)?.id ?? account.id;
  const undrawn = terms === undefined ? 1n : terms.tranche.size - terms.tranche.counters.minted;
  const parent = terms?.tranche.parent ?? OTHER_MONEY;
  const amount = random.chance(0.04) ? undrawn + 1n : amountOf(scene, account, parent);
  return {
    id: movementId(scene, earlier),
    into,
    amount: mostly(scene, amount, () => 0n),
    to: random.chance(0.9) ? to : wrongTo(),
    valueDate: valueDate(scene, account),
    dataRoot: anyRoot(scene),
  };
}

/* ----- exchange ----- */

export function convertMoney(scene: Scene): Request {
  const { random, state } = scene;
  const children = fundable(scene).filter(({ account, child }) => {
    const sameCurrency = termsOf(state, child)?.instrument.currency === account.currency;
    return !sameCurrency && otherAccounts(scene, account).length > 0;
  });
  const own = [...state.accounts.values()].filter(
    (account) => holdingOf(state, account.id, OTHER_MONEY) > 0n && otherAccounts(scene, account).length > 0,
  );
  const other = { account: random.any(own) ?? random.pick([...state.accounts.values()]), child: OTHER_MONEY };
  const { account, child } = (random.chance(0.6) ? random.any(children) : undefined) ?? other;
  const conversions: Conversion[] = [conversion(scene, account, child, [])];
  if (random.chance(0.3)) conversions.push(conversion(scene, account, child, conversions));
  return {
    sender: senderOf(scene, actorFor(scene, account.custodian, "custodian")),
    command: {
      kind: "convertMoney",
      account: mostly(scene, account.id, () => anyAccountId(scene)),
      conversions,
    },
  };
}

function otherAccounts({ state }: Scene, account: Account): Account[] {
  return [...state.accounts.values()].filter(
    ({ owner, currency }) => owner === account.owner && currency !== account.currency,
  );
}

function conversion(
  scene: Scene,
  account: Account,
  child: Colour,
  earlier: readonly Conversion[],
): Conversion {
  const { random, state } = scene;
  const parent = termsOf(state, child)?.tranche.parent ?? OTHER_MONEY;
  const sold = amountOf(scene, account, parent);
  const rate = random.pick([UNIT / 8n, (UNIT * 7_777n) / 10_000n, UNIT * 3n, 128_205_128_205_128_205n]);
  const bought = (sold * rate) / UNIT + (random.chance(0.5) ? 1n : 0n);
  const huge = random.chance(0.03) ? { rate: 2n ** 118n, bought: 2n ** 97n, sold: 2n ** 39n } : {};
  return {
    id: movementId(scene, earlier),
    colour: mostly(scene, parent, () => random.between(0, state.tranches.size)),
    sold,
    into: mostly(scene, child, () => random.between(0, state.tranches.size)),
    bought: mostly(scene, bought, () => bought + random.pick([2n, 40_000n])),
    to: mostly(scene, random.any(otherAccounts(scene, account))?.id ?? account.id, () => anyAccountId(scene)),
    rate: mostly(scene, rate, () => rate * 2n),
    sourceRoot: anyRoot(scene),
    valueDate: valueDate(scene, account),
    dataRoot: anyRoot(scene),
    ...(huge.rate === undefined ? {} : exactly(huge.sold, huge.rate)),
  };
}

/** More than one entry may bring. */
function exactly(sold: bigint, rate: bigint): Partial<Conversion> {
  return { sold, rate, bought: (sold * rate) / UNIT };
}
