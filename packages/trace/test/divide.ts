/** Divides in proportion to weights: units that are left go one by one to where most is missing, the first of equals. */
export function divide(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  const parts = weights.map((weight) => (sum === 0n ? 0n : (total * weight) / sum));
  const missing = () => weights.map((weight, i) => total * weight - (parts[i] as bigint) * sum);
  for (let left = sum === 0n ? 0n : parts.reduce((rest, part) => rest - part, total); left > 0n; left--) {
    const most = missing().reduce((best, each, i, all) => (each > (all[best] as bigint) ? i : best), 0);
    parts[most] = (parts[most] as bigint) + 1n;
  }
  return parts;
}
