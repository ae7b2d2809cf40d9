import type { AssetRegistration, CommandOf } from "../commands.ts";
import { type AssetId, type PartyId, textToBytes32, ZERO_32 } from "../hex.ts";
import type { AssetRow } from "../rows.ts";
import { ASSET_STATUSES } from "../statuses.ts";
import { authorise, holdsRole, sameGroup } from "./access.ts";
import { requires } from "./outcome.ts";
import { type Bare, type Call, countEvent, type ModelState } from "./state.ts";
import { schemeHasCode } from "./taxonomy.ts";

type Asset = Bare<AssetRow>;

/* ----- registration ----- */

export function registerAssets(state: ModelState, call: Call, command: CommandOf<"registerAssets">): void {
  const owner = authorise(state, call, ["maker"]);
  for (const registration of command.assets) register(state, registration, owner);
}

function register(state: ModelState, r: AssetRegistration, owner: PartyId): void {
  requires(r.id !== ZERO_32, "AssetRegistry_IdZero");
  requires(!state.assets.has(r.id), "AssetRegistry_AssetExists", { asset: r.id });
  requires(r.currency !== "", "AssetRegistry_CurrencyMissing", { asset: r.id });
  requires(r.evidenceRoot !== ZERO_32, "AssetRegistry_EvidenceMissing", { asset: r.id });
  for (const parent of r.parents) known(state, parent);
  for (const { scheme, code } of r.classifications) {
    const args = { scheme: textToBytes32(scheme), code: textToBytes32(code) };
    requires(schemeHasCode(state, scheme, code), "AssetRegistry_CodeUnknown", args);
  }
  state.assets.set(r.id, {
    id: r.id,
    owner,
    kind: r.kind,
    status: "suggested",
    epoch: 0,
    validUntil: 0,
    currency: r.currency,
    verifier: null,
    evidenceRoots: [r.evidenceRoot],
    classifications: r.classifications,
    parents: r.parents,
    eligibleCost: 0n,
    allocated: 0n,
    lines: 0,
  });
  countEvent(state, "AssetRegistry");
}

export function addEvidence(state: ModelState, call: Call, command: CommandOf<"addEvidence">): void {
  const caller = authorise(state, call, ["maker"]);
  const asset = known(state, command.asset);
  requires(asset.owner === caller, "AssetRegistry_NotOwner", { asset: asset.id, owner: asset.owner, caller });
  requires(command.evidenceRoot !== ZERO_32, "AssetRegistry_EvidenceMissing", { asset: asset.id });
  state.assets.set(asset.id, { ...asset, evidenceRoots: [...asset.evidenceRoots, command.evidenceRoot] });
  countEvent(state, "AssetRegistry");
}

/* ----- label ----- */

export function confirmAsset(state: ModelState, call: Call, command: CommandOf<"confirmAsset">): void {
  const { asset, verifier } = asIndependentVerifier(state, call, command.asset);
  const { validUntil } = command;
  requireStatus(asset, ["suggested", "confirmed"]);
  requires(validUntil === 0 || validUntil > call.time, "AssetRegistry_ExpiryInPast", { validUntil });
  move(state, { ...asset, validUntil, verifier }, "confirmed");
}

export function rejectAsset(state: ModelState, call: Call, command: CommandOf<"rejectAsset">): void {
  const { asset } = asIndependentVerifier(state, call, command.asset);
  requireStatus(asset, ["suggested"]);
  move(state, asset, "rejected");
}

export function suspendAsset(state: ModelState, call: Call, command: CommandOf<"suspendAsset">): void {
  const asset = asSupervisor(state, call, command.asset);
  requireStatus(asset, ["confirmed"]);
  if (holdsRole(state, call.sender, "regulator")) state.stoppedByRegulator.add(asset.id);
  else state.stoppedByRegulator.delete(asset.id);
  move(state, asset, "suspended");
}

export function reinstateAsset(state: ModelState, call: Call, command: CommandOf<"reinstateAsset">): void {
  const asset = asSupervisor(state, call, command.asset);
  requireStatus(asset, ["suspended"]);
  const entitled = holdsRole(state, call.sender, "regulator") || !state.stoppedByRegulator.has(asset.id);
  requires(entitled, "AssetRegistry_StoppedByRegulator", { asset: asset.id });
  move(state, asset, "confirmed");
}

/** Every change of status is a new epoch. */
function move(state: ModelState, asset: Asset, status: Asset["status"]): void {
  state.assets.set(asset.id, { ...asset, status, epoch: asset.epoch + 1 });
  countEvent(state, "AssetRegistry");
}

function requireStatus(asset: Asset, allowed: readonly Asset["status"][]): void {
  const status = ASSET_STATUSES.indexOf(asset.status);
  requires(allowed.includes(asset.status), "AssetRegistry_WrongStatus", { asset: asset.id, status });
}

/** The caller is a verifier that shares no control with the asset's owner. */
function asIndependentVerifier(
  state: ModelState,
  call: Call,
  id: AssetId,
): { asset: Asset; verifier: PartyId } {
  const verifier = authorise(state, call, ["verifier"]);
  const asset = known(state, id);
  const independent = !sameGroup(state, verifier, asset.owner);
  requires(independent, "AssetRegistry_VerifierNotIndependent", { asset: id, owner: asset.owner, verifier });
  return { asset, verifier };
}

/** The caller is a regulator, or of the party that confirmed the asset. */
function asSupervisor(state: ModelState, call: Call, id: AssetId): Asset {
  const caller = authorise(state, call, ["verifier", "regulator"]);
  const asset = known(state, id);
  const entitled = holdsRole(state, call.sender, "regulator") || asset.verifier === caller;
  requires(entitled, "AssetRegistry_NotVerifier", { asset: id, verifier: asset.verifier ?? ZERO_32, caller });
  return asset;
}

function known(state: ModelState, asset: AssetId): Asset {
  const row = state.assets.get(asset);
  requires(row !== undefined, "AssetRegistry_AssetUnknown", { asset });
  return row;
}

/* ----- questions ----- */

/** Whether an asset may receive money in a given second (L9). */
export function inStanding(state: ModelState, asset: AssetId, time: number): boolean {
  const row = state.assets.get(asset);
  if (row?.status !== "confirmed") return false;
  return row.validUntil === 0 || time < row.validUntil;
}

/** Whether an asset holds a code. */
export function assetHasCode(state: ModelState, asset: AssetId, scheme: string, code: string): boolean {
  const held = state.assets.get(asset)?.classifications ?? [];
  return held.some((c) => c.scheme === scheme && c.code === code);
}
