import type { PoolCommand, Subjects } from "@green-ledger/domain";

/** What a command of pools and notes changes: the instrument that the pool or note is of, or an act with its own id. */
export function subjectsOfPoolCommand(command: PoolCommand): Subjects[] {
  switch (command.kind) {
    case "transferNotes":
      return [{ kind: "note_transfer", ids: [command.transfer] }];
    case "proposeSubstitution":
    case "approveSubstitution":
    case "acceptSubstitution":
    case "withdrawSubstitution":
      return [{ kind: "substitution", ids: [command.substitution] }];
    default:
      return [{ kind: "instrument", ids: [command.pool] }];
  }
}
