import { parseBlock } from "./block.ts";
import { blockRequests } from "./block-requests.ts";
import { type Engine, parseReply, requestText } from "./engine.ts";
import { DevchainError, messageOf } from "./errors.ts";
import { type Hex, toHex, toQuantity } from "./hex.ts";
import type { ChainIdentity } from "./identity.ts";
import type { Journal } from "./journal/journal.ts";
import type { BlockRecord } from "./journal/record.ts";
import type { Head } from "./mining/commit-block.ts";

export type RestoreDeps = { readonly engine: Engine; readonly journal: Journal };

export type RestoreOptions = {
  readonly identity: ChainIdentity;
  readonly genesis: Head;
  /** The EVM of this start. */
  readonly engineName: string;
  readonly onProgress: (done: number, total: number) => void;
};

/** Small blocks share a call to the EVM, and a few calls are under way while earlier replies are checked. */
const GROUP_BLOCKS = 32;
const GROUP_CHARACTERS = 256 * 1024;
const CALLS_UNDER_WAY = 4;

type Expected = {
  readonly number: number;
  readonly hash: Hex;
  readonly timestamp: bigint;
  readonly count: number;
};
type Call = { readonly blocks: readonly Expected[]; readonly reply: Promise<string> };

/**
 * Makes every recorded block again, and compares its hash with the recorded one.
 * @returns the last block
 * @throws DevchainError `chain_restore_mismatch`, naming the first block that differs
 */
export async function restoreChain({ engine, journal }: RestoreDeps, options: RestoreOptions): Promise<Head> {
  const { identity, genesis, engineName, onProgress } = options;
  const { transactions: total } = journal.size();
  let head = genesis;
  let done = 0;

  async function check({ blocks, reply }: Call): Promise<void> {
    const results = await readResults(reply);
    let at = 0;
    for (const block of blocks) {
      at += block.count + REQUESTS_PER_BLOCK;
      if (results === undefined || parseBlock(results[at - 1]).hash !== block.hash) {
        throw await mismatch(engine, { blocks, reply }, identity, engineName);
      }
      head = block;
      done += block.count;
    }
    onProgress(done, total);
  }

  const underWay: Call[] = [];
  for (const group of groupBlocks(journal.blocks(), identity.validators)) {
    const reply = engine.handle(`[${group.requests.join(",")}]`);
    // It is awaited later; until then, a failure must not count as unhandled.
    reply.catch(() => {});
    underWay.push({ blocks: group.blocks, reply });
    if (underWay.length >= CALLS_UNDER_WAY) await check(underWay.shift() as Call);
  }
  for (const call of underWay) await check(call);
  return head;
}

/** What {@link blockRequests} holds. */
const REQUESTS_PER_BLOCK = 4;

function* groupBlocks(
  records: Iterable<BlockRecord>,
  validators: readonly Hex[],
): Generator<{ readonly blocks: readonly Expected[]; readonly requests: readonly string[] }> {
  let blocks: Expected[] = [];
  let requests: string[] = [];
  let characters = 0;
  for (const { number, hash, timestamp, transactions } of records) {
    for (const raw of transactions) {
      requests.push(requestText("eth_sendRawTransaction", [toHex(raw)]));
      characters += 2 * raw.length;
    }
    requests.push(blockRequests({ number, timestamp, validators }));
    blocks.push({ number, hash, timestamp, count: transactions.length });
    if (blocks.length >= GROUP_BLOCKS || characters >= GROUP_CHARACTERS) {
      yield { blocks, requests };
      blocks = [];
      requests = [];
      characters = 0;
    }
  }
  if (blocks.length > 0) yield { blocks, requests };
}

/** Undefined when the EVM refused one of the requests: what differs is found by {@link mismatch}. */
async function readResults(reply: Promise<string>): Promise<unknown[] | undefined> {
  const text = await reply;
  return text.startsWith('{"result":') ? (parseReply(text) as unknown[]) : undefined;
}

async function mismatch(
  engine: Engine,
  { blocks, reply }: Call,
  identity: ChainIdentity,
  engineName: string,
): Promise<DevchainError> {
  const remedy =
    identity.engine === engineName
      ? "Restore the data folder from a backup, or start with another one."
      : `The journal was begun with ${identity.engine}, this is ${engineName}: use the program version that wrote it.`;
  for (const block of blocks) {
    const made = await engine.call("eth_getBlockByNumber", [toQuantity(block.number), false]);
    const hash = made === null ? undefined : parseBlock(made).hash;
    if (hash === block.hash) continue;
    const found =
      hash === undefined ? await refusalOf(reply) : `its hash is ${hash} now, ${block.hash} was recorded`;
    return new DevchainError(
      "chain_restore_mismatch",
      `Block ${block.number} can not be made again as it was: ${found}. ${remedy}`,
    );
  }
  throw new Error("no restored block differs");
}

async function refusalOf(reply: Promise<string>): Promise<string> {
  try {
    parseReply(await reply);
    return "the EVM did not make it";
  } catch (error) {
    return messageOf(error);
  }
}
