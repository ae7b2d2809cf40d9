import type { abis } from "@green-ledger/protocol";
import type { CalledContract } from "../encode/contracts.ts";
import { CLAIM_ERRORS } from "./claim-errors.ts";
import { LIEN_ERRORS } from "./lien-errors.ts";
import { MONEY_ERRORS } from "./money-errors.ts";
import { POOL_ERRORS } from "./pool-errors.ts";

/** Contracts that commands call, and what they ask. */
type Meeting = CalledContract | "ObjectOwners";

type AnyError = Extract<(typeof abis)[Meeting][number], { type: "error" }>["name"];

/** The errors that a command can meet: those of our contracts, and of the AccessManager in front of some of them. */
export type ContractErrorName =
  | Extract<AnyError, `${string}_${string}`>
  | "AccessManagedUnauthorized"
  | "AccessManagedRequiredDelay"
  | "Panic";

/** What each error means and what to do, as plain sentences. The figures are in the error's arguments. */
const DETAILS: Readonly<Record<ContractErrorName, string>> = {
  AccessManagedRequiredDelay:
    "This key may do that only after a delay. Schedule the act in the AccessManager first.",
  AccessManagedUnauthorized: "This key is not the operator's. Send the request with the operator's key.",
  Panic: "The contract met a fault of its own. Nothing was changed. Report it with the operation's id.",

  AccountRegistry_AccountExists: "The account is open already. Leave it out of the request.",
  AccountRegistry_CurrencyMissing: "An account has no currency. Give its ISO 4217 code.",
  AccountRegistry_IdZero: "An account has no id. Give its reference.",
  AccountRegistry_KindMissing: "An account has no kind. Say whether it is for proceeds, operating or a pool.",
  AccountRegistry_OwnerUnknown: "The owner of an account is not registered. Register the party first.",

  Budgets_CostBelowAllocated:
    "More is allocated to the project already than this cost. Suspend the asset if it should get no more.",
  Budgets_ProjectUnknown: "The project is not registered. Register the asset first.",
  Budgets_VerifierNotIndependent:
    "The verifier belongs to the control group of the project's owner. Let an independent verifier state the cost.",

  AssetRegistry_AssetExists: "The asset is registered already. Leave it out of the request.",
  AssetRegistry_AssetUnknown: "The asset is not registered. Register it, and its parents, first.",
  AssetRegistry_CodeUnknown: "The scheme has no such code. Use a code of a registered version of the scheme.",
  AssetRegistry_CurrencyMissing:
    "An asset has no currency. Give the ISO 4217 code in which its cost is stated.",
  AssetRegistry_EvidenceMissing: "No document stands behind the asset. Send at least one.",
  AssetRegistry_ExpiryInPast: "The confirmation would have run out already. Give a later time, or none.",
  AssetRegistry_IdZero: "An asset has no id. Give its reference.",
  AssetRegistry_NotOwner: "The asset belongs to another party. Only a maker of its owner may add evidence.",
  AssetRegistry_NotVerifier:
    "Another party confirmed the asset. Only that verifier or the regulator may suspend or reinstate it.",
  AssetRegistry_StoppedByRegulator: "A regulator suspended the asset. Only a regulator may reinstate it.",
  AssetRegistry_VerifierNotIndependent:
    "The verifier belongs to the control group of the asset's owner. Let an independent verifier judge it.",
  AssetRegistry_WrongStatus:
    "The asset's status does not allow this. See its status and what may follow from it.",

  ...CLAIM_ERRORS,
  ...MONEY_ERRORS,
  EvidenceBook_CommitmentMissing: "The network key has no commitment. Let the gateway make the key.",
  EvidenceBook_DocumentUnknown: "The document is not in the evidence set. Register it first.",
  EvidenceBook_FactsMissing: "A document has no commitment to its facts. Send its facts through the gateway.",
  EvidenceBook_FingerprintMissing:
    "A document lacks its fingerprint under a network key that is in effect. Send it again: the set of keys has changed.",
  EvidenceBook_FingerprintZero: "A fingerprint of a document is empty. Send its facts through the gateway.",
  EvidenceBook_FingerprintsUnordered:
    "Fingerprints of a document are not ordered by key, or one key stands twice. Order them.",
  EvidenceBook_KeyClosed: "The network key is closed already. It cannot be opened again.",
  EvidenceBook_KeyNotInEffect:
    "A fingerprint stands under a network key whose first day lies ahead. Leave it out.",
  EvidenceBook_KeyOutOfOrder: "Network keys are numbered without a gap. Open the next number.",
  EvidenceBook_KeyUnknown: "There is no network key with this number. Use one that was opened.",
  EvidenceBook_NoKeyInEffect: "No network key is in effect. Ask the operator to open one.",
  EvidenceBook_NoOtherKey: "No other network key is in effect. Open the next one before this one is closed.",
  EvidenceBook_NotRegistrar:
    "Another party registered the document. Only a checker of that party may take the responsibility for it.",
  EvidenceBook_SameKey:
    "The key that registered the document cannot acknowledge it. Let a second person do it with a key of their own.",
  EvidenceBook_TooManyKeys: "Two network keys are open already. Close the older one first.",
  EvidenceBook_TooManyNeighbours: "A document names more than 8 neighbouring ranges. Name fewer.",
  EvidenceBook_WrongStatus: "The document is not suspect. Nothing needs to be acknowledged.",

  InstrumentRegistry_ApprovalMissing: "The instrument has no date of approval. Give it.",
  InstrumentRegistry_CodeNotEligible:
    "The framework does not name this code. Use one of the framework's codes.",
  InstrumentRegistry_CodeNotHeld:
    "The project does not hold this code. Use a code that it is registered with.",
  InstrumentRegistry_CodeUnknown: "The scheme has no such code. Use a code of the framework's scheme.",
  InstrumentRegistry_ColourUnknown: "The tranche is not registered. Register the instrument first.",
  InstrumentRegistry_CurrencyMissing: "The instrument has no currency. Give its ISO 4217 code.",
  InstrumentRegistry_IdZero: "The instrument or a tranche has no id. Give its reference.",
  InstrumentRegistry_InstrumentExists: "The instrument is registered already. Leave it out.",
  InstrumentRegistry_NotIssuer:
    "Another party issued the tranche. Only a maker of the issuer may admit projects.",
  InstrumentRegistry_PayingAgentUnknown: "The paying agent is not registered. Register the party first.",
  InstrumentRegistry_ProjectExists:
    "The project is admitted to the tranche already. Leave it out of the request.",
  InstrumentRegistry_ProjectUnknown: "A project is not registered. Register the asset first.",
  InstrumentRegistry_SchemeNotInForce:
    "The scheme was not in force on the day of approval. Use the version that was, or ask the operator to register it.",
  InstrumentRegistry_SizeZero: "A tranche has no size. Give the most that can be drawn.",
  InstrumentRegistry_TrancheExists:
    "A tranche with this id is registered already. Give each its own reference.",
  InstrumentRegistry_TranchesMissing: "The instrument has no tranche. Give at least one.",

  ...LIEN_ERRORS,

  ...POOL_ERRORS,

  LotLedger_AccountUnknown: "The account is not registered. Open it first.",
  LotLedger_NotCustodian:
    "Another bank keeps the account. Only a custodian's key of that bank may report on it.",

  PartyRegistry_ExpiryInPast: "The key would have run out already. Give a later time.",
  PartyRegistry_HeadIsControlled: "The named head belongs to a group itself. Name the head of that group.",
  PartyRegistry_IdZero: "A party has no id. Give its reference.",
  PartyRegistry_KeyExpired: "The signing key has run out. Ask the operator to bind it with a later expiry.",
  PartyRegistry_KeyLacksRole:
    "The signing key does not have the role for this. Ask the operator to bind it with the role.",
  PartyRegistry_KeyTaken:
    "The key is bound to another party. Use a key of its own for each person and party.",
  PartyRegistry_KeyUnknown:
    "The signing key is bound to nobody, or was revoked. Ask the operator to bind it.",
  PartyRegistry_NotAMember:
    "The party is a counterparty, not a member, so it has no keys. Admit it as a member first.",
  PartyRegistry_PartyExists: "The party is registered already. Leave it out of the request.",
  PartyRegistry_PartyIsHead: "The party heads a group itself. Move its affiliates first.",
  PartyRegistry_PartyNotSuspended: "The party is not suspended. Nothing needs to be done.",
  PartyRegistry_PartySuspended: "The party is suspended, so its keys do not act. Ask the operator.",
  PartyRegistry_PartyUnknown: "The party is not registered. Admit or register it first.",
  PartyRegistry_RolesEmpty: "A key needs at least one role. Name it, or revoke the key.",

  TaxonomyRegistry_CodeExists: "A code stands twice in the scheme. Name each once.",
  TaxonomyRegistry_DatesReversed:
    "The scheme would end before it begins, or its first day is missing. Check the dates.",
  TaxonomyRegistry_SchemeEnded: "The scheme has a last day already. It cannot be changed.",
  TaxonomyRegistry_SchemeExists:
    "The scheme is registered already. Register another version under its own name.",
  TaxonomyRegistry_SchemeUnknown: "The scheme is not registered. Register it first.",
  TaxonomyRegistry_SchemeZero: "The scheme has no name. Give one.",
};

/** Errors of a contract's administration, which no command calls. */
const OTHER = "A contract refused the call for a reason of its administration. Report it with the arguments.";

/** What to tell whoever asked. */
export function contractErrorDetail(name: string): string {
  return Object.hasOwn(DETAILS, name) ? DETAILS[name as ContractErrorName] : OTHER;
}

/** The stable code of a contract's error: `PartyRegistry_KeyExpired` is `party_registry_key_expired`. */
export function errorCodeOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .toLowerCase();
}
