import { createHash } from "node:crypto";
import { findScheme, taxonomyNodes } from "@green-ledger/standards";
import { NodeError } from "../data/node-error.ts";
import type { Actor } from "./development-principals.ts";
import type { SteadyWriter, Written } from "./steady-writer.ts";

const OPERATOR = "operator";
/** The same at every start, so that a binding is asked for once. */
const KEYS_END = "2099-12-31T00:00:00Z";
/** Under which documents are fingerprinted until the operator opens another. */
const FIRST_KEY = { number: 1, from: null };

/**
 * Makes the network's members, keys, taxonomies and first key of fingerprints, as an operator's own system would: through the gateway.
 * @returns id of each member by reference, as it stands in requests
 * @throws NodeError `portfolio_failed`, ApiError, TransportError
 */
export async function admitMembers(
  writer: SteadyWriter,
  { actors, schemes }: { actors: readonly Actor[]; schemes: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const members = [...new Set(actors.map(({ member }) => member))];
  const parties = members.map((member) => ({
    reference: member.reference,
    name: member.name,
    kinds: [member.kind],
    simulated: member.simulated,
    ...(member.country === undefined ? {} : { country: member.country }),
    ...(member.lei === undefined ? {} : { lei: member.lei }),
  }));
  const admitted = await writer.write(OPERATOR, "admitParties", { body: { parties } });
  await writer.settle([admitted]);
  const ids = new Map(members.map(({ reference }, i) => [reference, admitted.ids[i] ?? ""]));

  const rest: Written[] = [];
  for (const { member, key } of actors) {
    if (key === null) continue;
    const party = ids.get(member.reference) ?? "";
    const body = { address: key.address, party, roles: [...key.roles], valid_until: KEYS_END };
    rest.push(await writer.write(OPERATOR, "bindKey", { body }));
  }
  for (const scheme of schemes) {
    rest.push(await writer.write(OPERATOR, "registerScheme", { body: schemeBody(scheme) }));
  }
  rest.push(await writer.write(OPERATOR, "openEvidenceKey", { body: FIRST_KEY }));
  await writer.settle(rest);
  return ids;
}

function schemeBody(id: string) {
  const scheme = findScheme(id);
  const nodes = taxonomyNodes(id);
  if (scheme?.effectiveFrom == null || nodes.length === 0) {
    throw new NodeError(
      "portfolio_failed",
      `The taxonomy ${id} is not one whose codes and dates are held here.`,
    );
  }
  return {
    scheme: id,
    name: scheme.nameEn,
    effective_from: scheme.effectiveFrom,
    effective_to: scheme.effectiveTo,
    source: {
      name: `${scheme.documentNo}, as held by this software`,
      sha256: createHash("sha256").update(JSON.stringify({ scheme, nodes })).digest("hex"),
      media_type: "application/json",
    },
    codes: nodes.map(({ code }) => code),
  };
}
