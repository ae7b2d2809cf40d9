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

/** A JSON-RPC request. */
export function call(method: string, ...params: unknown[]) {
  return { jsonrpc: "2.0", id: 1, method, params };
}

/** A block as JSON-RPC tells it, without its transactions' bodies. */
export type RpcBlock = {
  readonly number: string;
  readonly hash: string;
  readonly miner: string;
  readonly timestamp: string;
  readonly transactions: readonly string[];
};

/** @param number a quantity or a tag */
export async function blockAt(chain: Devchain, number: string): Promise<RpcBlock> {
  return (await chain.request("eth_getBlockByNumber", [number, false])) as RpcBlock;
}

/** All blocks after genesis. */
export async function allBlocks(chain: Devchain): Promise<RpcBlock[]> {
  const last = Number(await chain.request("eth_blockNumber"));
  return Promise.all(
    Array.from({ length: last }, (_, index) => blockAt(chain, `0x${(index + 1).toString(16)}`)),
  );
}
