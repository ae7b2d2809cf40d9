import { type Command, type KeyRole, type PartyId, ROLE_BITS, ZERO_32 } from "@green-ledger/domain";
import type { Request } from "../consortium/index.ts";
import {
  actorWith,
  anyKey,
  anyParty,
  anyRoot,
  mostly,
  type Scene,
  senderOf,
  slips,
  unknownId,
} from "./scene.ts";

const DAY = 86_400;
const YEAR = 365 * DAY;

function byOperator(scene: Scene, command: Command): Request {
  return { command, sender: senderOf(scene, scene.cast.operator) };
}

/** A group to join: mostly none, sometimes a head, now and then a party that is controlled itself. */
function anyHead(scene: Scene): PartyId | null {
  const { random, state } = scene;
  if (random.chance(0.5)) return null;
  if (slips(scene)) return unknownId("party");
  const heads = [...state.parties.values()].filter((p) => p.group === p.id).map((p) => p.id);
  return random.chance(0.15) ? anyParty(scene) : random.pick(heads);
}

export function admitParties(scene: Scene): Request {
  const parties = Array.from({ length: scene.random.between(1, 2) }, () => ({
    id: newPartyId(scene),
    group: anyHead(scene),
    dataRoot: anyRoot(scene),
  }));
  return byOperator(scene, { kind: "admitParties", parties });
}

function newPartyId(scene: Scene): PartyId {
  return mostly(scene, scene.fresh("party"), () => (scene.random.chance(0.3) ? ZERO_32 : anyParty(scene)));
}

export function registerCounterparties(scene: Scene): Request {
  const counterparties = Array.from({ length: scene.random.between(1, 3) }, () => ({
    id: scene.random.chance(0.3) ? anyParty(scene) : newPartyId(scene),
    dataRoot: anyRoot(scene),
  }));
  const sender = senderOf(scene, actorWith(scene, "maker"));
  return { command: { kind: "registerCounterparties", counterparties }, sender };
}

export function setGroup(scene: Scene): Request {
  const party = mostly(scene, anyParty(scene), () => unknownId("party"));
  return byOperator(scene, { kind: "setGroup", party, group: anyHead(scene) });
}

export function suspendParty(scene: Scene): Request {
  const party = mostly(scene, anyParty(scene), () => unknownId("party"));
  return byOperator(scene, { kind: "suspendParty", party, reasonRoot: anyRoot(scene) });
}

export function reinstateParty(scene: Scene): Request {
  const stopped = [...scene.state.parties.values()].filter((p) => p.status === "suspended");
  const party = mostly(scene, scene.random.any(stopped)?.id ?? anyParty(scene), () => unknownId("party"));
  return byOperator(scene, { kind: "reinstateParty", party, reasonRoot: anyRoot(scene) });
}

/** Binds a spare key, renews one that ended, or changes one. */
export function bindKey(scene: Scene): Request {
  const { random, state, time, cast } = scene;
  const ended = [...state.keys.values()].filter((key) => key.validUntil <= time);
  const known = random.any(ended) ?? (random.chance(0.5) ? random.any([...state.keys.values()]) : undefined);
  const members = [...state.parties.values()].filter((party) => party.member).map((party) => party.id);
  const spare = random.pick(cast.spares).address;
  const soon = time + (random.chance(0.2) ? random.below(2) : random.between(1, 5 * DAY));
  const founder = Object.values(cast.members).find(({ key }) => key.address === known?.address);
  return byOperator(scene, {
    kind: "bindKey",
    key: known?.address ?? spare,
    party: mostly(scene, known?.party ?? random.pick(members), () => anyParty(scene)),
    roles: mostly(scene, founder === undefined ? anyRoles(scene) : [...founder.roles], () => []),
    validUntil: mostly(scene, random.chance(0.2) ? soon : time + YEAR, () => time - random.between(0, DAY)),
  });
}

function anyRoles({ random }: Scene): KeyRole[] {
  const all = Object.keys(ROLE_BITS) as KeyRole[];
  const some = all.filter(() => random.chance(0.4));
  return some.length > 0 ? some : ["maker"];
}

export function revokeKey(scene: Scene): Request {
  return byOperator(scene, { kind: "revokeKey", key: anyKey(scene) });
}
