import { setTimeout as sleep } from "node:timers/promises";
import {
  type Address,
  type Clock,
  formatTime,
  type Log,
  type Operation,
  type Sender,
  type Submission,
} from "@green-ledger/domain";
import type { Outbox, StoredCall } from "@green-ledger/store/outbox";
import { abortableRpc, abortableSigner } from "./chain/abortable.ts";
import { checkChain } from "./chain/check-chain.ts";
import type { Rpc } from "./chain/rpc.ts";
import type { ContractAddresses } from "./encode/contracts.ts";
import { encodeCommand } from "./encode/encode-command.ts";
import { splitCommand } from "./encode/split-command.ts";
import { subjectsOf } from "./encode/subjects.ts";
import { SenderError } from "./errors/sender-error.ts";
import { type Lane, type LaneStatus, openLane } from "./lane/lane.ts";
import { checkSigner } from "./signer/check-signer.ts";
import type { Signer } from "./signer/signer.ts";
import { simulate } from "./simulate/simulate.ts";

export interface SenderOptions {
  rpc: Rpc;
  chainId: number;
  contracts: ContractAddresses;
  /** Stays open while the sender runs; whoever opened it closes it. */
  outbox: Outbox;
  /** By address in lower case. */
  signers: ReadonlyMap<Address, Signer>;
  clock: Clock;
  /** Makes a UUIDv7. */
  newId: () => string;
  log: Log;
  /** How often the chain is asked while something is on its way. */
  pollMs: number;
  /** How many blocks make a block final. @default 0: blocks are final at once, as on QBFT */
  finalityDepth?: number;
  /** How many transactions of a key may be on their way at once. @default 32 */
  window?: number;
  /** In wei. @default 0n */
  gasPrice?: bigint;
  /** Ends the sender at once; what is on its way is taken up at the next start. */
  signal?: AbortSignal;
}

/** The sender as `node` sees it. */
export interface RunningSender extends Sender {
  /** The state of each key's lane. */
  lanes(): LaneStatus[];
  /** Takes nothing more, and waits for what is on its way, but not longer than this. Nothing is lost either way. */
  stop(graceMs: number): Promise<void>;
}

/** The most gas that a transaction may have on chains that limit it (2^24), with a little room. */
const LARGEST_GAS = 16_700_000;

/**
 * Starts the write side: takes up every operation that is not settled, then takes new ones.
 * @throws SenderError `chain_unreachable`, `chain_mismatch`, `signer_mismatch`, `signer_failed`
 * @throws OutboxError `chain_mismatch`: the outbox belongs to another chain
 */
export async function createSender(options: SenderOptions): Promise<RunningSender> {
  const { outbox, signers, clock, newId, log, chainId, contracts, pollMs } = options;
  const ending = new AbortController();
  const signal =
    options.signal === undefined ? ending.signal : AbortSignal.any([ending.signal, options.signal]);
  const rpc = abortableRpc(options.rpc, signal);
  const { genesisHash, blockGasLimit } = await checkChain(rpc, chainId);
  await outbox.bindChain({ chainId, genesisHash });
  for (const signer of signers.values()) await checkSigner(signer);

  const gasLimit = Math.min(LARGEST_GAS, blockGasLimit);
  const deps = {
    rpc,
    outbox,
    contracts,
    chainId,
    gasLimit,
    gasPrice: options.gasPrice ?? 0n,
    finalityDepth: options.finalityDepth ?? 0,
    window: options.window ?? 32,
    pollMs,
    clock,
    log,
  };
  const unsettled = await outbox.unsettled();
  const lanes = new Map<Address, Lane>();
  for (const [address, signer] of signers) {
    const own = unsettled.filter((operation) => operation.signer === address);
    lanes.set(address, await openLane(deps, abortableSigner(signer, signal), own, signal));
  }
  for (const { id, signer } of unsettled.filter((operation) => !lanes.has(operation.signer))) {
    log.warn({ operation: id, signer }, "an operation waits for a signer that is not configured");
  }
  let isStopping = false;

  function laneOf(signer: Address): Lane {
    const lane = lanes.get(signer);
    if (lane !== undefined) return lane;
    throw new SenderError("signer_unknown", `There is no signer for ${signer}. Add its key to the keystore.`);
  }

  function toOperation({ commands, subject, party, signer }: Submission): Operation {
    return {
      id: `opn_${newId()}`,
      status: "received",
      history: [{ status: "received", at: formatTime(clock()), reason: null }],
      commands: commands.map(({ kind }) => kind),
      subject,
      party,
      signer,
      subjects: commands.flatMap(subjectsOf),
      transactions: [],
      outcome: null,
      error: null,
    };
  }

  function toCalls({ commands }: Submission): StoredCall[] {
    const parts = commands.flatMap((command) => splitCommand(command, gasLimit));
    return parts.map(({ command, gas }, index) => ({
      index,
      gas,
      splitFrom: null,
      ...encodeCommand(command),
    }));
  }

  return {
    async submit(submission) {
      const repeat = outbox.repeatOf(submission.idempotency);
      if (repeat !== undefined) return repeat;
      if (isStopping)
        throw new SenderError("stopping", "The node is stopping. Send the same request again later.");
      if (submission.commands.length === 0)
        throw new SenderError("nothing_to_send", "The request asks for nothing.");
      const lane = laneOf(submission.signer);
      const calls = toCalls(submission);
      const { idempotency, profiles } = submission;
      const result = await outbox.receive({
        operation: toOperation(submission),
        idempotency,
        profiles,
        calls,
      });
      if (result.kind !== "accepted") return result;
      const operation = lane.enqueue(result.operation, calls);
      // Accepted it is, and on disk; that it is queued can be learned again.
      outbox
        .update([operation])
        .catch((error: unknown) => log.warn({ error }, "an operation's status is not stored"));
      return { kind: "accepted", operation };
    },

    simulate: (commands, signer) => simulate({ rpc, contracts }, commands, signer),

    lanes: () => [...lanes.values()].map((lane) => lane.status()),

    async stop(graceMs) {
      isStopping = true;
      const all = [...lanes.values()];
      let isClosed = false;
      const closing = Promise.all(all.map((lane) => lane.close())).then(() => {
        isClosed = true;
      });
      const isLanded = () => isClosed && all.every((lane) => lane.status().inFlight === 0);
      for (let waited = 0; waited < graceMs && !isLanded() && !signal.aborted; waited += pollMs)
        await sleep(pollMs);
      ending.abort();
      await Promise.all([closing, ...all.map(({ ended }) => ended)]);
    },
  };
}
