export { checkInvariants } from "./check.ts";
export type { InvariantRows, Violation } from "./watcher.ts";
