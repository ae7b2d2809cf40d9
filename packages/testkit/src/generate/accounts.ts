import { type AccountRegistration, ZERO_32 } from "@green-ledger/domain";
import type { Request } from "../consortium/index.ts";
import { actorWith, anyParty, anyRoot, mostly, type Scene, senderOf, unknownId } from "./scene.ts";

export function openAccounts(scene: Scene): Request {
  const accounts = Array.from({ length: scene.random.between(1, 2) }, () => registration(scene));
  return {
    command: { kind: "openAccounts", accounts },
    sender: senderOf(scene, actorWith(scene, "custodian")),
  };
}

function registration(scene: Scene): AccountRegistration {
  const { random, state } = scene;
  const taken = () => (random.chance(0.5) ? ZERO_32 : random.pick([...state.accounts.keys()]));
  return {
    id: mostly(scene, scene.fresh("account"), taken),
    kind: random.pick(["proceeds", "operating", "pool"]),
    currency: random.chance(0.85) ? "CNY" : "EUR",
    owner: mostly(scene, anyParty(scene), () => unknownId("party")),
    dataRoot: anyRoot(scene),
  };
}
