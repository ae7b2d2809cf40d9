/** Lots whose walk to the root does not end, and lots whose parent is missing. */
export function walkFaults(lots: ReadonlyMap<string, { parent: string | null }>): [string, string][] {
  const faults: [string, string][] = [];
  const done = new Set<string>();
  for (const start of lots.keys()) {
    const path = new Set<string>();
    let at: string | null = start;
    while (at !== null && !done.has(at)) {
      if (path.has(at)) {
        faults.push([at, "is its own ancestor"]);
        break;
      }
      path.add(at);
      const lot: { parent: string | null } | undefined = lots.get(at);
      if (lot === undefined) faults.push([at, "is named as a parent, but was never born"]);
      at = lot?.parent ?? null;
    }
    for (const key of path) done.add(key);
  }
  return faults;
}
