import type { CommandOf } from "../commands.ts";
import { type AssetId, type ClaimId, type PartyId, textToBytes32 } from "../hex.ts";
import { CLAIM_EFFECTS } from "../statuses.ts";
import { authorise, sameGroup } from "./access.ts";
import { inStanding } from "./assets.ts";
import { dutiesOf, isInForce, openPenalties } from "./claim-force.ts";
import { openSchema } from "./claims.ts";
import { requires } from "./outcome.ts";
import { type Call, countEvent, type ModelState, permitKey } from "./state.ts";

/** As in the contract. */
const MOST_REQUIREMENTS = 8;

export function requirePermit(state: ModelState, call: Call, command: CommandOf<"requirePermit">): void {
  const { asset, schema: id } = command;
  const by = independentVerifier(state, call, asset);
  const { effect } = openSchema(state, id);
  const schema = textToBytes32(id);
  const effectNumber = CLAIM_EFFECTS.indexOf(effect);
  requires(effect === "permit", "ClaimRegistry_NotAPermit", { schema, effect: effectNumber });
  const duties = dutiesOf(state, asset);
  const fresh = duties.required.every((r) => r.schema !== id);
  requires(fresh, "ClaimRegistry_RequirementExists", { asset, schema });
  const room = duties.required.length < MOST_REQUIREMENTS;
  requires(room, "ClaimRegistry_TooManyRequirements", { asset, limit: MOST_REQUIREMENTS });
  state.duties.set(asset, { ...duties, required: [...duties.required, { schema: id, by }] });
  countEvent(state, "ClaimRegistry");
}

export function waivePermit(state: ModelState, call: Call, command: CommandOf<"waivePermit">): void {
  const { asset, schema: id } = command;
  independentVerifier(state, call, asset);
  const duties = dutiesOf(state, asset);
  const required = duties.required.filter((r) => r.schema !== id);
  const known = required.length < duties.required.length;
  requires(known, "ClaimRegistry_RequirementUnknown", { asset, schema: textToBytes32(id) });
  state.duties.set(asset, { ...duties, required });
  countEvent(state, "ClaimRegistry");
}

function independentVerifier(state: ModelState, call: Call, asset: AssetId): PartyId {
  const verifier = authorise(state, call, ["verifier"]);
  const owner = state.assets.get(asset)?.owner;
  requires(owner !== undefined, "ClaimRegistry_AssetUnknown", { asset });
  const independent = !sameGroup(state, verifier, owner);
  requires(independent, "ClaimRegistry_VerifierNotIndependent", { asset, owner, verifier });
  return verifier;
}

/** Whether an asset may receive money in a given second, its claims considered (L9). */
export function inStandingWithClaims(state: ModelState, asset: AssetId, time: number): boolean {
  const counts = (claim: ClaimId | null = null) => claim !== null && isInForce(state, claim, time);
  const permitted = dutiesOf(state, asset).required.every(({ schema }) => {
    const permits = state.permits.get(permitKey(asset, schema));
    return counts(permits?.newest) || counts(permits?.before);
  });
  return (
    inStanding(state, asset, time) &&
    permitted &&
    !openPenalties(state, asset, time).some((claim) => isInForce(state, claim, time))
  );
}
