export { isActive, sameGroup } from "./access.ts";
export { entrustedThreshold } from "./allocation-policy.ts";
export { apply, createModel } from "./apply.ts";
export { arrivalKey } from "./arrivals.ts";
export { assetHasCode, inStanding } from "./assets.ts";
export { depthOf, dutiesOf, isInForce, openPenalties, weightOf } from "./claim-force.ts";
export { divided, drawsBy } from "./draws.ts";
export { checkEvidence, documentBy, useEvidence } from "./evidence.ts";
export type { EvidenceState } from "./evidence-state.ts";
export { isAdmitted, type Terms, termsOf } from "./instruments.ts";
export { encumbranceOf, ownerOf } from "./liens.ts";
export { heldIn, holdingOf, lotsOf, MOST_COLOURS } from "./lots.ts";
export {
  type EntryRecord,
  leakKey,
  type MoneyState,
  type Movement,
  type RequestRecord,
  statementKey,
} from "./money-state.ts";
export type { Accepted, Outcome, Reverted } from "./outcome.ts";
export { inStandingWithClaims } from "./standing.ts";
export {
  admissionKey,
  type Bare,
  type Call,
  holdingKey,
  lotKey,
  type ModelState,
  NUMBERED_CONTRACTS,
  type NumberedContract,
  objectName,
  permitKey,
} from "./state.ts";
export { inForce, schemeHasCode } from "./taxonomy.ts";
export { hasConsented } from "./transfers.ts";
