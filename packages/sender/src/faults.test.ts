import { join } from "node:path";
import type { Command, Operation, Payment } from "@green-ledger/domain";
import { lotLedgerAbi } from "@green-ledger/protocol";
import { StoreError } from "@green-ledger/store/codec";
import { openOutbox } from "@green-ledger/store/outbox";
import { createActor, FOUNDING, startSystem, testId } from "@green-ledger/testkit";
import { decodeFunctionResult, encodeFunctionData, keccak256 } from "viem";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { faultyRpc, isSend, refusal } from "../test/faulty-rpc.ts";
import {
  newId,
  payment,
  type Running,
  type SenderSystem,
  signersOf,
  silent,
  startSenderSystem,
  submissionOf,
} from "../test/sender-system.ts";
import { createRequestRpc, createSender, SenderError, type Signer } from "./index.ts";

let world: SenderSystem;
let running: Running;

beforeAll(async () => {
  world = await startSenderSystem();
});
afterAll(() => world.close());
afterEach(() => running.stop());

let next = 1;

function pay(count = 1): { command: Command; payments: Payment[] } {
  const payments = Array.from({ length: count }, () => payment(0, { id: testId("fault payment", next++) }));
  return {
    command: { kind: "recordPayments", account: FOUNDING.accounts.contractorAtB, payments },
    payments,
  };
}

async function submit(command: Command): Promise<Operation> {
  const result = await running.sender.submit(submissionOf(world.cast.members.bankB, [command]));
  if (result.kind === "mismatch") throw new Error("a mismatch");
  return result.operation;
}

async function isRecorded({ id }: Payment): Promise<boolean> {
  const data = encodeFunctionData({ abi: lotLedgerAbi, functionName: "movementOf", args: [id] });
  const answer = await world.system.call(world.system.addresses.LotLedger, data);
  return decodeFunctionResult({ abi: lotLedgerAbi, functionName: "movementOf", data: answer }).recorded;
}

async function balance(): Promise<bigint> {
  const args = [FOUNDING.accounts.contractorAtB, 0] as const;
  const data = encodeFunctionData({ abi: lotLedgerAbi, functionName: "holdingOf", args });
  const answer = await world.system.call(world.system.addresses.LotLedger, data);
  return decodeFunctionResult({ abi: lotLedgerAbi, functionName: "holdingOf", data: answer }).balance;
}

const minedNonces = async () =>
  Number(
    await world.system.chain.request("eth_getTransactionCount", [
      world.cast.members.bankB.key.address,
      "latest",
    ]),
  );

const never = () => new Promise<never>(() => {});

describe("the line to the node", () => {
  it("breaks before a transaction is sent: it goes out later, and later ones keep their order", async () => {
    let down = 6;
    const rpc = faultyRpc(world.rpc, (request) => {
      if (!isSend(request) || down === 0) return undefined;
      down -= 1;
      throw new SenderError("chain_unreachable", "the line is down");
    });
    running = await world.start({ rpc });
    const before = await minedNonces();
    const operations = await Promise.all([pay(), pay(), pay()].map(({ command }) => submit(command)));
    const done = await Promise.all(operations.map(({ id }) => running.settled(id)));
    expect(done.map(({ status }) => status)).toEqual(["mined", "mined", "mined"]);
    expect(done.map(({ transactions }) => transactions[0]?.nonce)).toEqual([before, before + 1, before + 2]);
    expect(await minedNonces()).toBe(before + 3);
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
    const before = await balance();
    const { command, payments } = pay();
    const { id } = await submit(command);
    await running.until(id, ({ status }) => status === "submitted");
    slow = false;
    expect(await running.settled(id)).toMatchObject({ status: "mined", outcome: { recorded: 1, items: [] } });
    expect(sent.length).toBeGreaterThan(1);
    expect(new Set(sent).size).toBe(1);
    expect(await balance()).toBe(before - (payments[0]?.amount ?? 0n));
  });

  it("loses a transaction that the node said it took: it goes out again, and those behind it are mined", async () => {
    let swallowed = 0;
    const rpc = faultyRpc(world.rpc, (request) => {
      if (!isSend(request) || swallowed > 0) return undefined;
      swallowed += 1;
      return Promise.resolve({ result: keccak256(request.params[0] as `0x${string}`) });
    });
    running = await world.start({ rpc });
    const first = await submit(pay().command);
    const second = await submit(pay().command);
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
    expect((await running.settled((await submit(pay().command)).id)).status).toBe("mined");
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
    const before = await minedNonces();
    const lost = pay();
    const first = await submit(lost.command);
    const second = await submit(pay().command);
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
    expect(await minedNonces()).toBe(before + 2);
    expect(await isRecorded(lost.payments[0] as Payment)).toBe(false);
  });

  it("has another transaction of the same key in its place: the operation fails and the lane goes on", async () => {
    let closed = true;
    const rpc = faultyRpc(world.rpc, (request) =>
      isSend(request) && closed ? Promise.resolve(refusal("not now")) : undefined,
    );
    running = await world.start({ rpc });
    const taken = pay();
    const first = await submit(taken.command);
    await running.until(first.id, ({ status }) => status === "signed");
    const { bankB } = world.cast.members;
    await world.system.send({ command: pay().command, sender: bankB.key });
    closed = false;
    expect(await running.settled(first.id)).toMatchObject({
      status: "failed",
      error: { code: "nonce_taken", args: { signer: bankB.key.address } },
    });
    expect(await isRecorded(taken.payments[0] as Payment)).toBe(false);
    expect((await running.settled((await submit(pay().command)).id)).status).toBe("mined");
  });
});

describe("the process is killed", () => {
  /** Kills it when the operation has reached a point, starts it again, and expects one effect. */
  async function killAt(
    reached: (operation: Operation) => Promise<unknown>,
    options: Parameters<SenderSystem["start"]>[0],
  ) {
    running = await world.start(options);
    const [nonces, funds] = [await minedNonces(), await balance()];
    const { command, payments } = pay(3);
    const operation = await submit(command);
    await reached(operation);
    const before = running.outbox.operation(operation.id);
    await running.crash();
    running = await world.start();
    const after = await running.settled(operation.id);
    expect(after).toMatchObject({ status: "mined", outcome: { recorded: 3, items: [] } });
    expect(await minedNonces()).toBe(nonces + 1);
    expect(await balance()).toBe(funds - 3n);
    for (const item of payments) expect(await isRecorded(item)).toBe(true);
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
    const [first, last] = [pay(), pay()];
    const foreign: Command = { ...pay().command, account: FOUNDING.accounts.issuerAtA } as Command;
    const result = await running.sender.submit(
      submissionOf(world.cast.members.bankB, [first.command, foreign, last.command]),
    );
    const id = result.kind === "mismatch" ? "" : result.operation.id;
    const failed = await running.settled(id);
    expect(failed).toMatchObject({ status: "failed", outcome: { recorded: 1 } });
    const nonces = await minedNonces();
    await running.crash();
    running = await world.start();
    while ((await running.outbox.unsettled()).length > 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(running.outbox.operation(id)).toEqual(failed);
    expect(await minedNonces()).toBe(nonces);
    expect(await isRecorded(last.payments[0] as Payment)).toBe(false);
  });
});

describe("the chain", () => {
  it("changes its branch: what was mined goes out again with the same bytes", async () => {
    running = await world.start({ finalityDepth: 5 });
    const { command, payments } = pay(2);
    const mark = await world.system.chain.snapshot();
    const { id } = await submit(command);
    const first = await running.settled(id);
    expect((await running.outbox.unsettled()).map((operation) => operation.id)).toEqual([id]);
    await world.system.chain.revertTo(mark);
    await running.until(id, ({ history }) => history.some(({ reason }) => reason === "chain_reorganised"));
    const second = await running.settled(id);
    expect(second.transactions[0]?.hash).toBe(first.transactions[0]?.hash);
    expect(second.history.map(({ status }) => status).slice(-3)).toEqual(["mined", "submitted", "mined"]);
    expect(await isRecorded(payments[0] as Payment)).toBe(true);
    // Deep enough, it is settled.
    for (let block = 0; block < 5; block++) await world.system.chain.request("evm_mine");
    while ((await running.outbox.unsettled()).length > 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it("changes its branch: what had failed and what was left out because of it get another chance", async () => {
    let closed = false;
    const rpc = faultyRpc(world.rpc, (request) =>
      isSend(request) && closed ? Promise.resolve(refusal("not now")) : undefined,
    );
    running = await world.start({ rpc, window: 1, finalityDepth: 5 });
    const { issuer } = world.cast.members;
    const register = (n: number): Command => {
      const id = testId("branch asset", n);
      const classifications = n === 2 ? [{ scheme: "LATER_2027", code: "A" }] : [];
      const asset = {
        id,
        kind: "project" as const,
        currency: "CNY",
        evidenceRoot: id,
        classifications,
        parents: [],
      };
      return { kind: "registerAssets", assets: [asset] };
    };
    const mark = await world.system.chain.snapshot();
    const result = await running.sender.submit(submissionOf(issuer, [register(1), register(2), register(3)]));
    const id = result.kind === "mismatch" ? "" : result.operation.id;
    const first = await running.settled(id);
    expect(first).toMatchObject({ status: "failed", error: { code: "asset_registry_code_unknown" } });
    expect(first.transactions).toHaveLength(2);
    closed = true;
    await world.system.chain.revertTo(mark);
    const scheme: Command = {
      kind: "registerScheme",
      scheme: "LATER_2027",
      effectiveFrom: 1,
      effectiveTo: 0,
      sourceRoot: testId("root", 1),
      codes: ["A"],
    };
    await world.system.send({ command: scheme, sender: world.cast.operator });
    closed = false;
    const second = await running.until(id, ({ status }) => status === "mined");
    expect(second.transactions.map(({ included }) => included?.succeeded)).toEqual([true, true, true]);
    expect(second.transactions.slice(0, 2).map(({ hash }) => hash)).toEqual(
      first.transactions.map(({ hash }) => hash),
    );
    expect(second.error).toBeNull();
  });

  it("changes its branch while the sender is down", async () => {
    running = await world.start({ finalityDepth: 5 });
    const mark = await world.system.chain.snapshot();
    const { id } = await submit(pay().command);
    await running.settled(id);
    await running.stop();
    await world.system.chain.revertTo(mark);
    running = await world.start({ finalityDepth: 5 });
    await running.until(id, ({ history }) => history.some(({ reason }) => reason === "chain_reorganised"));
    expect((await running.settled(id)).status).toBe("mined");
  });

  it("is restored from a backup that lacks what was final: it gets the transactions again", async () => {
    running = await world.start();
    const mark = await world.system.chain.snapshot();
    const lost = [pay(), pay()];
    const operations = await Promise.all(lost.map(({ command }) => submit(command)));
    for (const { id } of operations) await running.settled(id);
    expect(await running.outbox.unsettled()).toEqual([]);
    await running.stop();
    await world.system.chain.revertTo(mark);
    expect(await isRecorded(lost[0]?.payments[0] as Payment)).toBe(false);
    running = await world.start();
    for (const { id } of operations) expect((await running.settled(id)).status).toBe("mined");
    for (const { payments } of lost) expect(await isRecorded(payments[0] as Payment)).toBe(true);
    expect((await running.settled((await submit(pay().command)).id)).status).toBe("mined");
  });

  it("is another one: the sender does not start", async () => {
    await (await world.start()).stop();
    await expect(world.start({ chainId: 88002 })).rejects.toMatchObject({ code: "chain_mismatch" });
    const other = await startSystem({ start: 1_700_000_000 });
    try {
      const rpc = createRequestRpc(other.chain.request);
      await expect(world.start({ rpc })).rejects.toMatchObject({ code: "chain_mismatch" });
    } finally {
      await other.close();
    }
    running = await world.start();
  });
});

describe("the store and the signers", () => {
  it("the disk is full when a transaction is to be stored: nothing goes out, and nothing is lost", async () => {
    const sent: unknown[] = [];
    const rpc = faultyRpc(world.rpc, (request) => {
      if (isSend(request)) sent.push(request);
      return undefined;
    });
    const outbox = await openOutbox({ directory: join(world.directory, "outbox"), log: silent });
    const full = { ...outbox, sign: () => Promise.reject(new StoreError("disk_full", "The disk is full.")) };
    const { bankB } = world.cast.members;
    const sender = await createSender({
      rpc,
      chainId: 88001,
      contracts: world.system.addresses,
      outbox: full,
      signers: signersOf([bankB.key]),
      clock: world.system.clock.now,
      newId,
      log: silent,
      pollMs: 5,
    });
    const { command } = pay();
    const result = await sender.submit(submissionOf(bankB, [command]));
    while (sender.lanes()[0]?.faults.sign === undefined)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(sender.lanes()[0]?.faults).toEqual({ sign: "The disk is full." });
    await sender.stop(0);
    await outbox.close();
    expect(sent).toEqual([]);
    running = await world.start();
    const id = result.kind === "mismatch" ? "" : result.operation.id;
    expect(await running.settled(id)).toMatchObject({ status: "mined", outcome: { recorded: 1 } });
  });

  it("a second sender on the same data does not start", async () => {
    running = await world.start();
    await expect(world.start()).rejects.toMatchObject({ code: "store_locked" });
  });

  it("a signer with another key is found before it signs anything", async () => {
    const { bankB } = world.cast.members;
    const wrong = signersOf([createActor("somebody else")])
      .values()
      .next().value as Signer;
    const signers = new Map([[bankB.key.address, { ...wrong, address: bankB.key.address }]]);
    await expect(world.start({ signers })).rejects.toMatchObject({ code: "signer_mismatch" });
    running = await world.start();
  });

  it("a signer that fails for a while is waited for, in order", async () => {
    const { bankB } = world.cast.members;
    let failures = 3;
    const signers = new Map(
      [...signersOf([bankB.key])].map(([address, signer]) => [
        address,
        failing(signer, () => failures-- > 0),
      ]),
    );
    running = await world.start({ signers });
    const operations = await Promise.all([pay(), pay()].map(({ command }) => submit(command)));
    const done = await Promise.all(operations.map(({ id }) => running.settled(id)));
    expect(done.map(({ status }) => status)).toEqual(["mined", "mined"]);
    expect(done[1]?.transactions[0]?.nonce).toBe((done[0]?.transactions[0]?.nonce ?? 0) + 1);
  });

  it("a signature that no chain takes is not sent", async () => {
    const { bankB } = world.cast.members;
    const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
    let bad = 2;
    const signers = new Map(
      [...signersOf([bankB.key])].map(([address, signer]): [typeof address, Signer] => [
        address,
        {
          address,
          async sign(request) {
            const signature = await signer.sign(request);
            if (request.payload.length < 200 || bad-- <= 0) return signature;
            const s = (order - BigInt(signature.s)).toString(16).padStart(64, "0");
            return { ...signature, s: `0x${s}`, yParity: signature.yParity === 0 ? 1 : 0 };
          },
        },
      ]),
    );
    running = await world.start({ signers });
    const operation = await running.settled((await submit(pay().command)).id);
    expect(operation.status).toBe("mined");
    expect(operation.transactions).toHaveLength(1);
  });
});

/** Signs what is no transaction, so that it passes the check at the start, and then hangs. */
function stuck(signer: Signer): Signer {
  return {
    address: signer.address,
    sign: (request) => (request.payload.length < 200 ? signer.sign(request) : never()),
  };
}

function failing(signer: Signer, fails: () => boolean): Signer {
  return {
    address: signer.address,
    async sign(request) {
      if (request.payload.length >= 200 && fails())
        throw new SenderError("signer_failed", "the signer is down");
      return signer.sign(request);
    },
  };
}
