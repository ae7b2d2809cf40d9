import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Hex } from "@green-ledger/domain";
import { eventTopics } from "@green-ledger/protocol";
import { createRandom, FOUNDING } from "@green-ledger/testkit";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type SenderSystem, startSenderSystem } from "../test/sender-system.ts";

let world: SenderSystem;

beforeAll(async () => {
  world = await startSenderSystem();
});
afterAll(() => world.close());

const SEED = 20_260_101;
const KILLS = 8;
const PAYMENTS = 120;

it(`does everything once, however often it is killed (seed ${SEED})`, async () => {
  const { system, directory } = world;
  const { bankB } = world.cast.members;
  const { LotLedger, PartyRegistry, TaxonomyRegistry, AssetRegistry, InstrumentRegistry, AccountRegistry } =
    system.addresses;
  const job = JSON.stringify({
    url: system.chain.url,
    directory: join(directory, "killed"),
    contracts: {
      LotLedger,
      PartyRegistry,
      TaxonomyRegistry,
      AssetRegistry,
      InstrumentRegistry,
      AccountRegistry,
    },
    privateKey: bankB.key.privateKey,
    party: bankB.party,
    payee: FOUNDING.counterparties[0],
    account: FOUNDING.accounts.contractorAtB,
    payments: PAYMENTS,
  });
  const random = createRandom(SEED);
  const before = Number(await system.chain.request("eth_getTransactionCount", [bankB.key.address, "latest"]));

  let killed = 0;
  let output = "";
  while (output !== "started\ndone\n") {
    const pause = killed < KILLS ? random.between(1, 250) : undefined;
    const result = await run(job, pause);
    if (result.signal === null) expect(result).toMatchObject({ code: 0, errors: "" });
    else killed += 1;
    output = result.output;
  }

  expect(killed).toBeGreaterThan(0);
  const topic = (Object.keys(eventTopics) as (keyof typeof eventTopics)[]).find(
    (key) => eventTopics[key].event === "PaymentRecorded",
  );
  const logs = (await system.chain.request("eth_getLogs", [
    { fromBlock: "0x0", toBlock: "latest", address: LotLedger, topics: [topic] },
  ])) as { topics: Hex[] }[];
  expect(new Set(logs.map(({ topics }) => topics[1])).size).toBe(PAYMENTS);
  expect(logs).toHaveLength(PAYMENTS);
  // No nonce was used for anything else, so nothing went out twice in another form.
  expect(Number(await system.chain.request("eth_getTransactionCount", [bankB.key.address, "latest"]))).toBe(
    before + PAYMENTS,
  );
});

function run(job: string, killAfterMs: number | undefined) {
  const script = join(import.meta.dirname, "../test/submit-many.ts");
  const child = spawn(process.execPath, [script, job], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let errors = "";
  let timer: NodeJS.Timeout | undefined;
  child.stdout.on("data", (text: Buffer) => {
    output += text;
    if (killAfterMs !== undefined) timer ??= setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  });
  child.stderr.on("data", (text: Buffer) => {
    errors += text;
  });
  return new Promise<{ code: number | null; signal: string | null; output: string; errors: string }>(
    (resolve) => {
      child.on("close", (code, signal) => {
        clearTimeout(timer);
        resolve({ code, signal, output, errors });
      });
    },
  );
}
