import type { Address, Command, Hex, SimulationResult } from "@green-ledger/domain";
import { ask, type Rpc } from "../chain/rpc.ts";
import type { ContractAddresses } from "../encode/contracts.ts";
import { encodeCommand } from "../encode/encode-command.ts";
import { decodeRevert, withoutReason } from "../outcome/decode-revert.ts";
import { documentOutcomes } from "./document-outcomes.ts";
import { entryOutcomes } from "./entry-outcomes.ts";
import type { PlannedCall } from "./executor.ts";
import { runCalls } from "./run-calls.ts";
import { questionsAfter, settledOutcomes } from "./settled-outcomes.ts";

export interface SimulatorDeps {
  rpc: Rpc;
  contracts: ContractAddresses;
}

/** A command's call, and what is asked right after it. */
interface Step {
  command: Command;
  calls: [act: PlannedCall, ...questions: PlannedCall[]];
}

/**
 * The answer that a write would give on the state of the newest block, item by item (L10). The contracts give it: the
 * commands are called one after another from the signing key, each on the state that the ones before it left, and
 * nothing is kept.
 * @throws SenderError `chain_unreachable`, `chain_refused`, `dry_run_unavailable`, `dry_run_too_large`
 */
export async function simulate(
  { rpc, contracts }: SimulatorDeps,
  commands: readonly Command[],
  signer: Address,
): Promise<SimulationResult> {
  const block = (await ask(rpc, "eth_blockNumber")) as Hex;
  const steps = commands.map((command): Step => {
    const { contract, data } = encodeCommand(command);
    const act = { to: contracts[contract], data };
    return { command, calls: [act, ...questionsAfter(command, contracts.LotLedger)] };
  });
  const results = await runCalls(
    rpc,
    steps.flatMap(({ calls }) => calls),
    signer,
    block,
  );
  const undone = results.find(({ succeeded }) => !succeeded);
  if (undone !== undefined) {
    return { kind: "reverted", error: undone.data === "0x" ? withoutReason() : decodeRevert(undone.data) };
  }
  let at = 0;
  const items = steps.flatMap(({ command, calls }) => {
    const [act, ...answers] = results.slice(at, at + calls.length);
    at += calls.length;
    const returned = act?.data ?? "0x";
    return [
      ...entryOutcomes(command, returned),
      ...settledOutcomes(command, answers),
      ...documentOutcomes(command, returned),
    ];
  });
  return { kind: "accepted", items };
}
