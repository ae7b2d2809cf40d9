import {
  ASSET_KINDS,
  type AssetRegistration,
  bitsOf,
  type Command,
  type Hex,
  INSTRUMENT_KINDS,
  type InstrumentRegistration,
  MODES,
  textToBytes32,
  ZERO_32,
} from "@green-ledger/domain";
import {
  assetRegistryAbi,
  instrumentRegistryAbi,
  partyRegistryAbi,
  taxonomyRegistryAbi,
} from "@green-ledger/protocol";
import { encodeFunctionData } from "viem";
import type { CalledContract } from "./contracts.ts";
import { toCurrency } from "./currency.ts";
import { encodeAccountCommand, encodeThreshold } from "./encode-accounts.ts";
import { encodeClaimCommand } from "./encode-claims.ts";
import { encodeEvidenceCommand } from "./encode-evidence.ts";
import { encodeLienCommand, encodeTransferCommand } from "./encode-liens.ts";
import { encodeMoneyCommand } from "./encode-money.ts";
import { encodePoolCommand } from "./encode-pools.ts";

/** What a transaction carries: the contract that is called, and with what. */
export interface Calldata {
  contract: CalledContract;
  data: Hex;
}

/**
 * The call of the contract function that a command stands for.
 * @throws RangeError for a text that does not fit its field, viem's error for a number that does not fit
 */
export function encodeCommand(command: Command): Calldata {
  switch (command.kind) {
    case "admitParties":
    case "registerCounterparties":
    case "setGroup":
    case "suspendParty":
    case "reinstateParty":
    case "bindKey":
    case "revokeKey":
      return { contract: "PartyRegistry", data: encodePartyCommand(command) };
    case "registerScheme":
    case "closeScheme":
      return { contract: "TaxonomyRegistry", data: encodeSchemeCommand(command) };
    case "registerAssets":
    case "addEvidence":
    case "confirmAsset":
    case "rejectAsset":
    case "suspendAsset":
    case "reinstateAsset":
      return { contract: "AssetRegistry", data: encodeAssetCommand(command) };
    case "registerInstrument":
    case "admitProjects":
      return { contract: "InstrumentRegistry", data: encodeInstrumentCommand(command) };
    case "registerClaimSchema":
    case "closeClaimSchema":
    case "attestClaims":
    case "challengeClaim":
    case "decideChallenge":
    case "revokeClaim":
    case "requirePermit":
    case "waivePermit":
      return { contract: "ClaimRegistry", data: encodeClaimCommand(command) };
    case "openAccounts":
    case "proposeRule":
    case "acceptRule":
    case "withdrawRule":
      return { contract: "AccountRegistry", data: encodeAccountCommand(command) };
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
      return encodePoolCommand(command);
    case "setEntrustedThreshold":
      return { contract: "MoneyPolicy", data: encodeThreshold(command) };
    case "offerLien":
    case "acceptLien":
    case "withdrawLien":
    case "declineLien":
    case "releaseLien":
      return { contract: "LienBook", data: encodeLienCommand(command) };
    case "offerTransfer":
    case "consentToTransfer":
    case "acceptTransfer":
    case "withdrawTransfer":
    case "declineTransfer":
      return { contract: "TransferDesk", data: encodeTransferCommand(command) };
    case "verifyCost":
    case "openLines":
    case "closeLine":
    case "recordReceipts":
    case "recordPayments":
    case "requestPayments":
    case "releasePayments":
    case "cancelPayments":
    case "confirmPayment":
    case "disputePayment":
    case "reverseEntries":
    case "stateBalances":
    case "explainShortfall":
    case "lendMoney":
    case "convertMoney":
      return { contract: "LotLedger", data: encodeMoneyCommand(command) };
    case "openEvidenceKey":
    case "closeEvidenceKey":
    case "registerDocuments":
    case "acknowledgeDocument":
      return { contract: "EvidenceBook", data: encodeEvidenceCommand(command) };
  }
}

type Of<K extends Command["kind"]> = Extract<Command, { kind: K }>;
type PartyCommand = Of<
  | "admitParties"
  | "registerCounterparties"
  | "setGroup"
  | "suspendParty"
  | "reinstateParty"
  | "bindKey"
  | "revokeKey"
>;
type AssetCommand = Of<
  "registerAssets" | "addEvidence" | "confirmAsset" | "rejectAsset" | "suspendAsset" | "reinstateAsset"
>;

function encodePartyCommand(command: PartyCommand): Hex {
  const abi = partyRegistryAbi;
  switch (command.kind) {
    case "admitParties": {
      const admissions = command.parties.map(({ id, group, dataRoot }) => ({
        id,
        group: group ?? ZERO_32,
        dataRoot,
      }));
      return encodeFunctionData({ abi, functionName: "admit", args: [admissions] });
    }
    case "registerCounterparties":
      return encodeFunctionData({
        abi,
        functionName: "registerCounterparties",
        args: [command.counterparties],
      });
    case "setGroup":
      return encodeFunctionData({
        abi,
        functionName: "setGroup",
        args: [command.party, command.group ?? ZERO_32],
      });
    case "suspendParty":
      return encodeFunctionData({ abi, functionName: "suspend", args: [command.party, command.reasonRoot] });
    case "reinstateParty":
      return encodeFunctionData({
        abi,
        functionName: "reinstate",
        args: [command.party, command.reasonRoot],
      });
    case "bindKey": {
      const { key, party, roles, validUntil } = command;
      return encodeFunctionData({
        abi,
        functionName: "bindKey",
        args: [key, party, bitsOf(roles), BigInt(validUntil)],
      });
    }
    case "revokeKey":
      return encodeFunctionData({ abi, functionName: "revokeKey", args: [command.key] });
  }
}

function encodeSchemeCommand(command: Of<"registerScheme" | "closeScheme">): Hex {
  const abi = taxonomyRegistryAbi;
  const scheme = textToBytes32(command.scheme);
  if (command.kind === "closeScheme") {
    return encodeFunctionData({ abi, functionName: "closeScheme", args: [scheme, command.effectiveTo] });
  }
  const { effectiveFrom, effectiveTo, sourceRoot, codes } = command;
  return encodeFunctionData({
    abi,
    functionName: "registerScheme",
    args: [scheme, effectiveFrom, effectiveTo, sourceRoot, codes.map(textToBytes32)],
  });
}

function encodeAssetCommand(command: AssetCommand): Hex {
  const abi = assetRegistryAbi;
  switch (command.kind) {
    case "registerAssets":
      return encodeFunctionData({ abi, functionName: "register", args: [command.assets.map(toAssetTuple)] });
    case "addEvidence":
      return encodeFunctionData({
        abi,
        functionName: "addEvidence",
        args: [command.asset, command.evidenceRoot],
      });
    case "confirmAsset": {
      const { asset, validUntil, reportRoot } = command;
      return encodeFunctionData({
        abi,
        functionName: "confirm",
        args: [asset, BigInt(validUntil), reportRoot],
      });
    }
    case "rejectAsset":
      return encodeFunctionData({ abi, functionName: "reject", args: [command.asset, command.reportRoot] });
    case "suspendAsset":
      return encodeFunctionData({ abi, functionName: "suspend", args: [command.asset, command.reasonRoot] });
    case "reinstateAsset":
      return encodeFunctionData({
        abi,
        functionName: "reinstate",
        args: [command.asset, command.reasonRoot],
      });
  }
}

function encodeInstrumentCommand(command: Of<"registerInstrument" | "admitProjects">): Hex {
  const abi = instrumentRegistryAbi;
  if (command.kind === "registerInstrument") {
    return encodeFunctionData({
      abi,
      functionName: "register",
      args: [toInstrumentTuple(command.instrument)],
    });
  }
  const admissions = command.admissions.map(({ project, code }) => ({ project, code: textToBytes32(code) }));
  return encodeFunctionData({ abi, functionName: "admitProjects", args: [command.colour, admissions] });
}

function toAssetTuple({ kind, currency, classifications, ...asset }: AssetRegistration) {
  return {
    ...asset,
    kind: ASSET_KINDS.indexOf(kind),
    currency: toCurrency(currency),
    classifications: classifications.map(({ scheme, code }) => ({
      scheme: textToBytes32(scheme),
      code: textToBytes32(code),
    })),
  };
}

function toInstrumentTuple({ kind, currency, framework, ...instrument }: InstrumentRegistration) {
  return {
    ...instrument,
    kind: INSTRUMENT_KINDS.indexOf(kind),
    currency: toCurrency(currency),
    framework: {
      ...framework,
      scheme: textToBytes32(framework.scheme),
      codes: framework.codes.map(textToBytes32),
      mode: MODES.indexOf(framework.mode),
    },
  };
}
