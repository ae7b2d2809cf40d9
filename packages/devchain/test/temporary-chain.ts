import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createDevchain, type Devchain, type DevchainOptions, type DevchainPorts } from "../src/index.ts";
import { CHAIN_ID, VALIDATORS } from "./sender.ts";

export const GENESIS_TIME = 1_800_000_000n;

/** A clock that a test moves. */
export function createTestClock(): { now: () => bigint; set: (seconds: bigint) => void } {
  let seconds = GENESIS_TIME;
  return {
    now: () => seconds,
    set(value) {
      seconds = value;
    },
  };
}

/** A folder that is deleted after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "devchain-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A chain on a temporary folder; it is closed after the test. */
export async function openTestChain(
  options: Partial<DevchainOptions> = {},
  ports: DevchainPorts = {},
): Promise<Devchain> {
  const chain = await createDevchain(
    {
      dataDir: options.dataDir ?? temporaryFolder(),
      chainId: CHAIN_ID,
      validators: VALIDATORS,
      clock: createTestClock().now,
      ...options,
    },
    ports,
  );
  onTestFinished(() => chain.close());
  return chain;
}

/** Posts a body to the chain as it is, and parses the answer. */
export async function post(chain: Devchain, body: unknown): Promise<unknown> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(chain.url, { method: "POST", body: text });
  return response.status === 204 ? undefined : response.json();
}
