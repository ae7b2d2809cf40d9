import type { Bytes32, Profile } from "@green-ledger/domain";
import type { Disclosed } from "@green-ledger/verify";
import { GatewayError } from "../errors/gateway-error.ts";
import type { Relation } from "../policy/grants.ts";
import {
  type EvidenceField,
  evidenceFields,
  evidenceTree,
  leafOf,
  leafSalt,
} from "../vault/evidence-tree.ts";
import { statementOf } from "../vault/statements.ts";
import type { ReadContext } from "./context.ts";

interface Asked {
  sha256: string;
  /** Names with commas between. */
  fields?: string | undefined;
  facts?: string | undefined;
  relations: readonly Relation[];
}

/**
 * The evidence of an asset that has a document, and the fields of it that are asked for, each with its proof.
 * @throws GatewayError not_found if there is no such document, or not for this caller; bad_request for a field it lacks
 */
export function discloseDocument(
  roots: readonly Bytes32[],
  { sha256, fields, facts, relations }: Asked,
  { disclosure, outbox }: Pick<ReadContext, "disclosure" | "outbox">,
): { root: Bytes32; disclosed: Disclosed[] } {
  const shown = disclosure.statements(
    "asset",
    roots.map((root) => ({ root, relations })),
  );
  const at = shown.findIndex((each) => each?.documents.some((document) => document.sha256 === sha256));
  const root = roots[at];
  const profile = root === undefined ? undefined : outbox.profiles([root])[0];
  if (root === undefined || profile === undefined) throw new GatewayError("not_found");
  const statement = statementOf("asset", profile);
  const document = `documents/${statement.documents.findIndex((each) => each.sha256 === sha256)}`;
  const all = evidenceFields(statement);
  const parts =
    fields === undefined
      ? all.map(({ part }) => part).filter((part) => part.startsWith(`${document}/`))
      : fields.split(",").map((name) => `${document}/${name}`);
  const wanted = new Set([...parts, ...(facts?.split(",") ?? []).map((name) => `facts/${name}`)]);
  const found = all.filter(({ part }) => wanted.has(part));
  if (found.length < wanted.size) {
    const [missing] = [...wanted].filter((part) => !found.some((field) => field.part === part));
    throw new GatewayError("bad_request", `There is no ${missing}.`);
  }
  return { root, disclosed: prove(found, profile) };
}

function prove(fields: readonly EvidenceField[], profile: Profile): Disclosed[] {
  const { salt } = profile;
  const tree = evidenceTree(salt, statementOf("asset", profile));
  return fields
    .map((field) => ({
      part: field.part,
      value: field.value as Disclosed["value"],
      salt: leafSalt(salt, field.part),
      proof: tree.proofOf(leafOf(salt, field)),
    }))
    .sort((a, b) => (a.part < b.part ? -1 : 1));
}
