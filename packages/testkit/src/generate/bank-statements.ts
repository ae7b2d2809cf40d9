import {
  type Draw,
  dayOfSecond,
  type Explanation,
  OTHER_MONEY,
  type Payment,
  ruleAt,
  type Statement,
  UNKNOWN_DAY,
} from "@green-ledger/domain";
import type { Request } from "../consortium/index.ts";
import { type Account, anyAccountId, movementId } from "./movements.ts";
import { paymentFrom } from "./payments.ts";
import { actorFor, actorWith, anyRoot, mostly, type Scene, senderOf, unknownId } from "./scene.ts";

/** A bank states what some of its accounts held at the end of a day. */
export function stateBalances(scene: Scene): Request {
  const { random, state } = scene;
  const all = [...state.accounts.values()];
  const broken = all.filter((account) => account.broken);
  const first = (random.chance(0.3) ? random.any(broken) : undefined) ?? random.pick(all);
  const kept = all.filter(({ custodian }) => custodian === first.custodian);
  const statements: Statement[] = [statement(scene, first, [])];
  if (random.chance(0.3)) statements.push(statement(scene, random.pick(kept), statements));
  return {
    sender: senderOf(scene, actorFor(scene, first.custodian, "custodian")),
    command: { kind: "stateBalances", statements },
  };
}

function statement(scene: Scene, account: Account, earlier: readonly Statement[]): Statement {
  const { random, time } = scene;
  const today = dayOfSecond(time);
  const earliest = Math.max(account.newest, account.closedThrough + 1);
  const day = Math.min(today, Math.max(earliest, today - random.between(1, 4)));
  const wrong = () => random.pick([UNKNOWN_DAY, today + 1, account.closedThrough, today - 30]);
  return {
    id: movementId(scene, earlier),
    account: mostly(scene, account.id, () => anyAccountId(scene)),
    day: mostly(scene, day, wrong),
    closing: mostly(scene, closingOf(scene, account), () => 2n ** 97n),
    statementRoot: anyRoot(scene),
  };
}

/** As the ledger has it, more, a little less, or so much less that green money must be gone. */
function closingOf({ random, state }: Scene, account: Account): bigint {
  const { balance } = account;
  switch (random.weighted({ equal: 45, more: 20, less: 20, green: 15 })) {
    case "equal":
      return balance;
    case "more":
      return balance + random.amount(1n, 500n);
    case "less":
      return balance - random.amount(0n, balance / 20n);
    case "green": {
      const other = state.holdings.get(`${account.id}/${OTHER_MONEY}`)?.balance ?? 0n;
      const green = balance - other;
      return green - random.amount(0n, green / 2n);
    }
  }
}

/** A bank says what a shortfall was. */
export function explainShortfall(scene: Scene): Request {
  const { random, state } = scene;
  const leaks = [...state.money.leaks.values()].filter(({ movement, amount, restored }) => {
    const stated = state.movements.get(movement)?.kind === "shortfall";
    return (stated && amount > restored) || random.chance(0.1);
  });
  const leak = random.any(leaks);
  const account =
    state.accounts.get(leak?.account ?? unknownId("account")) ?? random.pick([...state.accounts.values()]);
  const same = leaks.filter(({ movement }) => movement === leak?.movement);
  const restored = same.map(({ colour, amount, restored: already }) => {
    const open = amount - already;
    const part = random.chance(0.5) ? open : random.amount(1n, open + 1n);
    return { colour, amount: mostly(scene, part, () => open + 1n) };
  });
  const explanation: Explanation = {
    id: movementId(scene, []),
    statement: mostly(scene, leak?.movement ?? unknownId("statement"), () => unknownId("statement")),
    account: mostly(scene, account.id, () => anyAccountId(scene)),
    restored,
    dataRoot: anyRoot(scene),
    payments: paymentsOf(scene, account, restored),
  };
  const right = actorFor(scene, account.custodian, "custodian") ?? actorWith(scene, "custodian");
  return { sender: senderOf(scene, right), command: { kind: "explainShortfall", explanation } };
}

/** Nothing (it never left), or a payment of what was missing, rarely of more. */
function paymentsOf(scene: Scene, account: Account, restored: readonly Draw[]): Payment[] {
  const { random, time } = scene;
  const [draw] = restored;
  if (draw === undefined || random.chance(0.4)) return [];
  const amount = mostly(scene, draw.amount, () => draw.amount * 2n);
  const own = ruleAt(account, time) === "specified";
  const payment = paymentFrom(scene, account, []);
  const draws = own ? [{ colour: draw.colour, amount }] : [];
  const about = random.chance(0.5)
    ? ({ use: "fee", payee: account.custodian, payeeBank: null, payeeAccount: null, project: null } as const)
    : {};
  const plain = about.use === undefined ? {} : { line: null, documents: [] };
  return [{ ...payment, ...about, ...plain, amount, draws }];
}
