import { type Reversal, ZERO_32 } from "@green-ledger/domain";
import type { Movement } from "@green-ledger/domain/model";
import type { Request } from "../consortium/index.ts";
import { movementId, valueDate } from "./movements.ts";
import { toldOf } from "./requests.ts";
import { actorFor, anyRoot, mostly, type Scene, senderOf, unknownId } from "./scene.ts";

/** One bank undoes entries of its accounts, all or a part of each. */
export function reverseEntries(scene: Scene): Request {
  const { random, state } = scene;
  const target = anyTarget(scene);
  const bank = state.accounts.get(target?.account ?? ZERO_32)?.custodian;
  const reversals = [reversal(scene, target, [])];
  if (random.chance(0.3)) reversals.push(reversal(scene, target, reversals));
  return {
    sender: senderOf(scene, actorFor(scene, bank, "custodian")),
    command: { kind: "reverseEntries", reversals },
  };
}

/** Mostly something that can be undone. */
function anyTarget({ random, state }: Scene): Movement | undefined {
  const rows = [...state.movements.values()];
  const paid = rows.filter(
    (row) => row.payeeAccount === null && ["paid", "disputed", "confirmed"].includes(row.state),
  );
  const received = rows.filter(
    (row) => ["received", "statement"].includes(row.state) && row.direction === "in",
  );
  const from = random.weighted({ paid: 65, received: 23, any: 12 });
  return random.any({ paid, received, any: rows }[from]) ?? random.any(rows);
}

function reversal(scene: Scene, target: Movement | undefined, earlier: readonly Reversal[]): Reversal {
  const { random, state } = scene;
  const account = state.accounts.get(target?.account ?? ZERO_32);
  return {
    id: movementId(scene, earlier),
    target: mostly(scene, target?.id ?? unknownId("payment"), () => unknownId("payment")),
    entry: toldOf(scene, target),
    amount: mostly(scene, amountOf(scene, target), () => 0n),
    correction: target?.direction === "in" ? !random.chance(0.08) : random.chance(0.3),
    valueDate: valueDate(scene, account ?? { closedThrough: 0 }),
    dataRoot: anyRoot(scene),
  };
}

/** All that stands, some of it, or one more. */
function amountOf({ random }: Scene, target: Movement | undefined): bigint {
  const sum = (draws: Movement["draws"]) => draws.reduce((total, { amount }) => total + amount, 0n);
  const stands = target === undefined ? 1n : sum(target.draws) - sum(target.reversed);
  switch (random.weighted({ all: 30, part: 60, over: 10 })) {
    case "all":
      return stands;
    case "part":
      return random.amount(1n, stands / 2n + 1n);
    case "over":
      return stands + 1n;
  }
}
