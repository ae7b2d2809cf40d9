import type { Bytes32, PartyId } from "@green-ledger/domain";
import type { Faults } from "../errors/faults.ts";
import { normaliseReference } from "../ids/make-id.ts";
import { wireId } from "../ids/wire-ids.ts";
import type { PartyStatement } from "../vault/statements.ts";
import { contentOf, type Vault } from "../vault/vault.ts";
import type { Draft } from "./drafts.ts";
import { type Identity, identityOf } from "./field-checks.ts";

/** What a body says of a party. */
export interface PartyFacts extends Identity {
  reference: string;
  name?: string | undefined;
  simulated?: boolean | undefined;
}

/** The statement about a party, with its identifiers checked and in their canonical spelling. */
export function partyStatement(
  id: PartyId,
  facts: PartyFacts,
  pointer: string,
  faults: Faults,
): PartyStatement {
  return {
    id: wireId("party", id),
    reference: normaliseReference(facts.reference),
    ...(facts.name === undefined ? {} : { name: facts.name }),
    ...identityOf(facts, pointer, faults),
    ...(facts.simulated === undefined ? {} : { simulated: facts.simulated }),
  };
}

export function partyDraft<Part>(
  id: PartyId,
  statement: PartyStatement,
  pointer: string,
  { vault, keeper }: { vault: Vault; keeper: PartyId },
  part: (root: Bytes32) => Part,
): Draft<Part> {
  const content = contentOf(statement);
  return {
    id,
    wire: wireId("party", id),
    pointer: `${pointer}/reference`,
    content,
    seal: () => vault.seal("party", keeper, statement, content),
    part,
  };
}
