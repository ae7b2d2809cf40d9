import type { Hex, Trust } from "@green-ledger/verify";
import { readJson } from "../read-json.ts";
import { UsageError } from "../usage-error.ts";

export interface TrustOptions {
  trust?: string;
  deployment?: string;
  contract?: string[];
  validators?: string;
  headerHash?: string[];
}

/**
 * What the reader trusts, out of files and options. What is said twice must be the same.
 * @throws UsageError
 */
export async function readTrust(options: TrustOptions): Promise<Trust> {
  const { CERTIFIED_CONTRACTS, Trust: schema } = await import("@green-ledger/verify");
  const file = options.trust === undefined ? {} : await readJson<Partial<Trust>>(options.trust);
  const manifest =
    options.deployment === undefined ? {} : await contractsOf(options.deployment, CERTIFIED_CONTRACTS);
  const named = Object.fromEntries((options.contract ?? []).map(pairOf));
  const contracts = { ...manifest, ...file.contracts, ...named };
  const validators = options.validators?.split(",").map((each) => each.trim()) ?? file.validators;
  const headers = [...(file.headers ?? []), ...(options.headerHash ?? [])];
  const result = schema.safeParse({
    ...file,
    contracts,
    headers,
    ...(validators === undefined ? {} : { validators }),
  });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new UsageError(`What you trust cannot be read: ${issue?.path.join("/")}: ${issue?.message}.`);
}

/** Addresses in a deployment's record, as `deploy/addresses/` and a node's data folder have it. */
async function contractsOf(path: string, names: readonly string[]): Promise<Record<string, string>> {
  const { contracts } = await readJson<{ contracts?: Record<string, { address?: string }> }>(path);
  const known = names.flatMap((name) => {
    const address = contracts?.[name]?.address;
    return address === undefined ? [] : [[name, address] as const];
  });
  if (known.length < names.length) throw new UsageError(`${path} is no record of a deployment.`);
  return Object.fromEntries(known);
}

function pairOf(text: string): [string, string] {
  const [name = "", address] = text.split("=");
  if (address === undefined) throw new UsageError(`Write --contract Name=0x…, not ${text}.`);
  return [name, address];
}

/**
 * Hashes of blocks from a node that the reader trusts.
 * @throws UsageError if it does not answer
 */
export async function hashesFrom(url: string, blocks: readonly number[]): Promise<Hex[]> {
  const calls = blocks.map((block, id) => ({
    jsonrpc: "2.0",
    id,
    method: "eth_getBlockByNumber",
    params: [`0x${block.toString(16)}`, false],
  }));
  try {
    const headers = { "content-type": "application/json" };
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(calls) });
    const replies = (await response.json()) as { result?: { hash?: Hex } | null }[];
    return replies.flatMap(({ result }) => result?.hash ?? []);
  } catch (error) {
    throw new UsageError(`${url} does not answer as a node of the chain: ${(error as Error).message}`);
  }
}
