import {
  type Colour,
  type Draw,
  dayOfSecond,
  NO_LOOK_BACK_LIMIT,
  OTHER_MONEY,
  type Payment,
  ruleAt,
  UNKNOWN_DAY,
  ZERO_32,
} from "@green-ledger/domain";
import { drawsBy, entrustedThreshold, termsOf } from "@green-ledger/domain/model";
import type { Request } from "../consortium/index.ts";
import { amountAndDraws } from "./draws.ts";
import { withMistakes } from "./mistakes.ts";
import { type Account, anyAccountId, movementId, payingAccount, valueDate } from "./movements.ts";
import { payeeBankFor, towards } from "./payees.ts";
import { actorFor, anyParty, anyRoot, mostly, type Scene, senderOf } from "./scene.ts";

/** Money leaves one account, as its bank reports it. */
export function recordPayments(scene: Scene): Request {
  const { random } = scene;
  const account = payingAccount(scene);
  const payments: Payment[] = [];
  for (let left = random.between(1, 4); left > 0; left--)
    payments.push(paymentFrom(scene, account, payments));
  return {
    sender: senderOf(scene, actorFor(scene, account.custodian, "custodian")),
    command: {
      kind: "recordPayments",
      account: mostly(scene, account.id, () => anyAccountId(scene)),
      payments,
    },
  };
}

/** A payment out of an account, mostly lawful. */
export function paymentFrom(scene: Scene, account: Account, earlier: readonly Payment[]): Payment {
  const { random } = scene;
  const use = random.weighted({ transfer: 34, allocate: 46, return: 12, fee: 8 });
  const { amount, draws } = amountAndDraws(scene, account);
  const colours = coloursDrawn(scene, account, amount, draws);
  const payment: Payment = {
    id: movementId(scene, earlier),
    amount,
    use,
    entrusted: random.chance(0.3),
    payee: anyParty(scene),
    payeeBank: payeeBankFor(scene, account),
    payeeAccount: null,
    project: null,
    line: null,
    valueDate: valueDate(scene, account),
    dataRoot: mostly(scene, anyRoot(scene), () => ZERO_32),
    draws,
    documents: [],
  };
  const sent = { ...payment, ...towards(scene, account, use, colours) };
  const atLimit = use === "allocate" && random.chance(0.25);
  return withMistakes(scene, account, atLimit ? { ...sent, ...onTheEdge(scene, sent, colours) } : sent);
}

/** The colours that the account's rule will draw; those that are given where it does not decide. */
function coloursDrawn(
  { state, time }: Scene,
  account: Account,
  amount: bigint,
  draws: readonly Draw[],
): Colour[] {
  const drawn = drawsBy(state, ruleAt(account, time), account.id, { amount, proposed: draws });
  return ("draws" in drawn ? drawn.draws : draws).map(({ colour }) => colour);
}

/** The last amount, or the last day, that something allows, or the first that it does not. */
function onTheEdge(scene: Scene, p: Payment, colours: readonly Colour[]): Partial<Payment> {
  const { random, state, time } = scene;
  const over = random.below(2);
  const edges: Partial<Payment>[] = [];
  const exactly = (amount: bigint): void => {
    const [draw] = p.draws;
    if (amount <= 0n || p.draws.length > 1) return;
    edges.push(draw === undefined ? { amount } : { amount, draws: [{ ...draw, amount }] });
  };
  const asset = state.assets.get(p.project ?? ZERO_32);
  if (asset !== undefined) exactly(asset.eligibleCost - asset.allocated + BigInt(over));
  const line = state.money.lines.get(p.line ?? ZERO_32);
  if (line !== undefined) {
    exactly(line.cap - line.used + BigInt(over));
    if (line.from > 0) edges.push({ valueDate: line.from - over });
  }
  const [colour = OTHER_MONEY] = colours.filter((c) => c !== OTHER_MONEY);
  const { approvedOn = p.valueDate, framework, currency = "" } = termsOf(state, colour)?.instrument ?? {};
  const above = entrustedThreshold(state, currency, p.valueDate);
  if (above < 2n ** 64n) exactly(above + BigInt(over));
  const { lookBackDays = NO_LOOK_BACK_LIMIT, allocationDeadline = UNKNOWN_DAY } = framework ?? {};
  if (line?.spending === "new") {
    edges.push({ valueDate: approvedOn - over }, { valueDate: approvedOn - 1 });
  }
  if (lookBackDays !== NO_LOOK_BACK_LIMIT) edges.push({ valueDate: approvedOn - lookBackDays - over });
  else edges.push({ valueDate: approvedOn - over });
  if (allocationDeadline !== UNKNOWN_DAY && allocationDeadline < dayOfSecond(time)) {
    edges.push({ valueDate: allocationDeadline + over });
  }
  return random.any(edges) ?? {};
}
