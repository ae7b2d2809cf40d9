import type { Command, Subjects } from "@green-ledger/domain";

/** What a command registers, records or changes. Taxonomies and keys that are revoked have other names. */
export function subjectsOf(command: Command): Subjects[] {
  switch (command.kind) {
    case "admitParties":
      return [{ kind: "party", ids: command.parties.map(({ id }) => id) }];
    case "registerCounterparties":
      return [{ kind: "party", ids: command.counterparties.map(({ id }) => id) }];
    case "setGroup":
    case "suspendParty":
    case "reinstateParty":
    case "bindKey":
      return [{ kind: "party", ids: [command.party] }];
    case "revokeKey":
    case "registerScheme":
    case "closeScheme":
      return [];
    case "registerAssets":
      return [{ kind: "asset", ids: command.assets.map(({ id }) => id) }];
    case "addEvidence":
    case "confirmAsset":
    case "rejectAsset":
    case "suspendAsset":
    case "reinstateAsset":
      return [{ kind: "asset", ids: [command.asset] }];
    case "verifyCost":
      return [{ kind: "asset", ids: [command.project] }];
    case "registerInstrument": {
      const { id, tranches } = command.instrument;
      return [
        { kind: "instrument", ids: [id] },
        { kind: "tranche", ids: tranches.map((tranche) => tranche.id) },
      ];
    }
    case "admitProjects":
      return [{ kind: "asset", ids: command.admissions.map(({ project }) => project) }];
    case "openAccounts":
      return [{ kind: "account", ids: command.accounts.map(({ id }) => id) }];
    case "recordReceipts":
      return [{ kind: "movement", ids: command.receipts.map(({ id }) => id) }];
    case "recordPayments":
      return [{ kind: "movement", ids: command.payments.map(({ id }) => id) }];
  }
}
