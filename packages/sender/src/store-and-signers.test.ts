import { join } from "node:path";
import { StoreError } from "@green-ledger/store/codec";
import { openOutbox } from "@green-ledger/store/outbox";
import { createActor } from "@green-ledger/testkit";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Bank, createBank } from "../test/bank.ts";
import { faultyRpc, isSend } from "../test/faulty-rpc.ts";
import {
  newId,
  type Running,
  type SenderSystem,
  signersOf,
  silent,
  startSenderSystem,
  submissionOf,
} from "../test/sender-system.ts";
import { createSender, SenderError, type Signer } from "./index.ts";

let world: SenderSystem;
let bank: Bank;
let running: Running;

beforeAll(async () => {
  world = await startSenderSystem();
  bank = createBank(world);
});
afterAll(() => world.close());
afterEach(() => running.stop());

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
    const { command } = bank.pay();
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
    const operations = await Promise.all(
      [bank.pay(), bank.pay()].map(({ command }) => bank.submit(running, command)),
    );
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
    const operation = await running.settled((await bank.submit(running, bank.pay().command)).id);
    expect(operation.status).toBe("mined");
    expect(operation.transactions).toHaveLength(1);
  });
});

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
