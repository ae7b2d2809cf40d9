import {
  dayOfSecond,
  LIEN_CLASSES,
  type LienClass,
  type LienObject,
  type LienRow,
  type PartyId,
  UNKNOWN_DAY,
  ZERO_32,
} from "@green-ledger/domain";
import type { Bare, ModelState } from "@green-ledger/domain/model";
import type { Request } from "../consortium/index.ts";
import { actorFor, actorWith, anyParty, anyRoot, mostly, type Scene, senderOf, unknownId } from "./scene.ts";

type Lien = Bare<LienRow>;

/** An object, with the party that owns it. */
interface Owned extends LienObject {
  owner: PartyId;
}

function objectsOf({ assets, tranches, instruments }: ModelState): Owned[] {
  const loans = [...tranches.values()].flatMap(({ id, instrument }): Owned[] => {
    const row = instruments.get(instrument);
    const lent = row?.kind === "loan" || row?.kind === "facility";
    return lent ? [{ kind: "loan", object: id, owner: row.payingAgent }] : [];
  });
  const owned = [...assets.values()].map(({ id, owner }): Owned => ({ kind: "asset", object: id, owner }));
  return [...owned, ...loans];
}

/** Mostly few objects, so that creditors meet on them; sometimes none, or of a kind that has no owners yet. */
function anyObject(scene: Scene): Owned {
  const { random, state } = scene;
  const objects = objectsOf(state);
  const named = new Set([...state.liens.values()].map(({ object }) => object));
  const busy = objects.filter(({ object }) => named.has(object));
  const found = (random.chance(0.6) ? random.any(busy) : undefined) ?? random.pick(objects);
  return mostly(scene, found, () => {
    const kind = random.pick(["asset", "loan", "receivable"] as const);
    return { ...found, kind, object: random.chance(0.5) ? unknownId("object") : found.object };
  });
}

/** A party that has somebody to accept for it. */
export function anyWithChecker(scene: Scene): PartyId {
  const { state, time, random } = scene;
  const keys = [...state.keys.values()].filter(
    (key) => key.roles.includes("checker") && key.validUntil > time,
  );
  return random.any(keys)?.party ?? anyParty(scene);
}

export function offerLien(scene: Scene): Request {
  const { random, state, time } = scene;
  const { owner, ...object } = anyObject(scene);
  const today = dayOfSecond(time);
  const taken = () => (random.chance(0.5) ? ZERO_32 : (random.any([...state.liens.keys()]) ?? ZERO_32));
  return {
    sender: senderOf(scene, actorFor(scene, owner, "maker")),
    command: {
      kind: "offerLien",
      lien: {
        ...object,
        id: mostly(scene, scene.fresh("lien"), taken),
        creditor: mostly(scene, anyWithChecker(scene), () => anyParty(scene)),
        class: anyClass(scene),
        shareBps: mostly(scene, random.pick([10_000, 500, 500, random.between(1, 10_000)]), () => 0),
        rank: mostly(scene, random.pick([1, 1, 1, 2, 3]), () => 0),
        until: mostly(scene, random.pick([UNKNOWN_DAY, today + 1, today + 400]), () => today - 1),
        dataRoot: anyRoot(scene),
      },
    },
  };
}

function anyClass({ random }: Scene): LienClass {
  if (random.chance(0.4)) return "mortgage";
  return random.chance(0.4) ? "relending_pledge" : random.pick(LIEN_CLASSES);
}

/** One in the status if there is any. */
function anyLien(scene: Scene, status: Lien["status"]): Pick<Lien, "id" | "creditor" | "grantor"> {
  const { random, state } = scene;
  const all = [...state.liens.values()];
  const fitting = all.filter((lien) => lien.status === status);
  const found = random.any(random.chance(0.1) ? all : fitting) ?? random.any(all);
  const nowhere = () => ({ id: unknownId("lien"), creditor: anyParty(scene), grantor: anyParty(scene) });
  return found === undefined ? nowhere() : mostly(scene, found, () => ({ ...found, id: nowhere().id }));
}

/** A checker of the creditor, and sometimes another. */
function creditorsChecker(scene: Scene, creditor: PartyId) {
  return scene.random.chance(0.05) ? actorWith(scene, "checker") : actorFor(scene, creditor, "checker");
}

export function acceptLien(scene: Scene): Request {
  const { id, creditor } = anyLien(scene, "offered");
  return {
    sender: senderOf(scene, creditorsChecker(scene, creditor)),
    command: { kind: "acceptLien", lien: id },
  };
}

export function declineLien(scene: Scene): Request {
  const { id, creditor } = anyLien(scene, "offered");
  return {
    sender: senderOf(scene, creditorsChecker(scene, creditor)),
    command: { kind: "declineLien", lien: id, reasonRoot: anyRoot(scene) },
  };
}

export function releaseLien(scene: Scene): Request {
  const { id, creditor } = anyLien(scene, "active");
  return {
    sender: senderOf(scene, creditorsChecker(scene, creditor)),
    command: { kind: "releaseLien", lien: id, reasonRoot: anyRoot(scene) },
  };
}

export function withdrawLien(scene: Scene): Request {
  const { id, grantor } = anyLien(scene, "offered");
  const right = scene.random.chance(0.15) ? actorWith(scene, "maker") : actorFor(scene, grantor, "maker");
  return {
    sender: senderOf(scene, right),
    command: { kind: "withdrawLien", lien: id, reasonRoot: anyRoot(scene) },
  };
}
