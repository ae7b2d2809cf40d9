import {
  ACCOUNT_KINDS,
  type AccountKind,
  type AccountRegistration,
  type AccountRow,
  BOOKING_RULES,
  dayOfSecond,
  PLACEMENT_KINDS,
  UNKNOWN_DAY,
  ZERO_32,
} from "@green-ledger/domain";
import type { Bare } from "@green-ledger/domain/model";
import type { Request } from "../consortium/index.ts";
import { anyAccountId } from "./movements.ts";
import { actorFor, actorWith, anyParty, anyRoot, mostly, type Scene, senderOf, unknownId } from "./scene.ts";

/* ----- opening ----- */

export function openAccounts(scene: Scene): Request {
  const accounts = Array.from({ length: scene.random.between(1, 2) }, () => registration(scene));
  return {
    command: { kind: "openAccounts", accounts },
    sender: senderOf(scene, actorWith(scene, "custodian")),
  };
}

const KINDS = ACCOUNT_KINDS.filter((kind): kind is Exclude<AccountKind, "none"> => kind !== "none");

function registration(scene: Scene): AccountRegistration {
  const { random, state, time } = scene;
  const taken = () => (random.chance(0.5) ? ZERO_32 : random.pick([...state.accounts.keys()]));
  const kind = random.pick(KINDS);
  const placed = kind === "placement";
  const placement = placed ? random.pick(PLACEMENT_KINDS.slice(1)) : "none";
  return {
    id: mostly(scene, scene.fresh("account"), taken),
    kind,
    rule: random.pick(BOOKING_RULES),
    placement: mostly(scene, placement, () => random.pick(PLACEMENT_KINDS)),
    placedUntil: placed && random.chance(0.5) ? dayOfSecond(time) + 30 : UNKNOWN_DAY,
    currency: random.chance(0.8) ? "CNY" : "EUR",
    owner: mostly(scene, anyParty(scene), () => unknownId("party")),
    dataRoot: anyRoot(scene),
  };
}

/* ----- booking rule ----- */

/** Accounts whose rule is about to change, or all. */
function anyAccount({ random, state }: Scene, changing: boolean): Bare<AccountRow> {
  const all = [...state.accounts.values()];
  const fitting = all.filter(({ ruleChange }) => (ruleChange?.effectiveFrom === 0) === changing);
  return (random.chance(0.85) ? random.any(fitting) : undefined) ?? random.pick(all);
}

export function proposeRule(scene: Scene): Request {
  const account = anyAccount(scene, false);
  return {
    sender: senderOf(scene, actorFor(scene, account.custodian, "custodian")),
    command: {
      kind: "proposeRule",
      account: mostly(scene, account.id, () => anyAccountId(scene)),
      rule: scene.random.pick(BOOKING_RULES),
    },
  };
}

export function acceptRule(scene: Scene): Request {
  const account = anyAccount(scene, true);
  return {
    sender: senderOf(scene, actorFor(scene, account.owner, "checker")),
    command: { kind: "acceptRule", account: mostly(scene, account.id, () => anyAccountId(scene)) },
  };
}

export function withdrawRule(scene: Scene): Request {
  const { random } = scene;
  const account = anyAccount(scene, true);
  const bank = actorFor(scene, account.custodian, "custodian");
  const owner = actorFor(scene, account.owner, random.chance(0.7) ? "checker" : "maker");
  return {
    sender: senderOf(scene, (random.chance(0.5) ? bank : owner) ?? bank),
    command: { kind: "withdrawRule", account: mostly(scene, account.id, () => anyAccountId(scene)) },
  };
}
