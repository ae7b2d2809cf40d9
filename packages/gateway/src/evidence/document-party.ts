import type { RouteInput, Routes } from "@green-ledger/api";
import { normaliseName, normaliseNumber } from "@green-ledger/domain/documents";
import type { Faults } from "../errors/faults.ts";
import { chainId } from "../ids/wire-ids.ts";
import { statementOf } from "../vault/statements.ts";
import { identityOf } from "../writes/field-checks.ts";
import type { PlanContext } from "../writes/plan.ts";

type DocumentParty = RouteInput<Routes["registerDocument"]>["body"]["issuer"];

/**
 * The code of a document's party, with its kind: one that means the same to every member, so that the same document
 * has the same fingerprint whoever registers it. An id of a counterparty is only its registrar's.
 */
export function partyCodeOf(
  party: DocumentParty,
  pointer: string,
  context: Pick<PlanContext, "references" | "lookup" | "pending" | "outbox">,
  faults: Faults,
): string {
  if ("code" in party) return `code:${normaliseNumber(party.code)}`;
  if (!("id" in party)) {
    const { lei, uscc } = identityOf(party, pointer, faults);
    return lei === undefined ? `uscc:${uscc ?? ""}` : `lei:${lei}`;
  }
  const id = chainId(party.id);
  if (!context.references.hasParty(id)) {
    faults.add(`${pointer}/id`, "party_unknown");
    return "";
  }
  const root = context.lookup.party(id)?.dataRoot ?? context.pending.find(id)?.root ?? null;
  const [profile] = root === null ? [] : context.outbox.profiles([root]);
  const { lei, uscc, name } = profile === undefined ? {} : statementOf("party", profile);
  if (lei !== undefined) return `lei:${lei}`;
  if (uscc !== undefined) return `uscc:${uscc}`;
  if (name !== undefined) return `name:${normaliseName(name)}`;
  faults.add(pointer, "party_code_missing");
  return "";
}
