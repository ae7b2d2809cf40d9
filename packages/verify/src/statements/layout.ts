import { slotAfter, slotOf } from "../chain/state.ts";
import { type Hex, word } from "../hex.ts";

/**
 * Where the contracts keep what statements are about. The ledger cannot be replaced, so its layout is for ever; an
 * upgrade of the asset registry must keep its layout, which the project's checks require. A test compares with the
 * compiler's own list.
 */

/** `_counters` of the ledger: four slots for each colour. */
export function countersSlots(colour: number): Hex[] {
  const first = slotOf(word(BigInt(colour)), word(5n));
  return [0, 1, 2, 3].map((n) => slotAfter(first, n));
}

/** `_entries` of the ledger. */
export function entrySlot(payment: Hex): Hex {
  return slotOf(payment, word(10n));
}

/** `_reversed` of the ledger. */
export function reversedSlot(payment: Hex, colour: number): Hex {
  return slotOf(word(BigInt(colour)), slotOf(payment, word(12n)));
}

/** `_assets` of the asset registry: status and dates, owner, verifier. */
export function assetSlots(asset: Hex): [facts: Hex, owner: Hex, verifier: Hex] {
  const first = slotOf(asset, word(1n));
  return [first, slotAfter(first, 1), slotAfter(first, 2)];
}

/** `_codes` of the asset registry. */
export function codeSlot(asset: Hex, scheme: Hex, code: Hex): Hex {
  return slotOf(code, slotOf(scheme, slotOf(asset, word(2n))));
}
