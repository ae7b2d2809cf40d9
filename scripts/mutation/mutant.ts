/** A deliberate fault in a contract. */
export type Mutant = {
  /** The contract, from `contracts/`. */
  file: string;
  /** Text that stands in it exactly once. */
  find: string;
  replace: string;
  /** What no longer holds, in a few words. */
  breaks: string;
  /** Tests of which at least one must fail, from `contracts/test/`. */
  tests: readonly string[];
};

/** Mutants of one contract that the same tests must find, unless they name their own. */
export function mutantsOf(
  file: string,
  tests: readonly string[],
  faults: readonly [find: string, replace: string, breaks: string, tests?: readonly string[]][],
): Mutant[] {
  return faults.map(([find, replace, breaks, own]) => ({ file, find, replace, breaks, tests: own ?? tests }));
}

/** @throws if the text does not stand in the source exactly once */
export function applyMutant({ file, find, replace }: Mutant, source: string): string {
  const count = source.split(find).length - 1;
  if (count !== 1) throw new Error(`contracts/${file} has ${count} times, not once: ${find}`);
  return source.replace(find, () => replace);
}
