import type { Bytes32 } from "./hex.ts";

/** Where an event stands on the chain. */
export interface Place {
  block: number;
  logIndex: number;
  /** Second of the block. */
  time: number;
  transaction: Bytes32;
}
