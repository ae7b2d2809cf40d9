import type { Item, Movement, ReferenceKind } from "./types.ts";

/** In the order in which they are tried: the strongest first. */
export const REFERENCE_KINDS = ["uetr", "end_to_end_id", "instruction_id", "reference"] as const;

/** The values of a kind that an item carries. */
export function itemReferences(item: Item, kind: ReferenceKind): readonly string[] {
  switch (kind) {
    case "uetr":
      return item.uetr === null ? [] : [item.uetr.toLowerCase()];
    case "end_to_end_id":
      return item.endToEndId === null ? [] : [item.endToEndId];
    case "instruction_id":
      return item.instructionId === null ? [] : [item.instructionId];
    case "reference":
      return item.otherReferences;
  }
}

/** The value of a kind that a movement carries. */
export function movementReference({ references }: Movement, kind: ReferenceKind): string | undefined {
  switch (kind) {
    case "uetr":
      return references.uetr?.toLowerCase();
    case "end_to_end_id":
      return references.endToEndId;
    case "instruction_id":
      return references.instructionId;
    case "reference":
      return references.reference;
  }
}

/**
 * Whether references forbid that the two are the same: both carry a UETR, or an end-to-end id with no UETR to decide,
 * and they differ. Instruction ids and the rest change from bank to bank, so that difference says nothing.
 */
export function contradict(item: Item, movement: Movement): boolean {
  const { uetr, endToEndId } = movement.references;
  if (item.uetr !== null && uetr !== undefined) return item.uetr.toLowerCase() !== uetr.toLowerCase();
  return item.endToEndId !== null && endToEndId !== undefined && item.endToEndId !== endToEndId;
}
