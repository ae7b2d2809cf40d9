import type { Command, Operation } from "@green-ledger/domain";
import { FOUNDING } from "@green-ledger/testkit";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Bank, createBank } from "../test/bank.ts";
import { faultyRpc, isSend } from "../test/faulty-rpc.ts";
import { type Running, type SenderSystem, signersOf, startSenderSystem } from "../test/sender-system.ts";
import type { Signer } from "./index.ts";

let world: SenderSystem;
let bank: Bank;
let running: Running;

beforeAll(async () => {
  world = await startSenderSystem();
  bank = createBank(world);
});
afterAll(() => world.close());
afterEach(() => running.stop());

const never = () => new Promise<never>(() => {});

describe("the process is killed", () => {
  /** Kills it when the operation has reached a point, starts it again, and expects one effect. */
  async function killAt(
    reached: (operation: Operation) => Promise<unknown>,
    options: Parameters<SenderSystem["start"]>[0],
  ) {
    running = await world.start(options);
    const [nonces, funds] = [await bank.minedNonces(), await bank.balance()];
    const { command, payments } = bank.pay(3);
    const operation = await bank.submit(running, command);
    await reached(operation);
    const before = running.outbox.operation(operation.id);
    await running.crash();
    running = await world.start();
    const after = await running.settled(operation.id);
    expect(after).toMatchObject({ status: "mined", outcome: { recorded: 3, items: [] } });
    expect(await bank.minedNonces()).toBe(nonces + 1);
    expect(await bank.balance()).toBe(funds - 3n);
    for (const item of payments) expect(await bank.isRecorded(item)).toBe(true);
    return { before, after };
  }

  it("before it has signed", async () => {
    const signers = new Map(
      [...signersOf([world.cast.members.bankB.key])].map(([address, signer]) => [address, stuck(signer)]),
    );
    const { before } = await killAt(async () => {}, { signers });
    expect(before?.transactions).toEqual([]);
  });

  it("after it has signed, before it has sent: the same bytes go out", async () => {
    const rpc = faultyRpc(world.rpc, (request) => (isSend(request) ? never() : undefined));
    const { before, after } = await killAt(
      ({ id }) => running.until(id, ({ status }) => status === "signed"),
      { rpc },
    );
    expect(after.transactions[0]?.hash).toBe(before?.transactions[0]?.hash);
  });

  it("after the node has the transaction, before its answer and before the receipt", async () => {
    const sent = Promise.withResolvers<void>();
    const rpc = faultyRpc(world.rpc, (request, forward) => {
      if (request.method === "eth_getTransactionReceipt") return never();
      if (!isSend(request)) return undefined;
      return forward().then(() => {
        sent.resolve();
        return never();
      });
    });
    const { before, after } = await killAt(() => sent.promise, { rpc });
    expect(before?.status).toBe("signed");
    expect(after.transactions).toHaveLength(1);
  });

  it("after the receipt, before it is stored", async () => {
    const seen = Promise.withResolvers<void>();
    const rpc = faultyRpc(world.rpc, (request, forward) => {
      if (request.method !== "eth_getTransactionReceipt") return undefined;
      return forward().then((reply) => {
        if (!("result" in reply) || reply.result === null) return reply;
        seen.resolve();
        return never();
      });
    });
    await killAt(() => seen.promise, { rpc });
  });
});

describe("an operation that failed half way", () => {
  it("stays so after a restart: what was left out is not sent", async () => {
    running = await world.start({ window: 1, finalityDepth: 1_000 });
    const [first, last] = [bank.pay(), bank.pay()];
    const foreign: Command = {
      kind: "recordPayments",
      account: FOUNDING.accounts.issuerAtA,
      payments: bank.pay().payments,
    };
    const { id } = await bank.submit(running, first.command, foreign, last.command);
    const failed = await running.settled(id);
    expect(failed).toMatchObject({ status: "failed", outcome: { recorded: 1 } });
    const nonces = await bank.minedNonces();
    await running.crash();
    running = await world.start();
    while ((await running.outbox.unsettled()).length > 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(running.outbox.operation(id)).toEqual(failed);
    expect(await bank.minedNonces()).toBe(nonces);
    expect(await bank.isRecorded(last.payments[0])).toBe(false);
  });
});

/** Signs what is no transaction, so that it passes the check at the start, and then hangs. */
function stuck(signer: Signer): Signer {
  return {
    address: signer.address,
    sign: (request) => (request.payload.length < 200 ? signer.sign(request) : never()),
  };
}
