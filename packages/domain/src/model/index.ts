export { isActive, sameGroup } from "./access.ts";
export { apply, createModel } from "./apply.ts";
export { assetHasCode, inStanding } from "./assets.ts";
export { isAdmitted, type Terms, termsOf } from "./instruments.ts";
export type { Accepted, Outcome, Reverted } from "./outcome.ts";
export {
  admissionKey,
  type Bare,
  type Call,
  holdingKey,
  lotKey,
  type ModelState,
  NUMBERED_CONTRACTS,
  type NumberedContract,
} from "./state.ts";
export { inForce, schemeHasCode } from "./taxonomy.ts";
