import type { PartyId } from "@green-ledger/domain";
import type { Faults } from "../errors/faults.ts";
import { chainId } from "../ids/wire-ids.ts";
import { type PartyStatement, statementOf } from "../vault/statements.ts";
import type { Draft } from "./drafts.ts";
import { type PartyFacts, partyDraft, partyStatement } from "./party-statements.ts";
import type { PlanContext } from "./plan.ts";

/** A party by id, or a counterparty of the caller by reference. */
export type PartyRef = { id: string } | PartyFacts;

/** A counterparty that is registered because a body names it for the first time. */
export type NewCounterparty = Draft<{ id: PartyId; dataRoot: `0x${string}` }>;

export interface PartyRefs {
  /** The party's id. What is wrong with it goes to the faults. @param pointer of the reference in the body */
  resolve(ref: PartyRef, pointer: string): PartyId;
  /** Those that are new, among these ids. */
  newAmong(ids: Iterable<PartyId>): NewCounterparty[];
}

/**
 * A counterparty is registered with what is said of it the first time; later names change nothing, because systems
 * spell names differently. But identifiers that contradict the first mean that a reference stands for two entities.
 */
export function createPartyRefs(context: PlanContext, faults: Faults): PartyRefs {
  const { principal, references, lookup, makeId, vault, outbox, pending } = context;
  const fresh = new Map<PartyId, { statement: PartyStatement; draft: NewCounterparty }>();

  function firstStatement(id: PartyId): PartyStatement | undefined {
    const root = lookup.party(id)?.dataRoot ?? pending.find(id)?.root;
    const [profile] = root === undefined || root === null ? [] : outbox.profiles([root]);
    return profile === undefined ? undefined : statementOf("party", profile);
  }

  function introduce(id: PartyId, statement: PartyStatement, pointer: string): void {
    if (statement.name === undefined) {
      faults.add(pointer, "party_unknown", "It is not registered, and without a name it cannot be.");
      return;
    }
    const keeper = { vault, keeper: principal.party };
    fresh.set(id, {
      statement,
      draft: partyDraft(id, statement, pointer, keeper, (dataRoot) => ({ id, dataRoot })),
    });
  }

  function byReference(facts: PartyFacts, pointer: string): PartyId {
    const id = makeId("party", principal.party, facts.reference);
    const statement = partyStatement(id, facts, pointer, faults);
    const introduced = fresh.get(id)?.statement;
    if (introduced === undefined && !references.hasParty(id)) {
      introduce(id, statement, pointer);
      return id;
    }
    if (statement.lei === undefined && statement.uscc === undefined) return id;
    const contradiction = contradictionBetween(introduced ?? firstStatement(id), statement);
    if (contradiction !== undefined) {
      faults.add(
        `${pointer}/${contradiction}`,
        "reference_reused",
        "The reference stands for a party with another one.",
      );
    }
    return id;
  }

  return {
    resolve(ref, pointer) {
      if (!("id" in ref)) return byReference(ref, pointer);
      const id = chainId(ref.id);
      if (!references.hasParty(id)) faults.add(`${pointer}/id`, "party_unknown");
      return id;
    },
    newAmong: (ids) => [...new Set(ids)].flatMap((id) => fresh.get(id)?.draft ?? []),
  };
}

function contradictionBetween(
  first: PartyStatement | undefined,
  second: PartyStatement,
): "lei" | "uscc" | undefined {
  for (const name of ["lei", "uscc"] as const) {
    const [stated, now] = [first?.[name], second[name]];
    if (stated !== undefined && now !== undefined && stated !== now) return name;
  }
  return undefined;
}
