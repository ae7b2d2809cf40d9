import type { Command } from "@green-ledger/domain";
import { startSystem, testId } from "@green-ledger/testkit";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Bank, createBank } from "../test/bank.ts";
import { faultyRpc, isSend, refusal } from "../test/faulty-rpc.ts";
import { type Running, type SenderSystem, startSenderSystem, submissionOf } from "../test/sender-system.ts";
import { createRequestRpc } from "./index.ts";

let world: SenderSystem;
let bank: Bank;
let running: Running;

beforeAll(async () => {
  world = await startSenderSystem();
  bank = createBank(world);
});
afterAll(() => world.close());
afterEach(() => running.stop());

describe("the chain", () => {
  it("changes its branch: what was mined goes out again with the same bytes", async () => {
    running = await world.start({ finalityDepth: 5 });
    const { command, payments } = bank.pay(2);
    const mark = await world.system.chain.snapshot();
    const { id } = await bank.submit(running, command);
    const first = await running.settled(id);
    expect((await running.outbox.unsettled()).map((operation) => operation.id)).toEqual([id]);
    await world.system.chain.revertTo(mark);
    await running.until(id, ({ history }) => history.some(({ reason }) => reason === "chain_reorganised"));
    const second = await running.settled(id);
    expect(second.transactions[0]?.hash).toBe(first.transactions[0]?.hash);
    expect(second.history.map(({ status }) => status).slice(-3)).toEqual(["mined", "submitted", "mined"]);
    expect(await bank.isRecorded(payments[0])).toBe(true);
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
    const { id } = await bank.submit(running, bank.pay().command);
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
    const lost = [bank.pay(), bank.pay()];
    const operations = await Promise.all(lost.map(({ command }) => bank.submit(running, command)));
    for (const { id } of operations) await running.settled(id);
    expect(await running.outbox.unsettled()).toEqual([]);
    await running.stop();
    await world.system.chain.revertTo(mark);
    expect(await bank.isRecorded(lost[0]?.payments[0])).toBe(false);
    running = await world.start();
    for (const { id } of operations) expect((await running.settled(id)).status).toBe("mined");
    for (const { payments } of lost) expect(await bank.isRecorded(payments[0])).toBe(true);
    expect((await running.settled((await bank.submit(running, bank.pay().command)).id)).status).toBe("mined");
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
