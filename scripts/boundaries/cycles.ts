/**
 * Looks for a circle in a graph; depth first, without recursion.
 * @param graph targets by node; targets that are no nodes are ignored
 * @returns the nodes of one circle, the first again at the end, or undefined if there is none
 */
export function findCycle(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  for (const start of graph.keys()) {
    const path: string[] = [];
    const open: { node: string; next: number }[] = [];
    const enter = (node: string) => {
      path.push(node);
      open.push({ node, next: 0 });
    };
    if (!done.has(start)) enter(start);
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const target = graph.get(top.node)?.[top.next];
      top.next += 1;
      if (target === undefined) {
        done.add(top.node);
        open.pop();
        path.pop();
      } else if (path.includes(target)) {
        return [...path.slice(path.indexOf(target)), target];
      } else if (graph.has(target) && !done.has(target)) {
        enter(target);
      }
    }
  }
  return undefined;
}
