export { type Node, type NodeSurroundings, startNode } from "./assembly/start-node.ts";
export { configPage } from "./config/help.ts";
export { CONFIG_KEYS, type ConfigKey, type ConfigName } from "./config/keys.ts";
export { type Config, loadConfig } from "./config/load-config.ts";
export type { Summary } from "./run/summary.ts";
