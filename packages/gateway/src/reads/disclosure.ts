import type { Bytes32, OutboxReader, PartyId } from "@green-ledger/domain";
import { decideDisclosure } from "../policy/decide.ts";
import type { DisclosedKind, Relation } from "../policy/grants.ts";
import { partyRelations } from "../policy/relations.ts";
import type { Principal } from "../principal.ts";
import { type Statements, statementOf } from "../vault/statements.ts";
import type { Lookup } from "./lookup.ts";

/** A statement that a row commits to, and how its subject is related to who asks. */
export interface Wanted {
  root: Bytes32;
  relations: readonly Relation[];
}

/** Off-chain facts, as far as the caller may see them. */
export interface Disclosure {
  /** In the order that was asked for; null where there is none, or none for this caller. */
  statements<Kind extends DisclosedKind>(kind: Kind, wanted: readonly Wanted[]): (Statements[Kind] | null)[];
  /**
   * Names of parties, where they may be shown.
   * @param dealtWith parties of movements whose facts are shown
   */
  names(parties: Iterable<PartyId>, dealtWith?: ReadonlySet<PartyId>): Map<PartyId, string>;
  /** How many statements of each kind were shown under a right of supervision. */
  readonly supervised: Partial<Record<DisclosedKind, number>>;
}

export function createDisclosure(
  principal: Principal,
  outbox: Pick<OutboxReader, "profiles">,
  lookup: Pick<Lookup, "party">,
): Disclosure {
  const supervised: Partial<Record<DisclosedKind, number>> = {};

  function statements<Kind extends DisclosedKind>(
    kind: Kind,
    wanted: readonly Wanted[],
  ): (Statements[Kind] | null)[] {
    const profiles = outbox.profiles(wanted.map(({ root }) => root));
    return wanted.map(({ relations }, i) => {
      const profile = profiles[i];
      if (profile === undefined) return null;
      const kept: readonly Relation[] =
        profile.keeper === principal.party ? [...relations, "keeper"] : relations;
      const decision = decideDisclosure(principal, kind, kept);
      if (decision === "hidden") return null;
      if (decision === "supervision") supervised[kind] = (supervised[kind] ?? 0) + 1;
      return statementOf(kind, profile);
    });
  }

  return {
    supervised,
    statements,
    names(parties, dealtWith = new Set()) {
      const rows = [...new Set(parties)].flatMap((id) => lookup.party(id) ?? []);
      const wanted = rows.map((row) => {
        const relations = partyRelations(row, principal.party);
        return {
          root: row.dataRoot,
          relations: dealtWith.has(row.id) ? [...relations, "dealt_with" as const] : relations,
        };
      });
      const shown = statements("party", wanted);
      return new Map(rows.flatMap(({ id }, i) => nameEntry(id, shown[i]?.name)));
    },
  };
}

function nameEntry(id: PartyId, name: string | undefined): [PartyId, string][] {
  return name === undefined ? [] : [[id, name]];
}
