import { foldBlock, type LedgerEvent } from "@green-ledger/domain/projection";
import type { Projection } from "@green-ledger/store/projection";
import type { Header, RawLog } from "../../src/chain/raw.ts";
import { readHead, readHeaders } from "../../src/chain/read-headers.ts";
import { createWindowDeps } from "../../src/window-deps.ts";
import type { SyntheticChain } from "./chain.ts";
import { CONTRACTS } from "./story.ts";

/** Milliseconds that each step took. */
export interface Stages {
  fetch: number;
  decode: number;
  project: number;
  commit: number;
}

/** Takes a chain into a projection step by step, one window after the other, and times each step. */
export async function timeStages(
  chain: SyntheticChain,
  { writer }: Projection,
  blocks: number,
): Promise<Stages> {
  const { rpc, decoder, logReader } = createWindowDeps(chain.rpc, CONTRACTS);
  const { signal } = new AbortController();
  const spent: Stages = { fetch: 0, decode: 0, project: 0, commit: 0 };

  async function timed<T>(stage: keyof Stages, work: () => T | Promise<T>): Promise<T> {
    const start = performance.now();
    const result = await work();
    spent[stage] += performance.now() - start;
    return result;
  }

  async function fetch(from: number, to: number): Promise<[Header, RawLog[]][]> {
    const numbers = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    const headers = (await readHeaders(rpc, numbers, signal)) as Header[];
    const logs = await logReader.read(headers, signal);
    return headers.map((header, i) => [header, logs[i] ?? []]);
  }

  const head = await readHead(rpc, signal);
  await writer.finalize(head.number);
  for (let from = 0; from <= head.number; from += blocks) {
    const window = await timed("fetch", () => fetch(from, Math.min(head.number, from + blocks - 1)));
    for (const [header, logs] of window) {
      const events: LedgerEvent[] = await timed("decode", () => decoder.decode(header, logs));
      const mutations = await timed("project", () => foldBlock(events, (refs) => writer.read(refs)));
      await timed("commit", () => writer.commit(header, mutations));
    }
  }
  return spent;
}
