import { describe, expect, it } from "vitest";
import { PORTFOLIO, run, runOnce, start, temporaryFolder, until } from "./node-process.ts";

/** What must be the same, however often the node was killed on its way. Blocks may be cut differently. */
function content({ counts, totals_per_currency: totals, findings, events }: Record<string, unknown>) {
  return { counts, totals, findings, events };
}

describe("a node that is killed while it loads", () => {
  let undisturbed: Promise<unknown> | undefined;
  const whole = () => {
    undisturbed ??= runOnce(temporaryFolder()).then(({ summary }) => content(summary));
    return undisturbed;
  };

  // What it has just written when it is killed.
  it.each(["counterparties", "instruments", "confirmations", "allocations"])(
    "after %s, ends up with what an undisturbed one has",
    async (step) => {
      const dataDir = temporaryFolder();
      const node = start("main.ts", [
        "--data-dir",
        dataDir,
        "--port",
        "0",
        "--portfolio",
        PORTFOLIO,
        "--once",
      ]);
      await until(() => node.stderr().includes(`${step}:`), node);
      node.kill("SIGKILL");
      expect(await node.ended).toBe(-1);

      const { summary } = await runOnce(dataDir);
      expect(content(summary)).toEqual(await whole());
      const doctor = await run("doctor.ts", ["--data-dir", dataDir, "--replay", "--json"]);
      expect([doctor.code, JSON.parse(doctor.stdout).healthy]).toEqual([0, true]);
    },
  );
});
