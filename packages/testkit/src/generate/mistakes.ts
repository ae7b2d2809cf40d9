import { type Payment, ZERO_32 } from "@green-ledger/domain";
import { sameGroup, termsOf } from "@green-ledger/domain/model";
import { anyAssetId } from "./assets.ts";
import { type Account, anyAccountId, coloursOf } from "./movements.ts";
import { anyParty, type Scene, slips, unknownId } from "./scene.ts";

/** What clerks get wrong, one thing at a time. */
export function withMistakes(scene: Scene, account: Account, right: Payment): Payment {
  const { random, state } = scene;
  const parties = [...state.parties.values()];
  const mistakes: (() => Partial<Payment>)[] = [
    () => ({ payee: random.chance(0.5) ? unknownId("party") : ZERO_32 }),
    () => ({ payee: anyParty(scene) }),
    () => ({
      payee: random.any(parties.filter((p) => sameGroup(state, p.id, account.owner)))?.id ?? ZERO_32,
    }),
    () => ({ payee: random.any(parties.filter((p) => p.status === "suspended"))?.id ?? ZERO_32 }),
    () => ({ payee: termsOf(state, random.any(coloursOf(state)) ?? 0)?.instrument.issuer ?? ZERO_32 }),
    () => ({ payeeBank: account.custodian }),
    () => ({ payeeAccount: anyAccountId(scene) }),
    () => ({ payeeAccount: account.id }),
    () => ({ payeeAccount: null }),
    () => ({ payeeAccount: random.pick([...state.accounts.keys()]) }),
    () => ({ project: null }),
    () => ({ project: anyAssetId(scene) }),
    () => ({ project: unknownId("asset") }),
    () => ({ line: random.any([...state.money.lines.keys()]) ?? unknownId("line") }),
    () => ({ documents: [random.any([...state.evidence.documents.keys()]) ?? unknownId("document")] }),
    () => ({ documents: [unknownId("document")] }),
    () => ({ dataRoot: ZERO_32 }),
    () => ({ use: random.pick(["transfer", "allocate", "return", "fee"]) }),
    () => ({ amount: right.amount + 1n }),
  ];
  return random.chance(0.1) || slips(scene) ? { ...right, ...random.pick(mistakes)() } : right;
}
