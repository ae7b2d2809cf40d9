import {
  ACCOUNT_KINDS,
  ASSET_KINDS,
  type AssetRegistration,
  bitsOf,
  type Command,
  type Hex,
  INSTRUMENT_KINDS,
  type InstrumentRegistration,
  MODES,
  ORIGINS,
  type Payment,
  type Receipt,
  textToBytes32,
  USES,
  ZERO_32,
} from "@green-ledger/domain";
import {
  accountRegistryAbi,
  assetRegistryAbi,
  instrumentRegistryAbi,
  lotLedgerAbi,
  partyRegistryAbi,
  taxonomyRegistryAbi,
} from "@green-ledger/protocol";
import { encodeFunctionData } from "viem";
import type { CalledContract } from "./contracts.ts";

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
    case "openAccounts":
      return { contract: "AccountRegistry", data: encodeOpenAccounts(command) };
    case "verifyCost":
    case "recordReceipts":
    case "recordPayments":
      return { contract: "LotLedger", data: encodeMoneyCommand(command) };
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

function encodeOpenAccounts({ accounts }: Of<"openAccounts">): Hex {
  const registrations = accounts.map(({ kind, currency, ...account }) => ({
    ...account,
    kind: ACCOUNT_KINDS.indexOf(kind),
    currency: toCurrency(currency),
  }));
  return encodeFunctionData({ abi: accountRegistryAbi, functionName: "open", args: [registrations] });
}

function encodeMoneyCommand(command: Of<"verifyCost" | "recordReceipts" | "recordPayments">): Hex {
  const abi = lotLedgerAbi;
  switch (command.kind) {
    case "verifyCost": {
      const { project, eligibleCost, reportRoot } = command;
      return encodeFunctionData({
        abi,
        functionName: "verifyCost",
        args: [project, eligibleCost, reportRoot],
      });
    }
    case "recordReceipts":
      return encodeFunctionData({ abi, functionName: "mint", args: [command.receipts.map(toReceiptTuple)] });
    case "recordPayments": {
      const payments = command.payments.map(toPaymentTuple);
      return encodeFunctionData({ abi, functionName: "pay", args: [command.account, payments] });
    }
  }
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

function toReceiptTuple(receipt: Receipt) {
  return { ...receipt, origin: ORIGINS.indexOf(receipt.origin), payer: receipt.payer ?? ZERO_32 };
}

function toPaymentTuple(payment: Payment) {
  return {
    ...payment,
    use: USES.indexOf(payment.use),
    payeeAccount: payment.payeeAccount ?? ZERO_32,
    project: payment.project ?? ZERO_32,
  };
}

function toCurrency(code: string): Hex {
  if (!/^[A-Z]{3}$/.test(code)) throw new RangeError(`not a currency of three letters: ${code}`);
  return textToBytes32(code).slice(0, 8) as Hex;
}
