import type { Bytes32, Command, Profile } from "@green-ledger/domain";
import type { Faults } from "../errors/faults.ts";
import type { Content } from "../vault/vault.ts";
import type { Earlier } from "./earlier.ts";
import { emptyPlan, type Plan } from "./plan.ts";

/** An item of a body that makes something with an id, before it is known whether it is new. */
export interface Draft<Part> {
  id: Bytes32;
  wire: string;
  /** Where its reference stands in the body. */
  pointer: string;
  /** Its statement, by which a repeat is known. */
  content: Content;
  /** Makes the profile; only for what is sent. */
  seal(): Profile;
  /** What the command says of it. */
  part(root: Bytes32): Part;
}

/** A draft that is sent. */
export interface Fresh<Part> {
  draft: Draft<Part>;
  profile: Profile;
  part: Part;
}

/**
 * Sorts drafts into what is sent and what was recorded before.
 * @param rootOf the root that the index has for an id
 * @throws GatewayError with the faults of the fields, or else with references that are used twice or otherwise
 */
export function sortDrafts<Part>(
  drafts: readonly Draft<Part>[],
  {
    earlier,
    rootOf,
    faults,
  }: { earlier: Earlier; rootOf: (id: Bytes32) => Bytes32 | undefined; faults: Faults },
): { fresh: Fresh<Part>[]; alreadyRecorded: string[] } {
  requireDistinct(drafts, faults);
  faults.throwIfAny();
  const areNew = earlier.areNew(drafts, rootOf, faults);
  faults.throwIfAny();
  return {
    fresh: drafts.filter((_, i) => areNew[i] === true).map(prepare),
    alreadyRecorded: drafts.filter((_, i) => areNew[i] !== true).map(({ wire }) => wire),
  };
}

/** A plan whose drafts become one command. */
export function planDrafts<Part>(
  drafts: readonly Draft<Part>[],
  known: { earlier: Earlier; rootOf: (id: Bytes32) => Bytes32 | undefined; faults: Faults },
  commandOf: (parts: Part[]) => Command,
): Plan {
  const { fresh, alreadyRecorded } = sortDrafts(drafts, known);
  if (fresh.length === 0) return emptyPlan(alreadyRecorded);
  return {
    commands: [commandOf(fresh.map(({ part }) => part))],
    profiles: fresh.map(({ profile }) => profile),
    items: itemsOf(fresh),
    alreadyRecorded,
  };
}

export function itemsOf<Part>(fresh: readonly Fresh<Part>[]): Plan["items"] {
  return fresh.map(({ draft, profile }) => ({ id: draft.id, root: profile.id }));
}

function prepare<Part>(draft: Draft<Part>): Fresh<Part> {
  const profile = draft.seal();
  return { draft, profile, part: draft.part(profile.id) };
}

/** Two items of one request cannot have the same reference, even if they say the same. */
export function requireDistinct(
  drafts: readonly Pick<Draft<unknown>, "id" | "pointer">[],
  faults: Faults,
): void {
  const seen = new Map<Bytes32, string>();
  for (const { id, pointer } of drafts) {
    const first = seen.get(id);
    if (first === undefined) seen.set(id, pointer);
    else faults.add(pointer, "reference_repeated", `The same reference as in ${first}.`);
  }
}
