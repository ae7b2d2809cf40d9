import { keccak256 } from "viem";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Bank, createBank } from "../test/bank.ts";
import { faultyRpc, isSend, refusal } from "../test/faulty-rpc.ts";
import { type Running, type SenderSystem, startSenderSystem } from "../test/sender-system.ts";
import { SenderError } from "./index.ts";

let world: SenderSystem;
let bank: Bank;
let running: Running;

beforeAll(async () => {
  world = await startSenderSystem();
  bank = createBank(world);
});
afterAll(() => world.close());
afterEach(() => running.stop());

describe("the line to the node", () => {
  it("breaks before a transaction is sent: it goes out later, and later ones keep their order", async () => {
    let down = 6;
    const rpc = faultyRpc(world.rpc, (request) => {
      if (!isSend(request) || down === 0) return undefined;
      down -= 1;
      throw new SenderError("chain_unreachable", "the line is down");
    });
    running = await world.start({ rpc });
    const before = await bank.minedNonces();
    const operations = await Promise.all(
      [bank.pay(), bank.pay(), bank.pay()].map(({ command }) => bank.submit(running, command)),
    );
    const done = await Promise.all(operations.map(({ id }) => running.settled(id)));
    expect(done.map(({ status }) => status)).toEqual(["mined", "mined", "mined"]);
    expect(done.map(({ transactions }) => transactions[0]?.nonce)).toEqual([before, before + 1, before + 2]);
    expect(await bank.minedNonces()).toBe(before + 3);
  });

  it("breaks after the node took it: the same bytes go out again and have one effect", async () => {
    const sent: unknown[] = [];
    const rpc = faultyRpc(world.rpc, (request, forward) => {
      if (!isSend(request)) return undefined;
      sent.push(request.params[0]);
      return sent.length > 1
        ? undefined
        : forward().then(() => Promise.reject(new Error("the reply is lost")));
    });
    // Receipts are slower than the second sending.
    let slow = true;
    const slowed = faultyRpc(rpc, ({ method }) =>
      method === "eth_getTransactionReceipt" && slow ? Promise.resolve({ result: null }) : undefined,
    );
    running = await world.start({ rpc: slowed });
    const before = await bank.balance();
    const { command, payments } = bank.pay();
    const { id } = await bank.submit(running, command);
    await running.until(id, ({ status }) => status === "submitted");
    slow = false;
    expect(await running.settled(id)).toMatchObject({ status: "mined", outcome: { recorded: 1, items: [] } });
    expect(sent.length).toBeGreaterThan(1);
    expect(new Set(sent).size).toBe(1);
    expect(await bank.balance()).toBe(before - (payments[0]?.amount ?? 0n));
  });

  it("loses a transaction that the node said it took: it goes out again, and those behind it are mined", async () => {
    let swallowed = 0;
    const rpc = faultyRpc(world.rpc, (request) => {
      if (!isSend(request) || swallowed > 0) return undefined;
      swallowed += 1;
      return Promise.resolve({ result: keccak256(request.params[0] as `0x${string}`) });
    });
    running = await world.start({ rpc });
    const first = await bank.submit(running, bank.pay().command);
    const second = await bank.submit(running, bank.pay().command);
    expect((await running.settled(first.id)).status).toBe("mined");
    expect((await running.settled(second.id)).status).toBe("mined");
    expect(swallowed).toBe(1);
  });
});

describe("the node", () => {
  it("is busy: the transaction waits and goes out in the end", async () => {
    let busy = 4;
    const rpc = faultyRpc(world.rpc, (request) => {
      if (!isSend(request) || busy === 0) return undefined;
      busy -= 1;
      return Promise.resolve(refusal("txpool is full"));
    });
    running = await world.start({ rpc });
    expect((await running.settled((await bank.submit(running, bank.pay().command)).id)).status).toBe("mined");
  });

  it("refuses a transaction for good: an empty one takes its nonce, and the lane goes on", async () => {
    let refused: unknown;
    const rpc = faultyRpc(world.rpc, (request) => {
      if (!isSend(request)) return undefined;
      refused ??= request.params[0];
      const answer = refusal("Transaction gas limit is 9 and exceeds block gas limit of 8");
      return request.params[0] === refused ? Promise.resolve(answer) : undefined;
    });
    running = await world.start({ rpc });
    const before = await bank.minedNonces();
    const lost = bank.pay();
    const first = await bank.submit(running, lost.command);
    const second = await bank.submit(running, bank.pay().command);
    expect(await running.settled(first.id)).toMatchObject({
      status: "failed",
      error: {
        code: "transaction_refused",
        args: { message: expect.stringContaining("exceeds block gas limit") },
      },
      outcome: null,
      transactions: [{ nonce: before, included: null }],
    });
    expect((await running.settled(second.id)).status).toBe("mined");
    expect(await bank.minedNonces()).toBe(before + 2);
    expect(await bank.isRecorded(lost.payments[0])).toBe(false);
  });

  it("has another transaction of the same key in its place: the operation fails and the lane goes on", async () => {
    let closed = true;
    const rpc = faultyRpc(world.rpc, (request) =>
      isSend(request) && closed ? Promise.resolve(refusal("not now")) : undefined,
    );
    running = await world.start({ rpc });
    const taken = bank.pay();
    const first = await bank.submit(running, taken.command);
    await running.until(first.id, ({ status }) => status === "signed");
    const { bankB } = world.cast.members;
    await world.system.send({ command: bank.pay().command, sender: bankB.key });
    closed = false;
    expect(await running.settled(first.id)).toMatchObject({
      status: "failed",
      error: { code: "nonce_taken", args: { signer: bankB.key.address } },
    });
    expect(await bank.isRecorded(taken.payments[0])).toBe(false);
    expect((await running.settled((await bank.submit(running, bank.pay().command)).id)).status).toBe("mined");
  });
});
