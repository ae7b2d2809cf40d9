import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createDevchain } from "@green-ledger/devchain";
import { describe, expect, it, onTestFinished } from "vitest";
import { run, runOnce, startNode, temporaryFolder } from "./node-process.ts";

describe("settings", () => {
  it.each([
    [["--prot", "1"], "Unknown option '--prot'"],
    [["--port", "70000"], '--port is "70000"; give a whole number from 0 to 65535.'],
    [["--chain", "nowhere"], "embedded, or an http or https URL"],
    [["--host", "0.0.0.0"], "it does not listen on 0.0.0.0"],
    [["--no-development", "--chain", "http://127.0.0.1:1"], "give --principals"],
    [["--portfolio", "x", "--no-portfolio"], "were both given"],
    [["somewhere"], "Unexpected argument 'somewhere'"],
  ])("%j are refused before anything is made", async (args, sentence) => {
    const folder = temporaryFolder();
    const { code, stdout, stderr } = await run("main.ts", ["--data-dir", join(folder, "data"), ...args]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain("    at ");
  });

  it("of the file and the environment are refused if they do not exist", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "green-ledger.config.json"), '{ "prot": 1, "once": true, "port": "x" }');
    const { code, stderr } = await run("main.ts", [], { cwd, env: { GREEN_LEDGER_PROT: "1" } });
    expect(code).toBe(2);
    expect(stderr).toContain('has a setting "prot", which does not exist');
    expect(stderr).toContain("once is for the command line only");
    expect(stderr).toContain("The environment has GREEN_LEDGER_PROT, which is no setting");
    expect(stderr).toMatch(/port in .* is "x"/);
  });
});

describe("another chain", () => {
  /** @param age seconds since its genesis block, which make it another chain than one of the same id */
  async function openChain(chainId: number, age = 0) {
    const chain = await createDevchain({
      dataDir: temporaryFolder(),
      chainId,
      validators: [`0x${"11".repeat(20)}`],
      clock: () => BigInt(Math.floor(Date.now() / 1000) - age),
    });
    onTestFinished(() => chain.close());
    return chain;
  }

  it("than the one that is configured is refused", async () => {
    const chain = await openChain(88002);
    const { code, stderr } = await run("main.ts", [
      "--data-dir",
      temporaryFolder(),
      "--port",
      "0",
      "--chain",
      chain.url,
    ]);
    expect([code, stderr]).toEqual([1, expect.stringContaining("chain_mismatch: ")]);
  });

  it("than the one that the data are of is refused, and the data are kept", async () => {
    const [one, other] = [await openChain(88001), await openChain(88001, 1000)];
    const dataDir = temporaryFolder();
    const { summary } = await runOnce(dataDir, ["--chain", one.url, "--poll-ms", "50"]);
    expect(summary.counts.payments).toBe(2);
    const wrong = await run("main.ts", ["--data-dir", dataDir, "--port", "0", "--chain", other.url]);
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining("chain_mismatch: ")]);
    const rebuild = await run("rebuild.ts", ["--data-dir", dataDir, "--chain", other.url]);
    expect([rebuild.code, rebuild.stderr]).toEqual([1, expect.stringContaining("chain_mismatch: ")]);
    const { summary: again } = await runOnce(dataDir, ["--chain", one.url, "--poll-ms", "50"]);
    expect(again.index_digest).toBe(summary.index_digest);
  });

  it("that does not answer is worth another try", async () => {
    const { code, stderr } = await run("main.ts", [
      ...["--data-dir", temporaryFolder(), "--port", "0", "--chain", "http://127.0.0.1:1"],
    ]);
    expect([code, stderr]).toEqual([75, expect.stringContaining("chain_unreachable: ")]);
  });
});

describe("a portfolio", () => {
  it("that does not fit together is refused before anything is made", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "portfolio"));
    writeFileSync(
      join(folder, "portfolio", "portfolio.yaml"),
      "format: green-ledger/portfolio/1\nparties: 7\n",
    );
    const { code, stderr } = await run("main.ts", [
      ...["--data-dir", join(folder, "data"), "--port", "0", "--portfolio", join(folder, "portfolio")],
    ]);
    expect([code, stderr]).toEqual([1, expect.stringContaining("portfolio_failed: ")]);
    expect(stderr).toContain("parties: ");
  });
});

describe("secrets", () => {
  it("that others can read stop the start", async () => {
    if (process.platform === "win32") return;
    const dataDir = temporaryFolder();
    await runOnce(dataDir);
    const { chmodSync } = await import("node:fs");
    chmodSync(join(dataDir, "secrets", "network-key"), 0o644);
    const { code, stderr } = await run("main.ts", ["--data-dir", dataDir, "--port", "0"]);
    expect([code, stderr]).toEqual([1, expect.stringContaining("data_dir_unusable: ")]);
    chmodSync(join(dataDir, "secrets", "network-key"), 0o600);
    const node = await startNode(dataDir);
    node.kill("SIGTERM");
    expect(await node.ended).toBe(0);
  });
});
