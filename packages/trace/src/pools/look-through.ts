import type { AssetId, ItemId, NotePositionRow, NoteRow, PartyId, PoolItemRow } from "@green-ledger/domain";
import { apportion } from "./apportion.ts";

/** What a look through a pool is made from: its rows as one snapshot has them, in any order. */
export interface PoolPicture {
  items: readonly Pick<PoolItemRow, "item" | "project" | "outstanding">[];
  notes: readonly Pick<NoteRow, "colour" | "issued" | "principalPaid">[];
  positions: readonly Pick<NotePositionRow, "colour" | "holder" | "face">[];
}

export interface ItemShare {
  item: ItemId;
  project: AssetId | null;
  outstanding: bigint;
  share: bigint;
}

/** What stands behind the notes of one holder. */
export interface HolderView {
  /** Outstanding on all underlyings. */
  outstanding: bigint;
  /** The holder's part of it. */
  share: bigint;
  /** Underlyings with something outstanding; the shares add up to `share`. */
  items: ItemShare[];
}

/** Whose notes an underlying, or all underlyings of a project, stand behind. */
export interface ItemView {
  outstanding: bigint;
  /** Holders with something outstanding; the amounts add up to `outstanding`, unless nobody holds any. */
  holders: { holder: PartyId; amount: bigint }[];
}

/**
 * From a holder to each underlying. A holder's weight is what is not repaid of its notes; all tranches rank alike,
 * because the look-through says what stands behind a note, not who bears the first loss. All amounts are whole minor
 * units, by largest remainder: first what is outstanding on the pool among its holders, then the holder's part among
 * the underlyings. So each part is within one minor unit of its exact share, and the sums are exact.
 */
export function lookThroughHolder(picture: PoolPicture, holder: PartyId): HolderView {
  const items = outstandingItems(picture);
  const outstanding = items.reduce((sum, item) => sum + item.outstanding, 0n);
  const holders = weightsOf(picture);
  const shares = apportion(
    outstanding,
    holders.map(({ weight }) => weight),
  );
  const share = shares[holders.findIndex((each) => each.holder === holder)] ?? 0n;
  const parts = apportion(
    share,
    items.map((item) => item.outstanding),
  );
  return {
    outstanding,
    share,
    items: items.map(({ item, project, outstanding: left }, i) => ({
      item,
      project,
      outstanding: left,
      share: parts[i] ?? 0n,
    })),
  };
}

/**
 * From underlyings to every holder: each underlying among the holders, by largest remainder. What it says of a holder
 * and an underlying is within two minor units of what `lookThroughHolder` says, since each direction rounds so that its
 * own sum is exact.
 * @param of which underlyings
 */
export function lookThroughItems(picture: PoolPicture, of: (item: ItemShare["item"]) => boolean): ItemView {
  const holders = weightsOf(picture);
  const weights = holders.map(({ weight }) => weight);
  const amounts = holders.map(() => 0n);
  let outstanding = 0n;
  for (const item of outstandingItems(picture)) {
    if (!of(item.item)) continue;
    outstanding += item.outstanding;
    for (const [i, part] of apportion(item.outstanding, weights).entries()) {
      amounts[i] = (amounts[i] ?? 0n) + part;
    }
  }
  return { outstanding, holders: holders.map(({ holder }, i) => ({ holder, amount: amounts[i] ?? 0n })) };
}

/** From a project to every holder of notes that its underlyings stand behind. */
export function lookThroughProject(picture: PoolPicture, project: AssetId): ItemView {
  const own = new Set(picture.items.flatMap((item) => (item.project === project ? [item.item] : [])));
  return lookThroughItems(picture, (item) => own.has(item));
}

/* ----- internal ----- */

function outstandingItems({ items }: PoolPicture): PoolPicture["items"] {
  return items.filter(({ outstanding }) => outstanding > 0n).sort((a, b) => compare(a.item, b.item));
}

/**
 * What is not repaid of each holder's notes, face × (issued − repaid) ÷ issued summed over its tranches, as whole
 * numbers over one denominator. Holders of nothing are left out.
 */
function weightsOf({ notes, positions }: PoolPicture): { holder: PartyId; weight: bigint }[] {
  const denominator = notes.reduce((product, { issued }) => leastCommonMultiple(product, issued), 1n);
  const perFace = new Map(
    notes.map(({ colour, issued, principalPaid }) => [
      colour,
      (issued - principalPaid) * (denominator / issued),
    ]),
  );
  const weights = new Map<PartyId, bigint>();
  for (const { colour, holder, face } of positions) {
    const weight = face * (perFace.get(colour) ?? 0n);
    if (weight > 0n) weights.set(holder, (weights.get(holder) ?? 0n) + weight);
  }
  return [...weights]
    .map(([holder, weight]) => ({ holder, weight }))
    .sort((a, b) => compare(a.holder, b.holder));
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
