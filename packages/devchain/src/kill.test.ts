import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createSender } from "../test/sender.ts";
import { openTestChain, temporaryFolder } from "../test/temporary-chain.ts";
import type { Devchain } from "./index.ts";

const SENDING_PROCESS = fileURLToPath(new URL("../test/sending-process.ts", import.meta.url));

test("kill -9 at any moment loses nothing that was acknowledged", async () => {
  const sending = fc
    .integer({ min: 0, max: 250 })
    .map((delay): Moment => ({ after: "first acknowledgement", delay }));
  const starting = fc.integer({ min: 50, max: 600 }).map((delay): Moment => ({ after: "start", delay }));
  const moments = fc.tuple(
    sending,
    sending,
    starting,
    sending,
    sending,
    starting,
    sending,
    sending,
    starting,
    sending,
  );
  await fc.assert(
    fc.asyncProperty(moments, async (chosen) => {
      const dataDir = temporaryFolder();
      const acknowledged: string[] = [];
      for (const moment of chosen) {
        const { restored, hashes } = await sendUntilKilled(dataDir, moment);
        // A block may be on disk although the process died before it could say so.
        if (restored !== undefined) expect(restored).toBeGreaterThanOrEqual(acknowledged.length);
        acknowledged.push(...hashes);
      }
      expect(acknowledged.length).toBeGreaterThan(chosen.length);

      const chain = await openTestChain({ dataDir });
      expect(await missing(chain, acknowledged)).toEqual([]);
      await expectWhole(chain);
    }),
    { numRuns: 1 },
  );
});

type Moment = { readonly after: "start" | "first acknowledgement"; readonly delay: number };

/** Starts a sender, kills it some milliseconds after a moment, and gives what it printed. */
async function sendUntilKilled(dataDir: string, { after, delay }: Moment) {
  const child = spawn(process.execPath, [SENDING_PROCESS, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  const hashes: string[] = [];
  let restored: number | undefined;
  const killSoon = () => setTimeout(() => child.kill("SIGKILL"), delay);
  if (after === "start") killSoon();
  for await (const line of createInterface({ input: child.stdout })) {
    const [kind, value = ""] = line.split(" ");
    if (kind === "ready") restored = Number(value);
    // The last line may be cut in the middle.
    if (kind === "ack" && value.length === 66) {
      if (after === "first acknowledgement" && hashes.length === 0) killSoon();
      hashes.push(value);
    }
  }
  expect(await exited).toEqual([null, "SIGKILL"]);
  return { restored, hashes };
}

async function missing(chain: Devchain, hashes: readonly string[]): Promise<string[]> {
  const receipts = await Promise.all(
    hashes.map((hash) => chain.request("eth_getTransactionReceipt", [hash])),
  );
  return hashes.filter((_, index) => receipts[index] === null);
}

/** Every nonce of the sender is in the chain once, so the chain has no hole and no double. */
async function expectWhole(chain: Devchain): Promise<void> {
  const count = Number(await chain.request("eth_getTransactionCount", [createSender(1).address, "latest"]));
  expect(count).toBe(chain.restored.transactions);
}
