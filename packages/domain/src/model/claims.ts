import type { Attestation, CommandOf } from "../commands.ts";
import { type ClaimId, type PartyId, textToBytes32, ZERO_32 } from "../hex.ts";
import type { ClaimRow, ClaimSchemaRow } from "../rows.ts";
import { bitsOf, CLAIM_STATUSES } from "../statuses.ts";
import { authorise, holdsRole, requireOperator, sameGroup } from "./access.ts";
import { depthOf, dutiesOf, hasEnded, isInForce, openPenalties, weightOf } from "./claim-force.ts";
import { requires } from "./outcome.ts";
import { type Bare, type Call, countEvent, type ModelState, permitKey } from "./state.ts";

type Claim = Bare<ClaimRow>;

const DAY = 86_400;
/** As in the contract. */
const MOST = { references: 4, depth: 4, weight: 16, penalties: 16 } as const;

/* ----- schemas ----- */

export function registerClaimSchema(
  state: ModelState,
  call: Call,
  command: CommandOf<"registerClaimSchema">,
): void {
  requireOperator(state, call);
  const { schema: id, effect, longestDays, challengeWindow, definitionRoot } = command;
  requires(id !== "", "ClaimRegistry_SchemaZero");
  const schema = textToBytes32(id);
  requires(!state.claimSchemas.has(id), "ClaimRegistry_SchemaExists", { schema });
  requires(definitionRoot !== ZERO_32, "ClaimRegistry_DefinitionMissing", { schema });
  const closed = false;
  state.claimSchemas.set(id, { id, effect, longestDays, challengeWindow, definitionRoot, closed });
  countEvent(state, "ClaimRegistry");
}

export function closeClaimSchema(
  state: ModelState,
  call: Call,
  command: CommandOf<"closeClaimSchema">,
): void {
  requireOperator(state, call);
  state.claimSchemas.set(command.schema, { ...openSchema(state, command.schema), closed: true });
  countEvent(state, "ClaimRegistry");
}

/** The schema, which is registered and takes new claims. */
export function openSchema(state: ModelState, id: string): ClaimSchemaRow {
  const row = state.claimSchemas.get(id);
  const schema = textToBytes32(id);
  requires(row !== undefined, "ClaimRegistry_SchemaUnknown", { schema });
  requires(!row.closed, "ClaimRegistry_SchemaIsClosed", { schema });
  return row;
}

/* ----- attesting ----- */

export function attestClaims(state: ModelState, call: Call, command: CommandOf<"attestClaims">): void {
  const attester = authorise(state, call, ["verifier", "regulator"]);
  for (const claim of command.claims) attest(state, call, claim, attester);
}

function attest(state: ModelState, call: Call, a: Attestation, attester: PartyId): void {
  const claim = a.id;
  requires(claim !== ZERO_32, "ClaimRegistry_IdZero");
  requires(!state.claims.has(claim), "ClaimRegistry_ClaimExists", { claim });
  const schema = openSchema(state, a.schema);
  const entitled = schema.effect !== "penalty" || holdsRole(state, call.sender, "regulator");
  requires(entitled, "ClaimRegistry_RegulatorNeeded", regulatorNeeded(state, call, claim, a.schema));
  const owner = state.assets.get(a.subject)?.owner;
  requires(owner !== undefined, "ClaimRegistry_SubjectUnknown", { claim, subject: a.subject });
  const independent = !sameGroup(state, attester, owner);
  requires(independent, "ClaimRegistry_AttesterNotIndependent", { claim, owner, attester });
  requires(a.dataRoot !== ZERO_32, "ClaimRegistry_DataMissing", { claim });
  checkValidity(call, a, schema.longestDays);
  const row: Claim = {
    id: claim,
    schema: a.schema,
    effect: schema.effect,
    subject: a.subject,
    attester,
    status: "active",
    epoch: 0,
    countsFrom: call.time + schema.challengeWindow,
    validFrom: a.validFrom,
    validUntil: a.validUntil,
    dataRoot: a.dataRoot,
    references: referencesOf(state, a),
    challenger: null,
  };
  checkSize(state, row);
  const before = openPenalties(state, a.subject, call.time).length;
  state.claims.set(claim, row);
  countEvent(state, "ClaimRegistry");
  if (row.effect === "permit") listPermit(state, call, row);
  if (row.effect !== "penalty") return;
  const limit = MOST.penalties;
  requires(before < limit, "ClaimRegistry_TooManyPenalties", { subject: a.subject, limit });
  const duties = dutiesOf(state, a.subject);
  state.duties.set(a.subject, { ...duties, penalties: duties.penalties + 1 });
}

function regulatorNeeded(state: ModelState, call: Call, claim: ClaimId, schema: string) {
  return { claim, schema: textToBytes32(schema), held: bitsOf(state.keys.get(call.sender)?.roles ?? []) };
}

function checkValidity(call: Call, a: Attestation, longestDays: number): void {
  const { id: claim, validFrom, validUntil } = a;
  const endless = validUntil === 0;
  const some = endless || validUntil > Math.max(validFrom, call.time);
  requires(some, "ClaimRegistry_ValidityEmpty", { claim, validFrom, validUntil });
  const within = longestDays === 0 || (!endless && validUntil <= validFrom + longestDays * DAY);
  requires(within, "ClaimRegistry_ValidityTooLong", { claim, validFrom, validUntil, longestDays });
}

function referencesOf(state: ModelState, a: Attestation): Claim["references"] {
  const claim = a.id;
  const references = a.references.length;
  const limit = MOST.references;
  requires(references <= limit, "ClaimRegistry_TooManyReferences", { claim, references, limit });
  return a.references.map((referred) => {
    const row = state.claims.get(referred);
    requires(row !== undefined, "ClaimRegistry_ReferenceUnknown", { claim, referred });
    const status = CLAIM_STATUSES.indexOf(row.status);
    requires(!hasEnded(row), "ClaimRegistry_ReferenceEnded", { claim, referred, status });
    return { claim: referred, epoch: row.epoch };
  });
}

function checkSize(state: ModelState, row: Claim): void {
  const depth = depthOf(state, row);
  requires(depth <= MOST.depth, "ClaimRegistry_TooDeep", { claim: row.id, depth, limit: MOST.depth });
  const weight = weightOf(state, row);
  requires(weight <= MOST.weight, "ClaimRegistry_TooHeavy", { claim: row.id, weight, limit: MOST.weight });
}

/** A permit in force stays beside its renewal, which may not count yet. */
function listPermit(state: ModelState, call: Call, { id, subject, schema }: Claim): void {
  const key = permitKey(subject, schema);
  const listed = state.permits.get(key);
  const stays = listed !== undefined && isInForce(state, listed.newest, call.time);
  const before = stays ? listed.newest : (listed?.before ?? null);
  state.permits.set(key, { subject, schema, newest: id, before });
  countEvent(state, "ClaimRegistry");
}

/* ----- challenge and revocation ----- */

export function challengeClaim(state: ModelState, call: Call, command: CommandOf<"challengeClaim">): void {
  const caller = authorise(state, call, ["maker", "checker", "verifier", "regulator"]);
  const claim = othersClaim(state, command.claim, caller);
  requireStatus(claim, ["active"]);
  const { countsFrom } = claim;
  requires(call.time < countsFrom, "ClaimRegistry_WindowClosed", { claim: claim.id, countsFrom });
  move(state, { ...claim, challenger: caller }, "challenged");
}

export function decideChallenge(state: ModelState, call: Call, command: CommandOf<"decideChallenge">): void {
  const claim = othersClaim(state, command.claim, authorise(state, call, ["regulator"]));
  requireStatus(claim, ["challenged"]);
  move(state, claim, command.upheld ? "rejected" : "active");
}

export function revokeClaim(state: ModelState, call: Call, command: CommandOf<"revokeClaim">): void {
  const caller = authorise(state, call, ["verifier", "regulator"]);
  const claim = known(state, command.claim);
  const { attester, schema } = claim;
  const regulator = holdsRole(state, call.sender, "regulator");
  requires(regulator || caller === attester, "ClaimRegistry_NotAttester", {
    claim: claim.id,
    attester,
    caller,
  });
  const entitled = regulator || claim.effect !== "penalty";
  requires(entitled, "ClaimRegistry_RegulatorNeeded", regulatorNeeded(state, call, claim.id, schema));
  requireStatus(claim, ["active", "challenged"]);
  move(state, claim, "revoked");
}

/** What ends a claim is a new epoch. */
function move(state: ModelState, claim: Claim, status: Claim["status"]): void {
  const moved = { ...claim, status };
  state.claims.set(claim.id, hasEnded(moved) ? { ...moved, epoch: claim.epoch + 1 } : moved);
  countEvent(state, "ClaimRegistry");
}

function requireStatus(claim: Claim, allowed: readonly Claim["status"][]): void {
  const status = CLAIM_STATUSES.indexOf(claim.status);
  requires(allowed.includes(claim.status), "ClaimRegistry_WrongStatus", { claim: claim.id, status });
}

/** The caller shares no control with the attester. */
function othersClaim(state: ModelState, id: ClaimId, caller: PartyId): Claim {
  const claim = known(state, id);
  const { attester } = claim;
  requires(!sameGroup(state, caller, attester), "ClaimRegistry_OwnClaim", { claim: id, attester, caller });
  return claim;
}

function known(state: ModelState, claim: ClaimId): Claim {
  const row = state.claims.get(claim);
  requires(row !== undefined, "ClaimRegistry_ClaimUnknown", { claim });
  return row;
}
