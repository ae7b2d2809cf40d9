/**
 * Splits a total into whole parts in proportion to weights, by largest remainder: each part is its exact share rounded
 * down or up, and the parts add up to the total. Of equal remainders the earlier comes first.
 * @param total not negative
 * @param weights not negative; if all are zero, so are all parts
 */
export function apportion(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum === 0n) return weights.map(() => 0n);
  const parts = weights.map((weight) => (total * weight) / sum);
  const left = Number(parts.reduce((rest, part) => rest - part, total));
  const remainders = weights.map((weight, i) => ({ i, remainder: (total * weight) % sum }));
  remainders.sort((a, b) => {
    if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
    return a.i - b.i;
  });
  for (const { i } of remainders.slice(0, left)) parts[i] = (parts[i] ?? 0n) + 1n;
  return parts;
}
