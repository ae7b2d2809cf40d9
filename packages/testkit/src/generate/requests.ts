import { dayOfSecond, type Entry, entryOf, type Payment, ZERO_32 } from "@green-ledger/domain";
import type { Movement } from "@green-ledger/domain/model";
import type { Actor } from "../actors.ts";
import type { Request } from "../consortium/index.ts";
import { type Account, anyAccountId, payingAccount } from "./movements.ts";
import { paymentFrom } from "./payments.ts";
import { actorFor, actorWith, anyRoot, mostly, type Scene, senderOf, unknownId } from "./scene.ts";

/* ----- asking and paying ----- */

/** The owner asks his bank to pay. */
export function requestPayments(scene: Scene): Request {
  const { random, time } = scene;
  const account = payingAccount(scene);
  const payments: Payment[] = [];
  for (let left = random.between(1, 3); left > 0; left--)
    payments.push(paymentFrom(scene, account, payments));
  const deadline = time + random.between(60, 5 * 86_400);
  return {
    sender: senderOf(scene, actorFor(scene, account.owner, "maker")),
    command: {
      kind: "requestPayments",
      account: mostly(scene, account.id, () => anyAccountId(scene)),
      payments,
      deadline: mostly(scene, deadline, () => time - random.below(2)),
    },
  };
}

/** What is asked for and not yet answered, of one account. */
function openRequests({ random, state }: Scene): { account: Account; payments: Payment[] } | undefined {
  const open = [...state.money.entries.values()].flatMap(({ state: entryState, told }) =>
    entryState === "requested" && told?.kind === "request" ? [told] : [],
  );
  const account = state.accounts.get(random.any(open)?.account ?? ZERO_32);
  if (account === undefined) return undefined;
  return {
    account,
    payments: open.filter((told) => told.account === account.id).map(({ payment }) => payment),
  };
}

/** The bank pays what was asked for, mostly as it was. */
export function releasePayments(scene: Scene): Request {
  const { random, state, time } = scene;
  const { account, payments } = openRequests(scene) ?? { account: payingAccount(scene), payments: [] };
  const today = dayOfSecond(time);
  const asked = payments.length === 0 ? [paymentFrom(scene, account, [])] : payments.slice(0, 3);
  const released = asked.map((payment) => {
    const paid = { ...payment, valueDate: today > account.closedThrough ? today : payment.valueDate };
    return random.chance(0.1) ? { ...paid, ...otherwise(scene, paid) } : paid;
  });
  const requester = state.money.requests.get(asked[0]?.id ?? ZERO_32)?.requester;
  const both = [...Object.values(scene.cast.members)].find(({ key }) => key.address === requester)?.key;
  const right = actorFor(scene, account.custodian, "custodian");
  return {
    sender: senderOf(scene, random.chance(0.1) ? (both ?? right) : right),
    command: {
      kind: "releasePayments",
      account: mostly(scene, account.id, () => anyAccountId(scene)),
      payments: released,
    },
  };
}

function otherwise(scene: Scene, { amount }: Payment): Partial<Payment> {
  const { random } = scene;
  return random.pick<Partial<Payment>>([
    { amount: amount + 1n },
    { dataRoot: anyRoot(scene) },
    { id: scene.fresh("movement") },
    { payee: unknownId("party") },
  ]);
}

/* ----- how they end ----- */

export function cancelPayments(scene: Scene): Request {
  const { random, state } = scene;
  const { account, payments } = openRequests(scene) ?? { account: payingAccount(scene), payments: [] };
  const ids = payments.map(({ id }) => id).slice(0, random.between(1, 2));
  const anyId = () => random.any([...state.money.entries.keys()]) ?? unknownId("payment");
  const bank = actorFor(scene, account.custodian, "custodian");
  const owner = actorFor(scene, account.owner, random.chance(0.7) ? "maker" : "checker");
  const elsewhere = () =>
    random.pick([...state.accounts.values()].filter((a) => a.owner === account.owner)).id;
  return {
    sender: senderOf(scene, (random.chance(0.4) ? bank : owner) ?? bank),
    command: {
      kind: "cancelPayments",
      account: random.chance(0.15) ? elsewhere() : mostly(scene, account.id, () => anyAccountId(scene)),
      payments: mostly(scene, ids.length === 0 ? [anyId()] : ids, () => [...ids, anyId()]),
    },
  };
}

/** A payment that was made; mostly one to which somebody can say something. */
function anyPaid(scene: Scene, ...states: Movement["state"][]): Movement | undefined {
  const { random, state } = scene;
  const payments = [...state.movements.values()].filter(({ kind }) => kind === "payment");
  const open = payments.filter((row) => states.includes(row.state));
  const answerable = open.filter((row) => receiverOf(scene, row) !== undefined);
  return random.any(random.chance(0.85) ? answerable : open) ?? random.any(payments);
}

/** A custodian of the payee's bank, or a checker of the payee. */
function receiverOf(scene: Scene, row: Movement): Actor | undefined {
  const bank = actorFor(scene, row.payeeBank ?? undefined, "custodian");
  const payee = actorFor(scene, row.counterparty ?? undefined, "checker");
  return scene.random.chance(0.5) ? (bank ?? payee) : (payee ?? bank);
}

function answer(
  scene: Scene,
  row: Movement | undefined,
): { payment: Movement["id"]; entry: Entry; sender: Actor } {
  const { random } = scene;
  const receiver = row === undefined ? undefined : receiverOf(scene, row);
  const anybody = actorWith(scene, random.chance(0.5) ? "custodian" : "checker");
  return {
    payment: mostly(scene, row?.id ?? unknownId("payment"), () => unknownId("payment")),
    entry: toldOf(scene, row),
    sender: senderOf(scene, random.chance(0.9) ? (receiver ?? anybody) : anybody),
  };
}

/** What the ledger is told again of an entry, mostly rightly. */
export function toldOf(scene: Scene, row: Movement | undefined): Entry {
  const told = row === undefined ? nothing(scene) : entryOf(row);
  const wrong = (): Entry => ({
    ...told,
    draws: told.draws.map(({ colour, amount }) => ({ colour, amount: amount + 1n })),
  });
  return mostly(scene, told, wrong);
}

function nothing({ random, state }: Scene): Entry {
  const account = random.pick([...state.accounts.keys()]);
  const nobody = { payee: null, payeeBank: null, payeeAccount: null, project: null, line: null };
  return { account, use: "transfer", ...nobody, draws: [] };
}

export function confirmPayment(scene: Scene): Request {
  const { payment, entry, sender } = answer(scene, anyPaid(scene, "paid", "disputed"));
  return { sender, command: { kind: "confirmPayment", payment, entry } };
}

export function disputePayment(scene: Scene): Request {
  const { payment, entry, sender } = answer(scene, anyPaid(scene, "paid"));
  return { sender, command: { kind: "disputePayment", payment, entry, reasonRoot: anyRoot(scene) } };
}
