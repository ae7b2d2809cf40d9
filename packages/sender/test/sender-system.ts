import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Address,
  dayOfSecond,
  type Log,
  type Operation,
  OTHER_MONEY,
  type Payment,
  type Submission,
} from "@green-ledger/domain";
import { type Outbox, openOutbox } from "@green-ledger/store/outbox";
import {
  type Actor,
  type Cast,
  FOUNDING,
  foundingRequests,
  type System,
  startSystem,
  testId,
} from "@green-ledger/testkit";
import {
  createLocalSigner,
  createRequestRpc,
  createSender,
  type Rpc,
  type RunningSender,
  type SenderOptions,
  type Signer,
} from "../src/index.ts";

export const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** The real chain with a founded consortium, and one outbox for it. */
export interface SenderSystem {
  system: System;
  cast: Cast;
  rpc: Rpc;
  directory: string;
  /** Opens the outbox and a sender on it; the one before must be closed. */
  start(options?: Partial<SenderOptions>): Promise<Running>;
  close(): Promise<void>;
}

export interface Running {
  outbox: Outbox;
  sender: RunningSender;
  /** Waits until an operation is mined or failed. */
  settled(id: string): Promise<Operation>;
  /** Waits until an operation satisfies a condition. */
  until(id: string, condition: (operation: Operation) => boolean): Promise<Operation>;
  /** As a process that is killed: nothing is waited for. */
  crash(): Promise<void>;
  /** In good order. */
  stop(): Promise<void>;
}

let ids = 0;

/** A UUIDv7 as far as its form goes. */
export function newId(): string {
  ids += 1;
  return `01890000-0000-7000-8000-${ids.toString(16).padStart(12, "0")}`;
}

export async function startSenderSystem(): Promise<SenderSystem> {
  const system = await startSystem();
  for (const request of foundingRequests(system.cast, system.clock.now())) await system.send(request);
  const directory = mkdtempSync(join(tmpdir(), "sender-"));
  const rpc = createRequestRpc(system.chain.request);
  return {
    system,
    cast: system.cast,
    rpc,
    directory,
    start: (options) => startSender({ system, rpc, directory }, options),
    async close() {
      await system.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function startSender(
  { system, rpc, directory }: Pick<SenderSystem, "system" | "rpc" | "directory">,
  options: Partial<SenderOptions> = {},
): Promise<Running> {
  const outbox = await openOutbox({ directory: join(directory, "outbox"), log: silent });
  const killed = new AbortController();
  const actors = [
    system.cast.operator,
    ...Object.values(system.cast.members).map(({ key }) => key),
    ...Object.values(system.cast.officers).map(({ key }) => key),
    system.cast.stranger,
  ];
  let sender: RunningSender;
  try {
    sender = await createSender({
      rpc,
      chainId: 88001,
      contracts: system.addresses,
      outbox,
      signers: signersOf(actors),
      clock: system.clock.now,
      newId,
      log: silent,
      pollMs: 5,
      signal: killed.signal,
      ...options,
    });
  } catch (error) {
    await outbox.close();
    throw error;
  }

  function until(id: string, condition: (operation: Operation) => boolean): Promise<Operation> {
    return new Promise((resolve) => {
      const look = (operation: Operation | undefined) => {
        if (operation === undefined || operation.id !== id || !condition(operation)) return;
        stop();
        resolve(operation);
      };
      const stop = outbox.onChange(look);
      look(outbox.operation(id));
    });
  }

  return {
    outbox,
    sender,
    until,
    settled: (id) => until(id, ({ status }) => status === "mined" || status === "failed"),
    async crash() {
      killed.abort();
      await sender.stop(0);
      await outbox.close();
    },
    async stop() {
      await sender.stop(10_000);
      await outbox.close();
    },
  };
}

export function signersOf(actors: readonly Actor[]): Map<Address, Signer> {
  return new Map(actors.map(({ address, privateKey }) => [address, createLocalSigner(privateKey)]));
}

let keys = 0;

/** A request of somebody in the cast, under a key of its own. */
export function submissionOf(
  { party, key }: { party: Submission["party"]; key: Actor },
  commands: Submission["commands"],
  fields: Partial<Submission> = {},
): Submission {
  keys += 1;
  return {
    commands,
    subject: key.name,
    party,
    signer: key.address,
    idempotency: { scope: `${key.name} POST /v1/test`, key: `key-${keys}`, bodyHash: testId("body", 1) },
    profiles: [],
    ...fields,
  };
}

/**
 * A payment of other money out of `FOUNDING.accounts.contractorAtB`, which holds 5 000 of it and must be told
 * what it draws. An account with a rule works it out: give no draws then.
 */
export function payment(n: number, fields: Partial<Payment> = {}, time = 1_800_000_000): Payment {
  return {
    id: testId("payment", n),
    amount: 1n,
    use: "allocate",
    entrusted: false,
    payee: FOUNDING.counterparties[0] ?? testId("supplier", 1),
    payeeBank: null,
    payeeAccount: null,
    project: null,
    line: null,
    valueDate: dayOfSecond(time) - 1,
    dataRoot: testId("root", 11),
    draws: [{ colour: OTHER_MONEY, amount: fields.amount ?? 1n }],
    documents: [],
    ...fields,
  };
}
