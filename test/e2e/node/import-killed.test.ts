import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ApiError, type Client, createClient } from "@green-ledger/sdk";
import { expect, it } from "vitest";
import { fileOf, mt940 } from "../../../packages/gateway/test/statement-files.ts";
import { run, startNode, temporaryFolder } from "./node-process.ts";

/** More days than one transaction carries. */
const DAYS = 400;
const START = Date.UTC(2025, 0, 1);
const dayOf = (i: number) => new Date(START + i * 86_400_000).toISOString().slice(0, 10);
const REFERENCE = "KILLED-1";

/** Every day brings a yuan. */
const FILE = mt940({
  account: REFERENCE,
  from: dayOf(0),
  day: dayOf(DAYS - 1),
  opening: 0n,
  lines: Array.from({ length: DAYS }, (_, i) => ({ minor: 100n, reference: `L${i}`, day: dayOf(i) })),
});
const BODY = { file: fileOf("year.sta", FILE), simulated: true };

function clientOf(dataDir: string, url: string): Client {
  const { custodian } = JSON.parse(readFileSync(join(dataDir, "tokens.json"), "utf8"));
  return createClient({ baseUrl: url, credentials: { token: custodian } });
}

async function statedDays(client: Client, id: string): Promise<string[]> {
  const days: string[] = [];
  const query = { limit: 200 };
  for await (const { day } of client.all("listStatements", { params: { id }, query })) days.push(day);
  return days.reverse();
}

it("a node that is killed between two days of a file states the rest, and the file again changes nothing", async () => {
  const dataDir = temporaryFolder();
  const node = await startNode(dataDir);
  const bank = clientOf(dataDir, node.url);
  const { data: self } = await bank.read("getSelf", {});
  const opened = await bank.write(
    "openAccounts",
    {
      body: {
        accounts: [
          { reference: REFERENCE, name: "Killed", kind: "operating", currency: "CNY", owner: self.party },
        ],
      },
    },
    { wait: 20 },
  );
  const [account = ""] = opened.ids;
  const asked = await bank.write("importStatements", { body: BODY });
  expect(asked.ids).toHaveLength(DAYS);
  while ((await statedDays(bank, account)).length === 0) await sleep(1);
  node.kill("SIGKILL");
  expect(await node.ended).toBe(-1);

  const again = await startNode(dataDir);
  const later = clientOf(dataDir, again.url);
  // Another key, as a person would who does not know what became of the first.
  for (;;) {
    try {
      const { operation, already_recorded } = await later.write(
        "importStatements",
        { body: BODY },
        { wait: 20 },
      );
      if (operation !== null) expect(operation.error).toBeNull();
      if (already_recorded.length === DAYS) break;
    } catch (error) {
      if (!(error instanceof ApiError) || error.problem.code !== "earlier_pending") throw error;
      await sleep(50);
    }
  }
  expect(await statedDays(later, account)).toEqual(Array.from({ length: DAYS }, (_, i) => dayOf(i)));
  const { data } = await later.read("getAccount", { params: { id: account } });
  expect(data.balance).toEqual({ currency: "CNY", minor: String(DAYS * 100) });
  again.kill("SIGTERM");
  expect(await again.ended).toBe(0);
  const doctor = await run("doctor.ts", ["--data-dir", dataDir, "--replay", "--json"]);
  expect([doctor.code, JSON.parse(doctor.stdout).healthy]).toEqual([0, true]);
}, 120_000);
