export type { Lie } from "./lies.ts";
export { type LyingNode, type LyingNodeOptions, startLyingNode } from "./lying-node.ts";
