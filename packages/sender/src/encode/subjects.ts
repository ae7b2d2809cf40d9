import type { Bytes32, Command } from "@green-ledger/domain";

/** Ids of what a command registers, records or changes. Keys and taxonomies have other names. */
export function subjectsOf(command: Command): Bytes32[] {
  switch (command.kind) {
    case "admitParties":
      return command.parties.map(({ id }) => id);
    case "registerCounterparties":
      return command.counterparties.map(({ id }) => id);
    case "setGroup":
    case "suspendParty":
    case "reinstateParty":
    case "bindKey":
      return [command.party];
    case "revokeKey":
    case "registerScheme":
    case "closeScheme":
      return [];
    case "registerAssets":
      return command.assets.map(({ id }) => id);
    case "addEvidence":
    case "confirmAsset":
    case "rejectAsset":
    case "suspendAsset":
    case "reinstateAsset":
      return [command.asset];
    case "verifyCost":
      return [command.project];
    case "registerInstrument":
      return [command.instrument.id, ...command.instrument.tranches.map(({ id }) => id)];
    case "admitProjects":
      return command.admissions.map(({ project }) => project);
    case "openAccounts":
      return command.accounts.map(({ id }) => id);
    case "recordReceipts":
      return command.receipts.map(({ id }) => id);
    case "recordPayments":
      return command.payments.map(({ id }) => id);
  }
}
