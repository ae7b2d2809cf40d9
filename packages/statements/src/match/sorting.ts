import type { Item } from "./types.ts";

/** How many ids are shown where there may be very many. */
export const SHOWN = 10;

/** By code units: the same everywhere, whatever the language. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Sorts in place. */
export const sortedById = <T extends { readonly id: string }>(all: T[]): T[] =>
  all.sort((a, b) => compare(a.id, b.id));

/** Sorts in place. */
export const byItem = <T extends { readonly item: Item }>(all: T[]): T[] =>
  all.sort((a, b) => compare(a.item.id, b.item.id));

/** The first few, each once. */
export const shownIds = (ids: readonly string[]): string[] => [...new Set(ids)].sort(compare).slice(0, SHOWN);
