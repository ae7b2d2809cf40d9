import {
  ASSET_KINDS,
  type AssetId,
  type AssetRegistration,
  type AssetRow,
  type Classification,
  type PartyId,
  ZERO_32,
} from "@green-ledger/domain";
import { type Bare, sameGroup } from "@green-ledger/domain/model";
import type { Actor } from "../actors.ts";
import type { Request } from "../consortium/index.ts";
import { actorFor, actorWith, anyRoot, mostly, type Scene, senderOf, slips, unknownId } from "./scene.ts";
import { anyScheme } from "./taxonomy.ts";

const DAY = 86_400;
type Asset = Bare<AssetRow>;

/** Those with the status if there are any, else all: a request for the wrong status is a mistake worth making. */
function anyAsset({ random, state }: Scene, ...statuses: Asset["status"][]): Asset {
  const all = [...state.assets.values()];
  const fitting = all.filter((asset) => statuses.includes(asset.status));
  return random.any(fitting) ?? random.pick(all);
}

export function anyAssetId(scene: Scene): AssetId {
  return mostly(scene, anyAsset(scene).id, () => unknownId("asset"));
}

/* ----- by the owner ----- */

export function registerAssets(scene: Scene): Request {
  const assets = Array.from({ length: scene.random.between(1, 2) }, () => registration(scene));
  return { command: { kind: "registerAssets", assets }, sender: senderOf(scene, actorWith(scene, "maker")) };
}

function registration(scene: Scene): AssetRegistration {
  const { random } = scene;
  const taken = () => (random.chance(0.3) ? ZERO_32 : anyAsset(scene).id);
  return {
    id: mostly(scene, scene.fresh("asset"), taken),
    kind: random.pick(ASSET_KINDS),
    currency: random.chance(0.9) ? "CNY" : "EUR",
    evidenceRoot: mostly(scene, anyRoot(scene), () => ZERO_32),
    classifications: Array.from({ length: random.between(0, 2) }, () => anyClassification(scene)),
    parents: Array.from({ length: random.chance(0.3) ? 1 : 0 }, () => anyAssetId(scene)),
  };
}

function anyClassification(scene: Scene): Classification {
  const { id, codes } = anyScheme(scene);
  const code = scene.random.any(codes) ?? "NONE";
  return { scheme: id, code: mostly(scene, code, () => "NO_SUCH_CODE") };
}

export function addEvidence(scene: Scene): Request {
  const asset = anyAsset(scene);
  return {
    sender: senderOf(scene, actorFor(scene, asset.owner, "maker")),
    command: {
      kind: "addEvidence",
      asset: mostly(scene, asset.id, () => unknownId("asset")),
      evidenceRoot: mostly(scene, anyRoot(scene), () => ZERO_32),
    },
  };
}

/* ----- by verifiers and regulators ----- */

/** A verifier, mostly one that shares no control with the owner. */
function judgeOf(scene: Scene, owner: PartyId): Actor {
  const { random, state } = scene;
  const outside = [...state.keys.values()].filter(
    (key) => key.roles.includes("verifier") && !sameGroup(state, key.party, owner),
  );
  if (random.chance(0.1)) return actorWith(scene, "verifier");
  return actorFor(scene, random.any(outside)?.party, "verifier") ?? actorWith(scene, "verifier");
}

export function confirmAsset(scene: Scene): Request {
  const { random, time } = scene;
  const asset = random.chance(0.75) ? anyAsset(scene, "suggested") : anyAsset(scene, "confirmed");
  const end = random.chance(0.7) ? 0 : time + random.between(1, 5 * DAY);
  return {
    sender: senderOf(scene, judgeOf(scene, asset.owner)),
    command: {
      kind: "confirmAsset",
      asset: mostly(scene, asset.id, () => unknownId("asset")),
      validUntil: mostly(scene, end, () => time - random.between(0, DAY)),
      reportRoot: anyRoot(scene),
    },
  };
}

export function rejectAsset(scene: Scene): Request {
  const asset = anyAsset(scene, "suggested");
  const command = { kind: "rejectAsset", asset: asset.id, reportRoot: anyRoot(scene) } as const;
  return { command, sender: senderOf(scene, judgeOf(scene, asset.owner)) };
}

/** Whoever confirmed the asset, or the regulator, and sometimes another verifier. */
function supervisorOf(scene: Scene, { verifier }: Asset): Actor {
  const { random } = scene;
  if (random.chance(0.15)) return actorWith(scene, "verifier");
  const confirmer = verifier === null ? undefined : actorFor(scene, verifier, "verifier");
  return random.chance(0.5) ? (confirmer ?? actorWith(scene, "regulator")) : actorWith(scene, "regulator");
}

export function suspendAsset(scene: Scene): Request {
  const asset = anyAsset(scene, "confirmed");
  const id = mostly(scene, asset.id, () => unknownId("asset"));
  const command = { kind: "suspendAsset", asset: id, reasonRoot: anyRoot(scene) } as const;
  return { command, sender: senderOf(scene, supervisorOf(scene, asset)) };
}

export function reinstateAsset(scene: Scene): Request {
  const asset = anyAsset(scene, "suspended");
  const command = { kind: "reinstateAsset", asset: asset.id, reasonRoot: anyRoot(scene) } as const;
  return { command, sender: senderOf(scene, supervisorOf(scene, asset)) };
}

export function verifyCost(scene: Scene): Request {
  const { random } = scene;
  const asset = anyAsset(scene, "confirmed", "suggested");
  const below = slips(scene) || random.chance(0.1);
  const eligibleCost = below ? asset.allocated / 2n : asset.allocated + random.amount(0n, 30_000n);
  return {
    sender: senderOf(scene, judgeOf(scene, asset.owner)),
    command: {
      kind: "verifyCost",
      project: mostly(scene, asset.id, () => unknownId("asset")),
      eligibleCost,
      reportRoot: anyRoot(scene),
    },
  };
}
