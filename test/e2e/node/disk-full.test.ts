import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { PORTFOLIO, run, runOnce, temporaryFolder } from "./node-process.ts";

/** Whether this user may make a small disk of memory. */
const mayMount = process.platform === "linux" && process.getuid?.() === 0 && canMount();

function mount(folder: string, size: string, options = ""): void {
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}${options}`, "tmpfs", folder], {
    stdio: "ignore",
  });
}

function canMount(): boolean {
  const folder = "/mnt";
  try {
    mount(folder, "64k");
    execFileSync("umount", [folder]);
    return true;
  } catch {
    return false;
  }
}

describe.runIf(mayMount)("a full disk", () => {
  // Enough for the keys; for the contracts; for a part of the portfolio.
  it.each(["120k", "200k", "280k", "340k"])(
    "of %s ends the node with the wish to try again, and with more room it goes on",
    async (size) => {
      const folder = temporaryFolder();
      mount(folder, size);
      onTestFinished(() => void execFileSync("umount", ["-l", folder]));
      const dataDir = join(folder, "data");
      const node = await run("main.ts", [
        "--data-dir",
        dataDir,
        "--port",
        "0",
        "--portfolio",
        PORTFOLIO,
        "--once",
      ]);
      expect([node.code, node.stdout]).toEqual([75, ""]);
      expect(node.stderr).toMatch(/(disk_full|store_full|ENOSPC)/);
      expect(existsSync(dataDir)).toBe(true);

      mount(folder, "64m", ",remount");
      const { summary } = await runOnce(dataDir);
      expect(summary.counts).toMatchObject({ payments: 2, refusals: 1 });
    },
    // A client waits and tries again before it gives up, and all of it runs twice.
    180_000,
  );
});
