import {
  type AssetId,
  type Attestation,
  CLAIM_EFFECTS,
  type ClaimId,
  type ClaimRow,
  type ClaimSchemaRow,
  type KeyRole,
  type PartyId,
  ZERO_32,
} from "@green-ledger/domain";
import { type Bare, sameGroup } from "@green-ledger/domain/model";
import type { Actor } from "../actors.ts";
import type { Request } from "../consortium/index.ts";
import { anyAssetId } from "./assets.ts";
import { actorFor, actorWith, anyRoot, mostly, type Scene, senderOf, unknownId } from "./scene.ts";

const DAY = 86_400;
/** More penalties than a subject can have. */
const TOO_MANY_PENALTIES = 17;
type Claim = Bare<ClaimRow>;

/* ----- schemas ----- */

export function registerClaimSchema(scene: Scene): Request {
  const { random, state, cast } = scene;
  const known = random.chance(0.1) ? random.any([...state.claimSchemas.keys()]) : undefined;
  return {
    sender: senderOf(scene, cast.operator),
    command: {
      kind: "registerClaimSchema",
      schema: known ?? `CLAIM_${state.claimSchemas.size + 1}`,
      effect: random.pick(CLAIM_EFFECTS),
      longestDays: random.chance(0.6) ? 0 : random.between(1, 400),
      challengeWindow: random.chance(0.5) ? 0 : random.between(1, 3 * DAY),
      definitionRoot: mostly(scene, anyRoot(scene), () => ZERO_32),
    },
  };
}

export function closeClaimSchema(scene: Scene): Request {
  const { random, cast } = scene;
  const schema = random.chance(0.8) ? schemaWith(scene, "information") : anySchema(scene);
  return { sender: senderOf(scene, cast.operator), command: { kind: "closeClaimSchema", schema } };
}

/** A schema, mostly one that takes claims. */
function anySchema(scene: Scene, schemas = [...scene.state.claimSchemas.values()]): string {
  const open = schemas.filter(({ closed }) => !closed);
  const found = scene.random.any(scene.random.chance(0.9) ? open : schemas)?.id;
  return mostly(scene, found ?? "NO_SUCH_SCHEMA", () => "NO_SUCH_SCHEMA");
}

function schemaWith(scene: Scene, effect: ClaimSchemaRow["effect"]): string {
  return anySchema(
    scene,
    [...scene.state.claimSchemas.values()].filter((row) => row.effect === effect),
  );
}

/* ----- attesting ----- */

export function attestClaims(scene: Scene): Request {
  const { random } = scene;
  const asset = anyAssetId(scene);
  const style = random.weighted({ few: 75, chain: 12, wide: 8, punish: 5 });
  if (style === "punish") return punishToTheLimit(scene, asset);
  const size = style === "few" ? random.between(1, 2) : 6;
  const claims: Attestation[] = [];
  for (let i = 0; i < size; i++) {
    const earlier = claims.slice(-1).map(({ id }) => id);
    const references =
      style === "chain" ? earlier : style === "wide" ? fourOf(earlier) : anyReferences(scene);
    claims.push(attestation(scene, { subject: asset, schema: anySchema(scene), references }));
  }
  return { sender: senderOf(scene, attesterFor(scene, claims)), command: { kind: "attestClaims", claims } };
}

/** As many penalties as one asset can have, and often one more. */
function punishToTheLimit(scene: Scene, subject: AssetId): Request {
  const { random, time } = scene;
  const schema = schemaWith(scene, "penalty");
  const claims = Array.from({ length: TOO_MANY_PENALTIES - random.below(2) }, () => {
    const id = scene.fresh("claim");
    return {
      id,
      schema,
      subject,
      dataRoot: anyRoot(scene),
      validFrom: time,
      validUntil: time + DAY,
      references: [],
    };
  });
  return { sender: actorWith(scene, "regulator"), command: { kind: "attestClaims", claims } };
}

const fourOf = (claims: readonly ClaimId[]): ClaimId[] => claims.flatMap((claim) => Array(4).fill(claim));

function attestation(
  scene: Scene,
  { subject, schema, references }: Pick<Attestation, "subject" | "schema" | "references">,
): Attestation {
  const { random, time, state } = scene;
  const longest = state.claimSchemas.get(schema)?.longestDays ?? 0;
  const validFrom = time + random.between(-DAY, random.chance(0.8) ? 0 : DAY);
  const span = random.between(2 * DAY, (longest || 20) * DAY);
  const validUntil =
    longest === 0 && random.chance(0.5) ? 0 : validFrom + Math.min(span, (longest || 20) * DAY);
  return {
    id: mostly(scene, scene.fresh("claim"), () => (random.chance(0.3) ? ZERO_32 : anyClaim(scene).id)),
    schema,
    subject,
    dataRoot: mostly(scene, anyRoot(scene), () => ZERO_32),
    validFrom,
    validUntil: mostly(scene, validUntil, () => (random.chance(0.5) ? validFrom : validFrom + 500 * DAY)),
    references: mostly(scene, references, () => [...fourOf([unknownId("claim")]), ...references]),
  };
}

function anyReferences(scene: Scene): ClaimId[] {
  const { random, state } = scene;
  const claims = [...state.claims.values()];
  const standing = claims.filter(({ status }) => status === "active");
  const count = random.chance(0.4) ? random.between(1, 2) : 0;
  return Array.from({ length: count }, () => {
    const found = random.any(random.chance(0.85) ? standing : claims)?.id;
    return mostly(scene, found ?? unknownId("claim"), () => unknownId("claim"));
  });
}

/** Whoever may attest such claims, mostly outside the group of the asset's owner. */
function attesterFor(scene: Scene, claims: readonly Attestation[]): Actor {
  const { random, state } = scene;
  const penalty = claims.some(({ schema }) => state.claimSchemas.get(schema)?.effect === "penalty");
  const role: KeyRole = penalty && random.chance(0.9) ? "regulator" : "verifier";
  const owner = state.assets.get(claims[0]?.subject ?? ZERO_32)?.owner;
  return outsider(scene, owner, [role]);
}

/** Somebody with one of the roles, mostly without control in common with a party. */
function outsider(scene: Scene, party: PartyId | undefined, roles: readonly KeyRole[]): Actor {
  const { random, state } = scene;
  const role = random.pick(roles);
  if (party === undefined || random.chance(0.1)) return actorWith(scene, role);
  const outside = [...state.keys.values()].filter(
    (key) => key.roles.includes(role) && !sameGroup(state, key.party, party),
  );
  return actorFor(scene, random.any(outside)?.party, role) ?? actorWith(scene, role);
}

/* ----- challenge and revocation ----- */

/** One with the property if there is one, else any; unknown now and then. */
function anyClaim(
  { random, state }: Scene,
  fits: (claim: Claim) => boolean = () => true,
): Pick<Claim, "id"> & Partial<Claim> {
  const claims = [...state.claims.values()];
  return random.any(claims.filter(fits)) ?? random.any(claims) ?? { id: unknownId("claim") };
}

export function challengeClaim(scene: Scene): Request {
  const inWindow = ({ status, countsFrom }: Claim) => status === "active" && scene.time < countsFrom;
  const claim = scene.random.chance(0.85) ? anyClaim(scene, inWindow) : anyClaim(scene);
  const id = mostly(scene, claim.id, () => unknownId("claim"));
  return {
    sender: senderOf(scene, outsider(scene, claim.attester, ["maker", "verifier", "regulator"])),
    command: { kind: "challengeClaim", claim: id, reasonRoot: anyRoot(scene) },
  };
}

export function decideChallenge(scene: Scene): Request {
  const claim = anyClaim(scene, ({ status }) => status === "challenged");
  const upheld = scene.random.chance(0.4);
  return {
    sender: senderOf(scene, outsider(scene, claim.attester, ["regulator"])),
    command: { kind: "decideChallenge", claim: claim.id, upheld, reasonRoot: anyRoot(scene) },
  };
}

export function revokeClaim(scene: Scene): Request {
  const { random } = scene;
  const claim = anyClaim(scene, ({ status }) => status === "active" || status === "challenged");
  const attester = random.chance(0.7) ? actorFor(scene, claim.attester, "verifier") : undefined;
  const other = () => actorWith(scene, random.chance(0.7) ? "regulator" : "verifier");
  return {
    sender: senderOf(scene, attester ?? other()),
    command: {
      kind: "revokeClaim",
      claim: mostly(scene, claim.id, () => unknownId("claim")),
      reasonRoot: anyRoot(scene),
    },
  };
}

/* ----- requirements ----- */

export function requirePermit(scene: Scene): Request {
  const { random } = scene;
  const asset = anyAssetId(scene);
  const schema = random.chance(0.85) ? schemaWith(scene, "permit") : anySchema(scene);
  return {
    sender: senderOf(scene, judgeFor(scene, asset)),
    command: { kind: "requirePermit", asset, schema },
  };
}

export function waivePermit(scene: Scene): Request {
  const { random, state } = scene;
  const duties = random.any([...state.duties.values()].filter(({ required }) => required.length > 0));
  const asset = mostly(scene, duties?.asset ?? anyAssetId(scene), () => unknownId("asset"));
  const schema = mostly(scene, duties?.required[0]?.schema ?? "NO_SUCH_SCHEMA", () => "NO_SUCH_SCHEMA");
  return {
    sender: senderOf(scene, judgeFor(scene, asset)),
    command: { kind: "waivePermit", asset, schema, reasonRoot: anyRoot(scene) },
  };
}

function judgeFor(scene: Scene, asset: AssetId): Actor {
  return outsider(scene, scene.state.assets.get(asset)?.owner, ["verifier"]);
}
