import type { claimRegistryAbi } from "@green-ledger/protocol";

type ClaimErrorName = Extract<
  Extract<(typeof claimRegistryAbi)[number], { type: "error" }>["name"],
  `ClaimRegistry_${string}`
>;

/** What each error of the claim registry means and what to do. */
export const CLAIM_ERRORS: Readonly<Record<ClaimErrorName, string>> = {
  ClaimRegistry_AssetUnknown: "The asset is not registered. Register it first.",
  ClaimRegistry_AttesterNotIndependent:
    "The attester belongs to the control group of the asset's owner. Let an independent party attest it.",
  ClaimRegistry_ClaimExists: "The claim is attested already. Give a new claim its own reference.",
  ClaimRegistry_ClaimUnknown: "The claim is not attested. Check its id.",
  ClaimRegistry_DataMissing: "Nothing stands behind the claim. Send what it says.",
  ClaimRegistry_DefinitionMissing: "No document defines the schema. Send one.",
  ClaimRegistry_IdZero: "A claim has no id. Give its reference.",
  ClaimRegistry_NotAPermit:
    "Claims of this schema are no permits, so they cannot be required. Name a schema of permits.",
  ClaimRegistry_NotAttester:
    "Another party attested the claim. Only that party or a regulator may revoke it.",
  ClaimRegistry_OwnClaim:
    "The claim is of your own control group. Somebody outside must challenge it, and a regulator outside decide on it.",
  ClaimRegistry_ReferenceEnded:
    "A claim that is referred to was revoked or rejected. Refer to one that stands, or to none.",
  ClaimRegistry_ReferenceUnknown:
    "A claim that is referred to is not attested. Attest it first, earlier in the list or in a request before.",
  ClaimRegistry_RegulatorNeeded: "A penalty is for a regulator's key. Send the request with one.",
  ClaimRegistry_RequirementExists: "The permit is required of the asset already. Nothing needs to be done.",
  ClaimRegistry_RequirementUnknown:
    "The permit is not required of the asset. See which are in the asset's standing.",
  ClaimRegistry_SchemaExists:
    "The schema is registered already. Register another version under its own name.",
  ClaimRegistry_SchemaIsClosed: "The schema takes no new claims. Use the version that replaced it.",
  ClaimRegistry_SchemaUnknown: "The schema is not registered. Ask the operator to register it.",
  ClaimRegistry_SchemaZero: "The schema has no name. Give one.",
  ClaimRegistry_SubjectUnknown: "What the claim is about is not registered. Register the asset first.",
  ClaimRegistry_TooDeep:
    "The references form too long a chain. Refer to the claims at its end directly, or to fewer.",
  ClaimRegistry_TooHeavy: "Too many claims stand behind the references. Refer to fewer.",
  ClaimRegistry_TooManyPenalties:
    "The asset has as many open penalties as are kept. Revoke one that is settled first.",
  ClaimRegistry_TooManyReferences: "A claim refers to too many others. Name the ones that it stands on.",
  ClaimRegistry_TooManyRequirements: "As many permits are required of the asset as can be. Waive one first.",
  ClaimRegistry_ValidityEmpty: "The claim would never be valid, or no longer. Give a later end, or none.",
  ClaimRegistry_ValidityTooLong:
    "The claim would be valid for longer than its schema allows. Give an earlier end.",
  ClaimRegistry_VerifierNotIndependent:
    "The verifier belongs to the control group of the asset's owner. Let an independent verifier decide.",
  ClaimRegistry_WindowClosed:
    "The time for challenges is over. Ask the attester or a regulator to revoke the claim.",
  ClaimRegistry_WrongStatus: "The claim's status does not allow this. See its status.",
};
