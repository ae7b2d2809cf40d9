import type { PoolCommand } from "@green-ledger/domain";

/** Gas for commands of pools and notes, measured as the others are. */
export function gasOfPoolCommand(command: PoolCommand): { base: number; items: readonly number[] } {
  switch (command.kind) {
    case "formPool":
      return { base: 250_000 + command.items.length * 175_000, items: [] };
    case "addPoolItems":
      return { base: 110_000, items: command.items.map(() => 175_000) };
    case "removePoolItems":
      return { base: 100_000, items: command.items.map(() => 56_000) };
    case "acceptPoolItems":
      return { base: 180_000, items: command.acceptances.map(() => 340_000) };
    case "reportPoolFlows":
      return { base: 110_000, items: command.flows.map(() => 75_000) };
    case "issueNotes":
      return { base: 170_000 + command.holdings.length * 50_000, items: [] };
    case "distributeToNotes":
      return { base: 180_000, items: command.distributions.map(() => 60_000) };
    case "proposeSubstitution":
    case "acceptSubstitution":
      return { base: 700_000, items: [] };
    case "closePool":
    case "approveSubstitution":
    case "withdrawSubstitution":
    case "writeOffPoolItem":
    case "transferNotes":
      return { base: 300_000, items: [] };
  }
}
