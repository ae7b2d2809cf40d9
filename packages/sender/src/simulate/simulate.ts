import type { Address, Command, Hex, ItemOutcome, SimulationResult } from "@green-ledger/domain";
import { ask, type Rpc } from "../chain/rpc.ts";
import type { ContractAddresses } from "../encode/contracts.ts";
import { encodeCommand } from "../encode/encode-command.ts";
import { decodeRevert, withoutReason } from "../outcome/decode-revert.ts";
import type { CallResult, PlannedCall } from "./executor.ts";
import { cutBefore, type Objection, objectionsIn } from "./objections.ts";
import { flagQuestion, limitQuestions, type Question } from "./questions.ts";
import { runCalls } from "./run-calls.ts";

export interface SimulatorDeps {
  rpc: Rpc;
  contracts: ContractAddresses;
}

type Run = (calls: readonly PlannedCall[]) => Promise<CallResult[]>;

/**
 * The answer that a write would give on the state of the newest block, item by item (L10). The contracts give it: the
 * commands are called one after another from the signing key, each on the state that the ones before it left, and
 * nothing is kept. Figures that a write tells only in its events are asked for in a second run, in which the lists
 * are cut so that each question meets the state that its item met.
 * @throws SenderError `chain_unreachable`, `chain_refused`, `dry_run_unavailable`, `dry_run_too_large`
 */
export async function simulate(
  { rpc, contracts }: SimulatorDeps,
  commands: readonly Command[],
  signer: Address,
): Promise<SimulationResult> {
  const block = (await ask(rpc, "eth_blockNumber")) as Hex;
  const run: Run = (calls) => runCalls(rpc, calls, signer, block);
  const results = await run(commands.map((command) => toCall(contracts, command)));
  const undone = results.find(({ succeeded }) => !succeeded);
  if (undone !== undefined) {
    return { kind: "reverted", error: undone.data === "0x" ? withoutReason() : decodeRevert(undone.data) };
  }
  const objections = commands.flatMap((command, i) => objectionsIn(command, results[i]?.data ?? "0x"));
  return { kind: "accepted", items: await explain(contracts, commands, objections, run) };
}

/** Finds the limits, and tells what was flagged from what was refused. */
async function explain(
  contracts: ContractAddresses,
  commands: readonly Command[],
  objections: readonly Objection[],
  run: Run,
): Promise<ItemOutcome[]> {
  const limits = new Map(objections.map((objection) => [objection, limitQuestions(contracts, objection)]));
  const flags = new Map(objections.map((objection) => [objection, flagQuestion(contracts, objection)]));
  const limited = objections.filter((objection) => limits.get(objection)?.length !== 0);
  const before = commands.flatMap((command) =>
    cutBefore(command, limited).flatMap((piece): (PlannedCall | Question)[] =>
      piece.kind === "command" ? [toCall(contracts, piece.command)] : (limits.get(piece.objection) ?? []),
    ),
  );
  const after = [...flags.values()].filter((question) => question !== undefined);
  const figures =
    limited.length + after.length === 0 ? new Map() : await askInOrder([...before, ...after], run);

  const sum = (questions: readonly Question[]) =>
    questions.reduce((total, question) => total + (figures.get(question) ?? 0n), 0n);
  return objections.map((objection) => {
    const limit = sum(limits.get(objection) ?? []);
    const flag = flags.get(objection);
    return {
      id: objection.item.id,
      reason: objection.reason,
      verdict: flag !== undefined && sum([flag]) === 1n ? "flagged" : "refused",
      limit: (limit > 0n ? limit : 0n).toString(),
    };
  });
}

/** Makes calls and asks questions in between. */
async function askInOrder(
  script: readonly (PlannedCall | Question)[],
  run: Run,
): Promise<Map<Question, bigint>> {
  const results = await run(script.map((line) => ("call" in line ? line.call : line)));
  const figures = new Map<Question, bigint>();
  for (const [i, line] of script.entries()) {
    const result = results[i];
    if ("call" in line && result !== undefined) figures.set(line, line.figure(result.data));
  }
  return figures;
}

function toCall(contracts: ContractAddresses, command: Command): PlannedCall {
  const { contract, data } = encodeCommand(command);
  return { to: contracts[contract], data };
}
