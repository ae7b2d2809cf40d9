import type { Bytes32, Command, DocumentRegistration, Subjects } from "@green-ledger/domain";
import { subjectsOfPoolCommand } from "./pool-subjects.ts";

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
    case "registerClaimSchema":
    case "closeClaimSchema":
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
    case "attestClaims":
      return [{ kind: "claim", ids: command.claims.map(({ id }) => id) }];
    case "challengeClaim":
    case "decideChallenge":
    case "revokeClaim":
      return [{ kind: "claim", ids: [command.claim] }];
    case "requirePermit":
    case "waivePermit":
      return [{ kind: "asset", ids: [command.asset] }];
    case "formPool":
    case "addPoolItems":
    case "removePoolItems":
    case "acceptPoolItems":
    case "closePool":
    case "proposeSubstitution":
    case "approveSubstitution":
    case "acceptSubstitution":
    case "withdrawSubstitution":
    case "reportPoolFlows":
    case "writeOffPoolItem":
    case "issueNotes":
    case "transferNotes":
    case "distributeToNotes":
      return subjectsOfPoolCommand(command);
    case "offerLien":
      return [{ kind: "lien", ids: [command.lien.id] }];
    case "acceptLien":
    case "withdrawLien":
    case "declineLien":
    case "releaseLien":
      return [{ kind: "lien", ids: [command.lien] }];
    case "offerTransfer":
    case "consentToTransfer":
    case "acceptTransfer":
    case "withdrawTransfer":
    case "declineTransfer":
      return [{ kind: "transfer", ids: [command.transfer] }];
    case "openAccounts":
      return [{ kind: "account", ids: command.accounts.map(({ id }) => id) }];
    case "recordReceipts":
      return [{ kind: "movement", ids: command.receipts.map(({ id }) => id) }];
    case "recordPayments":
    case "requestPayments":
    case "releasePayments":
      return [{ kind: "movement", ids: command.payments.map(({ id }) => id) }];
    case "cancelPayments":
      return [{ kind: "movement", ids: command.payments }];
    case "confirmPayment":
    case "disputePayment":
      return [{ kind: "movement", ids: [command.payment] }];
    case "reverseEntries":
      return [{ kind: "movement", ids: command.reversals.map(({ id }) => id) }];
    case "stateBalances":
      return [{ kind: "movement", ids: command.statements.map(({ id }) => id) }];
    case "explainShortfall": {
      const { id, payments } = command.explanation;
      return [{ kind: "movement", ids: [id, ...payments.map((payment) => payment.id)] }];
    }
    case "lendMoney":
      return [{ kind: "movement", ids: command.lendings.map(({ id }) => id) }];
    case "convertMoney":
      return [{ kind: "movement", ids: command.conversions.map(({ id }) => id) }];
    case "openLines":
      return [{ kind: "line", ids: command.lines.map(({ id }) => id) }];
    case "closeLine":
      return [{ kind: "line", ids: [command.line] }];
    case "proposeRule":
    case "acceptRule":
    case "withdrawRule":
      return [{ kind: "account", ids: [command.account] }];
    case "setEntrustedThreshold":
      return [];
    case "openEvidenceKey":
    case "closeEvidenceKey":
      return [];
    case "registerDocuments":
      return [{ kind: "document", ids: command.documents.flatMap(newestFingerprint) }];
    case "acknowledgeDocument":
      return [{ kind: "document", ids: [command.document] }];
  }
}

/** A document leads to itself under every key; the newest one is never closed. */
function newestFingerprint({ fingerprints }: DocumentRegistration): Bytes32[] {
  return fingerprints.slice(-1).map(({ exact }) => exact);
}
