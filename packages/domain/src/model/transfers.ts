import type { CommandOf } from "../commands.ts";
import { type LienId, type TransferId, ZERO_32 } from "../hex.ts";
import { type LienRow, TRANSFER_STATUSES, type TransferRow } from "../liens.ts";
import { authorise, sameGroup } from "./access.ts";
import { encumbranceOf } from "./liens.ts";
import { requires } from "./outcome.ts";
import { type Bare, type Call, countEvent, type ModelState } from "./state.ts";

type Transfer = Bare<TransferRow>;
type TransferCommand = CommandOf<
  "offerTransfer" | "consentToTransfer" | "acceptTransfer" | "withdrawTransfer" | "declineTransfer"
>;

export function applyTransferCommand(state: ModelState, call: Call, command: TransferCommand): void {
  switch (command.kind) {
    case "offerTransfer":
      offer(state, call, command);
      break;
    case "consentToTransfer":
      consent(state, call, command);
      break;
    case "acceptTransfer":
      accept(state, call, command.transfer);
      break;
    case "withdrawTransfer":
      withdraw(state, call, command.transfer);
      break;
    case "declineTransfer":
      setStatus(state, asReceiver(state, call, command.transfer), "declined");
      break;
  }
  countEvent(state, "TransferDesk");
}

function offer(state: ModelState, call: Call, command: CommandOf<"offerTransfer">): void {
  const { transfer, asset, to, dataRoot } = command;
  const from = authorise(state, call, ["maker"]);
  requires(transfer !== ZERO_32, "TransferDesk_IdZero");
  requires(!state.transfers.has(transfer), "TransferDesk_TransferExists", { transfer });
  const owner = state.assets.get(asset)?.owner;
  requires(owner !== undefined, "TransferDesk_AssetUnknown", { asset });
  requires(owner === from, "TransferDesk_NotOwner", { asset, owner, caller: from });
  requires(state.parties.get(to)?.member ?? false, "TransferDesk_ReceiverNotMember", { to });
  requires(to !== from, "TransferDesk_ReceiverIsOwner", { to });
  const liensAt = encumbranceOf(state, { kind: "asset", object: asset }).changes;
  state.transfers.set(transfer, {
    id: transfer,
    asset,
    from,
    to,
    dataRoot,
    status: "offered",
    consents: [],
    liensAt,
  });
}

function consent(state: ModelState, call: Call, command: CommandOf<"consentToTransfer">): void {
  const { lien } = command;
  const caller = authorise(state, call, ["checker"]);
  const transfer = offered(state, command.transfer);
  const row = state.liens.get(lien);
  requires(isActiveOn(row, transfer), "TransferDesk_LienNotOnAsset", { transfer: transfer.id, lien });
  const { creditor } = row;
  requires(creditor === caller, "TransferDesk_NotCreditor", { lien, creditor, caller });
  const liensAt = encumbranceOf(state, row).changes;
  const consents = transfer.liensAt === liensAt ? transfer.consents : [];
  requires(!consents.includes(lien), "TransferDesk_ConsentExists", { transfer: transfer.id, lien });
  state.transfers.set(transfer.id, { ...transfer, consents: [...consents, lien], liensAt });
}

function isActiveOn(lien: Bare<LienRow> | undefined, transfer: Transfer): lien is Bare<LienRow> {
  return lien?.status === "active" && lien.kind === "asset" && lien.object === transfer.asset;
}

function accept(state: ModelState, call: Call, id: TransferId): void {
  const transfer = asReceiver(state, call, id);
  const { from, to } = transfer;
  const asset = state.assets.get(transfer.asset);
  requires(asset !== undefined && asset.owner === from, "TransferDesk_OwnerChanged", {
    transfer: id,
    from,
    owner: asset?.owner ?? ZERO_32,
  });
  const { active, changes } = encumbranceOf(state, { kind: "asset", object: asset.id });
  const consents = transfer.liensAt === changes ? transfer.consents.length : 0;
  const missing = { transfer: id, consents, needed: active };
  requires(consents === active, "TransferDesk_ConsentsMissing", missing);
  const { verifier } = asset;
  const independent = verifier === null || !sameGroup(state, verifier, to);
  const dependent = { asset: asset.id, owner: to, verifier: verifier ?? ZERO_32 };
  requires(independent, "AssetRegistry_VerifierNotIndependent", dependent);
  setStatus(state, transfer, "accepted");
  state.assets.set(asset.id, { ...asset, owner: to });
  countEvent(state, "AssetRegistry");
}

function withdraw(state: ModelState, call: Call, id: TransferId): void {
  const caller = authorise(state, call, ["maker"]);
  const transfer = offered(state, id);
  const { from } = transfer;
  requires(from === caller, "TransferDesk_NotSender", { transfer: id, from, caller });
  setStatus(state, transfer, "withdrawn");
}

/* ----- questions ----- */

/** Whether a lien's creditor has consented, and no lien of the asset has come or gone since. */
export function hasConsented(state: ModelState, id: TransferId, lien: LienId): boolean {
  const transfer = state.transfers.get(id);
  if (transfer === undefined) return false;
  const { changes } = encumbranceOf(state, { kind: "asset", object: transfer.asset });
  return transfer.liensAt === changes && transfer.consents.includes(lien);
}

/* ----- internal ----- */

function setStatus(state: ModelState, transfer: Transfer, status: Transfer["status"]): void {
  state.transfers.set(transfer.id, { ...transfer, status });
}

/** The open offer, for a checker of its receiver. */
function asReceiver(state: ModelState, call: Call, id: TransferId): Transfer {
  const caller = authorise(state, call, ["checker"]);
  const transfer = offered(state, id);
  const { to } = transfer;
  requires(to === caller, "TransferDesk_NotReceiver", { transfer: id, to, caller });
  return transfer;
}

function offered(state: ModelState, id: TransferId): Transfer {
  const transfer = state.transfers.get(id);
  requires(transfer !== undefined, "TransferDesk_TransferUnknown", { transfer: id });
  const status = TRANSFER_STATUSES.indexOf(transfer.status);
  requires(transfer.status === "offered", "TransferDesk_WrongStatus", { transfer: id, status });
  return transfer;
}
