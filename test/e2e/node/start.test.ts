import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { createClient } from "@green-ledger/sdk";
import { describe, expect, it } from "vitest";
import { run, runOnce, start, startNode, temporaryFolder, tokensOf, until } from "./node-process.ts";

const LOADED = {
  counts: {
    // Seven members and four builders.
    parties: 11,
    assets: 4,
    instruments: 1,
    tranches: 1,
    accounts: 1,
    receipts: 1,
    payments: 2,
    refusals: 1,
    lots: 1,
  },
  totals_per_currency: [
    {
      currency: "USD",
      minted: "1000.00",
      live: "500.01",
      allocated: "499.99",
      returned: "0.00",
      fees: "0.00",
    },
  ],
};

describe("--once", () => {
  it("loads a portfolio, prints a summary and nothing else, and changes nothing the second time", async () => {
    const dataDir = temporaryFolder();
    const { summary: first } = await runOnce(dataDir);
    expect(first).toMatchObject(LOADED);
    expect(first.findings).toMatchObject([
      {
        payment: "P2-ALLOCATION",
        project: "P2",
        verdict: "refused",
        reason: "cap_exceeded",
        currency: "USD",
        asked: "500.01",
        limit: "500.00",
        above: "0.01",
      },
    ]);
    expect(first).toMatchObject({
      block: expect.any(Number),
      block_hash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      index_digest: expect.stringMatching(/^[0-9a-f]+$/),
      events: expect.any(Number),
      chain: { id: 88001, genesis: expect.stringMatching(/^0x[0-9a-f]{64}$/) },
      durations_ms: { chain: expect.any(Number), portfolio: expect.any(Number), total: expect.any(Number) },
    });
    expect(first.operations_sent).toBeGreaterThan(0);

    const { summary: second } = await runOnce(dataDir);
    expect(second.operations_sent).toBe(0);
    const { durations_ms: _, operations_sent: __, ...same } = first;
    expect(second).toMatchObject(same);
  });

  it("makes the members only, without a portfolio", async () => {
    const without = await run("main.ts", [
      "--data-dir",
      temporaryFolder(),
      "--port",
      "0",
      "--once",
      "--no-portfolio",
    ]);
    expect(without.code).toBe(0);
    expect(JSON.parse(without.stdout)).toMatchObject({
      counts: { parties: 6, assets: 0, payments: 0 },
      findings: [],
    });
  });
});

describe("a node that runs", () => {
  it("lets each role in with its token, and keeps its secrets to itself", async () => {
    const dataDir = temporaryFolder();
    const node = await startNode(dataDir);
    expect(node.stdout()).toContain("DEVELOPMENT MODE");
    expect(node.stdout()).toContain("P2         cap_exceeded: USD 500.01 asked, 500.00 left");
    expect(await (await fetch(`${node.url}/readyz`)).json()).toEqual({ ready: true, reasons: [] });

    const tokens = tokensOf(dataDir);
    const roles = ["operator", "bank", "issuer", "enterprise", "verifier", "regulator", "auditor"];
    expect(Object.keys(tokens)).toEqual(expect.arrayContaining([...roles, "custodian", "oxford"]));
    for (const role of roles) {
      const client = createClient({ baseUrl: node.url, credentials: { token: tokens[role] ?? "" } });
      expect(await client.read("getSelf", { query: {} })).toMatchObject({ data: { roles: [role] } });
    }
    const oxford = createClient({ baseUrl: node.url, credentials: { token: tokens.oxford ?? "" } });
    expect((await oxford.read("getSelf", { query: {} })).data.name).toBe("Oxford City Council");

    if (process.platform !== "win32") {
      const mode = (path: string) => statSync(join(dataDir, path)).mode & 0o777;
      expect(mode("")).toBe(0o700);
      for (const file of ["tokens.json", "keys.json", "secrets/network-key", "secrets/keystore-password"]) {
        expect([file, mode(file)]).toEqual([file, 0o600]);
      }
    }
  });

  it("ends orderly at a signal that comes twice, and goes on where it was", async () => {
    const dataDir = temporaryFolder();
    const node = await startNode(dataDir);
    const auditor = () =>
      createClient({ baseUrl: node.url, credentials: { token: tokensOf(dataDir).auditor ?? "" } });
    const before = await auditor().read("getStatus", { query: {} });
    node.kill("SIGINT");
    node.kill("SIGINT");
    expect([await node.ended, node.stderr()]).toEqual([0, expect.not.stringContaining("error")]);
    expect(existsSync(join(dataDir, "node.json"))).toBe(false);

    const again = await startNode(dataDir);
    expect(again.stdout()).toContain("nothing was sent");
    const client = createClient({
      baseUrl: again.url,
      credentials: { token: tokensOf(dataDir).auditor ?? "" },
    });
    const { data } = await client.read("getStatus", { query: {} });
    expect(data).toEqual(before.data);
  });

  it("ends when the program that started it is gone", async () => {
    const node = await startNode(temporaryFolder());
    node.disconnect();
    expect(await node.ended).toBe(0);
  });

  it("ends orderly at a signal in the middle of its start", async () => {
    const dataDir = temporaryFolder();
    const node = start("main.ts", ["--data-dir", dataDir, "--port", "0", "--no-portfolio"]);
    await until(() => existsSync(join(dataDir, "node.json")), node);
    node.kill("SIGTERM");
    expect([await node.ended, node.stdout()]).toEqual([0, ""]);
    const { summary } = await runOnce(dataDir);
    expect(summary).toMatchObject(LOADED);
  });

  it("keeps its data folder to itself", async () => {
    const dataDir = temporaryFolder();
    const node = await startNode(dataDir);
    const second = await run("main.ts", ["--data-dir", dataDir, "--port", "0"]);
    expect(second.code).toBe(75);
    expect(second.stderr).toContain(
      `data_dir_in_use: The data folder ${dataDir} is in use by process ${node.pid} (${node.url})`,
    );
    const { port } = new URL(node.url);
    const other = await run("main.ts", ["--data-dir", temporaryFolder(), "--port", port, "--no-portfolio"]);
    expect([other.code, other.stderr]).toEqual([
      75,
      expect.stringContaining("address_in_use: Something listens on 127.0.0.1"),
    ]);
  });
});
