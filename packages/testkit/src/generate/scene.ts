import type { Address, Bytes32, KeyRole, PartyId } from "@green-ledger/domain";
import type { ModelState } from "@green-ledger/domain/model";
import { type Actor, testId } from "../actors.ts";
import { actorsByAddress, actorsOf, type Cast } from "../consortium/index.ts";
import type { Random } from "../random.ts";

/** What a generator looks at: the ledger as it is, so that most of what it asks for can be granted. */
export interface Scene {
  random: Random;
  cast: Cast;
  state: ModelState;
  /** Second at which the command will be executed. */
  time: number;
  /** An id that nothing has yet. */
  fresh(kind: string): Bytes32;
}

/** Makes ids that never repeat within one sequence. */
export function createFresh(): Scene["fresh"] {
  let n = 100;
  return (kind) => testId(kind, n++);
}

/** True as often as a clerk makes a certain mistake: each command offers several, so each is rare. */
export const slips = ({ random }: Scene): boolean => random.chance(0.04);

/** `right`, and now and then `wrong`. */
export function mostly<T>(scene: Scene, right: T, wrong: () => T): T {
  return slips(scene) ? wrong() : right;
}

/** A root that commits to nothing in particular. */
export const anyRoot = ({ random }: Scene): Bytes32 => testId("root", random.between(1, 1_000_000));

/** An id of the kind that is not registered. */
export const unknownId = (kind: string): Bytes32 => testId(`unknown ${kind}`, 1);

/** Somebody whose key acts for a party in a role now. */
export function actorFor(scene: Scene, party: PartyId | undefined, role: KeyRole): Actor | undefined {
  const { state, time, random, cast } = scene;
  const actors = actorsByAddress(cast);
  const keys = [...state.keys.values()].filter(
    (key) => key.party === party && key.roles.includes(role) && key.validUntil > time,
  );
  return random.any(keys.flatMap((key) => actors.get(key.address) ?? []));
}

/** Somebody whose key has a role, for whatever party. */
export function actorWith(scene: Scene, role: KeyRole): Actor {
  const { state, time, random, cast } = scene;
  const actors = actorsByAddress(cast);
  const keys = [...state.keys.values()].filter((key) => key.roles.includes(role) && key.validUntil > time);
  return random.any(keys.flatMap((key) => actors.get(key.address) ?? [])) ?? random.pick(actorsOf(cast));
}

/** Who sends: whoever should, and now and then anybody. */
export function senderOf(scene: Scene, right: Actor | undefined): Actor {
  const anybody = () => scene.random.pick(actorsOf(scene.cast));
  return mostly(scene, right ?? anybody(), anybody);
}

/** A registered party. */
export function anyParty({ random, state }: Scene): PartyId {
  return random.pick([...state.parties.keys()]);
}

/** An address of the cast. */
export function anyKey({ random, cast }: Scene): Address {
  return random.pick(actorsOf(cast)).address;
}
