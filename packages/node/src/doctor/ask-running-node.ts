import { createClient } from "@green-ledger/sdk";
import type { DataLayout } from "../data/layout.ts";
import { readJsonIfPresent } from "../data/private-file.ts";
import { readRunningNode } from "../data/running-node.ts";
import { type CheckResult, guarded, judged, notDone } from "./check.ts";

/** What can be learned of a node without taking its data folder. */
export async function askRunningNode(layout: DataLayout): Promise<CheckResult[]> {
  const running = await readRunningNode(layout);
  const url = running?.url;
  if (running === undefined || url == null) {
    return [notDone("node", "another process has the data folder, and does not say where it listens")];
  }
  return [
    await guarded("readiness", () => checkReadiness(url)),
    await guarded("index", () => checkStatus(url, layout)),
    notDone(
      "storage, invariants, chain",
      `process ${running.pid} works with the data: stop it, then run doctor again`,
    ),
  ];
}

async function checkReadiness(url: string): Promise<CheckResult> {
  const response = await fetch(`${url}/readyz`);
  const { reasons } = (await response.json()) as { reasons: string[] };
  return judged("readiness", `${url} answers`, reasons);
}

async function checkStatus(url: string, layout: DataLayout): Promise<CheckResult> {
  const tokens = (await readJsonIfPresent(layout.tokens)) as Record<string, string> | undefined;
  const token = tokens?.auditor;
  if (token === undefined) return notDone("index", "asking for its status needs a token: see GET /v1/status");
  const client = createClient({ baseUrl: url, credentials: { token } });
  const { data } = await client.read("getStatus", { query: {} });
  const { block, head, lag, rows } = data;
  return judged(
    "index",
    `block ${block} of ${head}, ${rows} rows`,
    lag > 5 ? [`It is ${lag} blocks behind.`] : [],
  );
}
