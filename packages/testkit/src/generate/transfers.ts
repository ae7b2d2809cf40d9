import { type AssetRow, type LienRow, type TransferRow, ZERO_32 } from "@green-ledger/domain";
import type { Bare } from "@green-ledger/domain/model";
import type { Request } from "../consortium/index.ts";
import { anyWithChecker } from "./liens.ts";
import { actorFor, actorWith, anyParty, anyRoot, mostly, type Scene, senderOf, unknownId } from "./scene.ts";

type Transfer = Bare<TransferRow>;
type Lien = Bare<LienRow>;

/** Mostly an asset that a lien is on or that is offered already: what is simple is met anyway. */
function anyAsset({ random, state }: Scene): Bare<AssetRow> {
  const named = new Set([
    ...[...state.liens.values()].map(({ object }) => object),
    ...[...state.transfers.values()].map(({ asset }) => asset),
  ]);
  const all = [...state.assets.values()];
  const fitting = all.filter(({ id }) => named.has(id));
  return (random.chance(0.6) ? random.any(fitting) : undefined) ?? random.pick(all);
}

export function offerTransfer(scene: Scene): Request {
  const { random, state } = scene;
  const { id, owner } = anyAsset(scene);
  const taken = () => (random.chance(0.5) ? ZERO_32 : (random.any([...state.transfers.keys()]) ?? ZERO_32));
  const to = random.chance(0.1) ? anyParty(scene) : anyWithChecker(scene);
  const right = random.chance(0.05) ? actorWith(scene, "maker") : actorFor(scene, owner, "maker");
  return {
    sender: senderOf(scene, right),
    command: {
      kind: "offerTransfer",
      transfer: mostly(scene, scene.fresh("transfer"), taken),
      asset: mostly(scene, id, () => unknownId("asset")),
      to: mostly(scene, to, () => owner),
      dataRoot: anyRoot(scene),
    },
  };
}

/** One that is open if there is any. */
function anyTransfer(scene: Scene): Pick<Transfer, "id" | "asset" | "from" | "to"> {
  const { random, state } = scene;
  const all = [...state.transfers.values()];
  const fitting = all.filter(({ status }) => status === "offered");
  const found = random.any(random.chance(0.1) ? all : fitting) ?? random.any(all);
  const parties = { from: anyParty(scene), to: anyParty(scene), asset: unknownId("asset") };
  const nowhere = { id: unknownId("transfer"), ...parties };
  return found === undefined ? nowhere : mostly(scene, found, () => ({ ...found, id: nowhere.id }));
}

export function consentToTransfer(scene: Scene): Request {
  const { random, state } = scene;
  const onAsset = (asset: Transfer["asset"]): Lien[] =>
    [...state.liens.values()].filter((lien) => lien.status === "active" && lien.object === asset);
  const open = [...state.transfers.values()].filter(
    ({ status, asset }) => status === "offered" && onAsset(asset).length > 0,
  );
  const transfer = (random.chance(0.9) ? random.any(open) : undefined) ?? anyTransfer(scene);
  const other = () => random.any([...state.liens.values()]);
  const lien = mostly(scene, random.any(onAsset(transfer.asset)) ?? other(), other);
  const right = random.chance(0.1) ? actorWith(scene, "checker") : actorFor(scene, lien?.creditor, "checker");
  return {
    sender: senderOf(scene, right),
    command: {
      kind: "consentToTransfer",
      transfer: transfer.id,
      lien: lien?.id ?? unknownId("lien"),
    },
  };
}

/** A checker of who is to own the asset, and sometimes another. */
function receiversChecker(scene: Scene, to: Transfer["to"]) {
  return scene.random.chance(0.05) ? actorWith(scene, "checker") : actorFor(scene, to, "checker");
}

export function acceptTransfer(scene: Scene): Request {
  const { id, to } = anyTransfer(scene);
  return {
    sender: senderOf(scene, receiversChecker(scene, to)),
    command: { kind: "acceptTransfer", transfer: id },
  };
}

export function declineTransfer(scene: Scene): Request {
  const { id, to } = anyTransfer(scene);
  return {
    sender: senderOf(scene, receiversChecker(scene, to)),
    command: { kind: "declineTransfer", transfer: id, reasonRoot: anyRoot(scene) },
  };
}

export function withdrawTransfer(scene: Scene): Request {
  const { id, from } = anyTransfer(scene);
  const right = scene.random.chance(0.15) ? actorWith(scene, "maker") : actorFor(scene, from, "maker");
  return {
    sender: senderOf(scene, right),
    command: { kind: "withdrawTransfer", transfer: id, reasonRoot: anyRoot(scene) },
  };
}
