import type { Command, DocumentRegistration, Payment } from "@green-ledger/domain";
import { gasOfPoolCommand } from "./pool-gas.ts";

/**
 * Gas that a command may use: a fixed part, and a part for each item of its list. Measured on the embedded chain, with
 * a third on top. A limit that is too high costs nothing here but room in a block; one that is too low is found out
 * when the call runs out of gas, which undoes all of it, and the call is then sent in halves.
 */
export interface CommandGas {
  base: number;
  items: readonly number[];
}

export function gasOf(command: Command): CommandGas {
  switch (command.kind) {
    case "admitParties":
      return { base: 80_000, items: command.parties.map(() => 68_000) };
    case "registerCounterparties":
      return { base: 60_000, items: command.counterparties.map(() => 36_000) };
    case "registerScheme":
      return { base: 110_000 + command.codes.length * 34_000, items: [] };
    case "registerAssets":
      return {
        base: 80_000,
        items: command.assets.map((asset) => {
          return 100_000 + asset.classifications.length * 34_000 + asset.parents.length * 6_000;
        }),
      };
    case "registerInstrument": {
      const { framework, tranches } = command.instrument;
      return { base: 300_000 + framework.codes.length * 45_000 + tranches.length * 190_000, items: [] };
    }
    case "admitProjects":
      return { base: 100_000, items: command.admissions.map(() => 56_000) };
    case "attestClaims":
      return {
        base: 110_000,
        items: command.claims.map(({ references }) => 270_000 + references.length * 70_000),
      };
    case "openAccounts":
      return { base: 80_000, items: command.accounts.map(() => 100_000) };
    case "recordReceipts":
      return { base: 240_000, items: command.receipts.map(() => 175_000) };
    case "recordPayments":
    case "releasePayments":
      return { base: 240_000, items: command.payments.map(gasOfPayment) };
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
      return gasOfPoolCommand(command);
    case "requestPayments":
      return { base: 240_000, items: command.payments.map((payment) => 60_000 + gasOfPayment(payment)) };
    case "cancelPayments":
      return { base: 80_000, items: command.payments.map(() => 20_000) };
    case "reverseEntries":
      return {
        base: 140_000,
        items: command.reversals.map(({ entry }) => 60_000 + entry.draws.length * 90_000),
      };
    case "stateBalances":
      // Most agree with the ledger, or show a little more. One shortfall has room; many at once go out in halves.
      return { base: 400_000, items: command.statements.map(() => 130_000) };
    case "explainShortfall": {
      const { restored, payments } = command.explanation;
      const paid = payments.reduce((sum, payment) => sum + gasOfPayment(payment), 0);
      return { base: 250_000 + restored.length * 170_000 + paid, items: [] };
    }
    case "lendMoney":
      return { base: 360_000, items: command.lendings.map(() => 125_000) };
    case "convertMoney":
      return { base: 340_000, items: command.conversions.map(() => 130_000) };
    case "openLines":
      return { base: 115_000, items: command.lines.map(() => 100_000) };
    case "offerLien":
    case "acceptLien":
    case "acceptTransfer":
      return { base: 350_000, items: [] };
    case "registerDocuments":
      return { base: 80_000, items: command.documents.map(gasOfDocument) };
    case "setGroup":
    case "suspendParty":
    case "reinstateParty":
    case "bindKey":
    case "revokeKey":
    case "closeScheme":
    case "addEvidence":
    case "confirmAsset":
    case "rejectAsset":
    case "suspendAsset":
    case "reinstateAsset":
    case "verifyCost":
    case "registerClaimSchema":
    case "closeClaimSchema":
    case "challengeClaim":
    case "decideChallenge":
    case "revokeClaim":
    case "requirePermit":
    case "waivePermit":
    case "withdrawLien":
    case "declineLien":
    case "releaseLien":
    case "offerTransfer":
    case "consentToTransfer":
    case "withdrawTransfer":
    case "declineTransfer":
    case "openEvidenceKey":
    case "closeEvidenceKey":
    case "acknowledgeDocument":
    case "closeLine":
    case "proposeRule":
    case "acceptRule":
    case "withdrawRule":
    case "setEntrustedThreshold":
    case "confirmPayment":
    case "disputePayment":
      return { base: 250_000, items: [] };
  }
}

/** Where the account's rule decides, how many colours are drawn is not known here: two are assumed. */
function gasOfPayment({ use, payeeAccount, draws, line, documents }: Payment): number {
  const colours = draws.length === 0 ? 2 : draws.length;
  const each = use === "transfer" || payeeAccount !== null ? 115_000 : 30_000;
  const purpose = (line === null ? 0 : 30_000) + documents.length * 30_000;
  return 70_000 + colours * each + purpose;
}

function gasOfDocument({ fingerprints }: DocumentRegistration): number {
  return fingerprints.reduce((sum, { nearby }) => sum + 80_000 + nearby.length * 3_500, 60_000);
}
