import type { PoolCommand } from "../pools.ts";
import { distributeToNotes, issueNotes, transferNotes } from "./notes.ts";
import {
  acceptSubstitution,
  approveSubstitution,
  proposeSubstitution,
  withdrawSubstitution,
} from "./pool-substitutions.ts";
import {
  acceptPoolItems,
  addPoolItems,
  closePool,
  formPool,
  removePoolItems,
  reportPoolFlows,
  writeOffPoolItem,
} from "./pools.ts";
import type { Call, ModelState } from "./state.ts";

type Commands = {
  [K in PoolCommand["kind"]]: (
    state: ModelState,
    call: Call,
    command: Extract<PoolCommand, { kind: K }>,
  ) => void;
};

const COMMANDS: Commands = {
  formPool,
  addPoolItems,
  removePoolItems,
  acceptPoolItems,
  closePool,
  proposeSubstitution,
  approveSubstitution,
  acceptSubstitution,
  withdrawSubstitution,
  reportPoolFlows,
  writeOffPoolItem,
  issueNotes,
  transferNotes,
  distributeToNotes,
};

export function applyPoolCommand(state: ModelState, call: Call, command: PoolCommand): void {
  // The table pairs each kind with its own command; TypeScript cannot follow that through the look-up.
  const run = COMMANDS[command.kind] as (state: ModelState, call: Call, command: PoolCommand) => void;
  run(state, call, command);
}
