import { mkdtemp } from "node:fs/promises";
import { writeChain } from "./bench/synthetic/chain.ts";
import { CONTRACTS } from "./bench/synthetic/story.ts";
import { openProjection } from "@green-ledger/store/projection";
import { foldBlock } from "@green-ledger/domain/projection";
import { readHeaders } from "./src/chain/read-headers.ts";
import { createWindowDeps } from "./src/window-deps.ts";
const dir = await mkdtemp("/tmp/ix/prof-");
const n = Number(process.argv[2] ?? 20000);
const chain = await writeChain(dir + "/c.json", Array(Math.ceil(n / 600)).fill(600));
const log = { debug() {}, info() {}, warn() {}, error() {} };
const p = await openProjection({ directory: dir + "/p", log });
const { rpc, decoder, logReader } = createWindowDeps(chain.rpc, CONTRACTS);
const { signal } = new AbortController();
const us = () => { const c = process.threadCpuUsage(); return (c.user + c.system) / 1000; };
const spent = { fetch: 0, decode: 0, project: 0, commit: 0 };
await p.writer.finalize(chain.head);
const c0 = process.cpuUsage();
for (let f = 0; f <= chain.head; f += 4) {
  let t = us();
  const headers = await readHeaders(rpc, Array.from({ length: Math.min(4, chain.head - f + 1) }, (_, i) => f + i), signal);
  const logs = await logReader.read(headers, signal);
  spent.fetch += us() - t;
  for (const [i, h] of headers.entries()) {
    t = us();
    const events = decoder.decode(h, logs[i]);
    spent.decode += us() - t; t = us();
    const m = foldBlock(events, (refs) => p.writer.read(refs));
    spent.project += us() - t; t = us();
    await p.writer.commit(h, m);
    spent.commit += us() - t;
  }
}
const c = process.cpuUsage(c0);
console.log(chain.events, "all cpu", ((c.user + c.system) / 1000) | 0, JSON.stringify(spent), "us/event", Object.values(spent).reduce((a, b) => a + b, 0) * 1000 / chain.events, (process.resourceUsage().maxRSS / 1024) | 0, "MiB");
await p.close(); await chain.close();
