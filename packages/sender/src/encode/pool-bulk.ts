import type { CommandOf } from "@green-ledger/domain";

/** Commands of pools and notes whose work is one list. */
export type PoolBulk = CommandOf<
  "addPoolItems" | "removePoolItems" | "acceptPoolItems" | "reportPoolFlows" | "distributeToNotes"
>;

export function sliceOfPool(command: PoolBulk, start: number, end: number): PoolBulk {
  switch (command.kind) {
    case "addPoolItems":
      return { ...command, items: command.items.slice(start, end) };
    case "removePoolItems":
      return { ...command, items: command.items.slice(start, end) };
    case "acceptPoolItems":
      return { ...command, acceptances: command.acceptances.slice(start, end) };
    case "reportPoolFlows":
      return { ...command, flows: command.flows.slice(start, end) };
    case "distributeToNotes":
      return { ...command, distributions: command.distributions.slice(start, end) };
  }
}
