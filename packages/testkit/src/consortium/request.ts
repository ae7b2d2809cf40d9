import type { Command } from "@green-ledger/domain";
import type { Actor } from "../actors.ts";

/** A command, and whose key sends it. */
export interface Request {
  command: Command;
  sender: Actor;
}
