import { CLAIM_EFFECTS, CLAIM_STATUSES, textToBytes32, ZERO_32 } from "@green-ledger/domain";
import {
  depthOf,
  dutiesOf,
  inStandingWithClaims,
  isInForce,
  type ModelState,
  openPenalties,
  permitKey,
  weightOf,
} from "@green-ledger/domain/model";
import { testId } from "@green-ledger/testkit";
import type { View } from "./view.ts";

const NOTHING = testId("nothing", 1);
const NO_SCHEMA = "NO_SUCH_SCHEMA";

/** Every view of the claim registry. */
export function claimViews(state: ModelState, time: number): View[] {
  return [...schemaViews(state), ...forceViews(state, time), ...standingViews(state, time)];
}

function view(name: string, args: readonly unknown[], expected: unknown): View {
  return { contract: "ClaimRegistry", name, args, expected };
}

function schemaViews(state: ModelState): View[] {
  return [...state.claimSchemas.keys(), NO_SCHEMA].map((id) => {
    const row = state.claimSchemas.get(id);
    return view("schemaOf", [textToBytes32(id)], {
      registered: row !== undefined,
      closed: row?.closed ?? false,
      effect: CLAIM_EFFECTS.indexOf(row?.effect ?? "information"),
      longestDays: row?.longestDays ?? 0,
      challengeWindow: row?.challengeWindow ?? 0,
      definitionRoot: row?.definitionRoot ?? ZERO_32,
    });
  });
}

function forceViews(state: ModelState, time: number): View[] {
  return [...state.claims.keys(), NOTHING].flatMap((id) => {
    const row = state.claims.get(id);
    const claim = {
      status: CLAIM_STATUSES.indexOf(row?.status ?? "none"),
      depth: row === undefined ? 0 : depthOf(state, row),
      weight: row === undefined ? 0 : weightOf(state, row),
      epoch: row?.epoch ?? 0,
      countsFrom: row?.countsFrom ?? 0,
      validFrom: row?.validFrom ?? 0,
      validUntil: row?.validUntil ?? 0,
      schema: row === undefined ? ZERO_32 : textToBytes32(row.schema),
      subject: row?.subject ?? ZERO_32,
      attester: row?.attester ?? ZERO_32,
      dataRoot: row?.dataRoot ?? ZERO_32,
      references: row?.references ?? [],
    };
    return [view("claimOf", [id], claim), view("inForce", [id], isInForce(state, id, time))];
  });
}

function standingViews(state: ModelState, time: number): View[] {
  return [...state.assets.keys(), NOTHING].flatMap((id) => [
    view("inStanding", [id], inStandingWithClaims(state, id, time)),
    view(
      "requirementsOf",
      [id],
      dutiesOf(state, id).required.map(({ schema }) => textToBytes32(schema)),
    ),
    view("openPenalties", [id], openPenalties(state, id, time)),
    ...[...state.claimSchemas.keys(), NO_SCHEMA].map((schema) => {
      const row = state.permits.get(permitKey(id, schema));
      const permits = { newest: row?.newest ?? ZERO_32, before: row?.before ?? ZERO_32 };
      return view("permitsOf", [id, textToBytes32(schema)], permits);
    }),
  ]);
}
