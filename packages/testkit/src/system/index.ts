export { type Answer, readReturn, readRevert } from "./answer.ts";
export type { MinedLog, MinedReceipt } from "./mailbox.ts";
export { type System, type SystemOptions, startSystem } from "./system.ts";
