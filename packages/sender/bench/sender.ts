import type { Bytes32, Command, Hex } from "@green-ledger/domain";
import { FOUNDING, testId } from "@green-ledger/testkit";
import type { Report } from "../../../scripts/bench/report.ts";
import type { Rpc } from "../src/index.ts";
import { payment, type SenderSystem, startSenderSystem, submissionOf } from "../test/sender-system.ts";

const BENCH = "sender";
const IN_A_REQUEST = 1_000;
const COUNTERPARTIES = 500;

/** @param args how many payments */
export async function run(report: Report, args: readonly string[]): Promise<void> {
  const requests = Math.ceil(Number(args[0] ?? 10_000) / IN_A_REQUEST);
  const first = await startSenderSystem();
  const signed = await throughSender(first, requests, report);
  await first.close();
  const second = await startSenderSystem();
  const bare = await bareChain(second, signed);
  await second.close();
  const payments = requests * IN_A_REQUEST;
  report({
    bench: BENCH,
    metric: "payments mined through the sender",
    value: payments / signed.cost.seconds,
    unit: "payments/s",
    baseline: payments / bare.seconds,
  });
  report({
    bench: BENCH,
    metric: "main thread for each payment",
    value: (signed.cost.active / payments) * 1e6,
    unit: "µs",
    baseline: (bare.active / payments) * 1e6,
  });
  report({
    bench: BENCH,
    metric: "share of the time in which the chain had work",
    value: signed.busy / signed.cost.seconds,
    unit: "",
  });
}

/** In seconds. */
interface Cost {
  /** On the clock. */
  seconds: number;
  /** In which the main thread did something. */
  active: number;
}

/** What it costs from now on. */
function stopwatch(): () => Cost {
  const [start, utilization] = [performance.now(), performance.eventLoopUtilization()];
  return () => ({
    seconds: (performance.now() - start) / 1e3,
    active: performance.eventLoopUtilization(utilization).active / 1e3,
  });
}

interface Signed {
  /** Signed bytes of all transactions, in order. */
  raws: Hex[];
  cost: Cost;
  /** Seconds in which the chain had a transaction to execute. */
  busy: number;
}

/** Submits everything as it comes, as the import does, and waits until all is mined. */
async function throughSender(world: SenderSystem, requests: number, report: Report): Promise<Signed> {
  await found(world);
  const { bankB } = world.cast.members;
  let busy = 0;
  const rpc: Rpc = {
    async batch(requests) {
      const start = performance.now();
      const replies = await world.rpc.batch(requests);
      if (requests[0]?.method === "eth_sendRawTransaction") busy += (performance.now() - start) / 1e3;
      return replies;
    },
  };
  const running = await world.start({ pollMs: 25, rpc });
  const submissions = Array.from({ length: requests }, (_, i) => submissionOf(bankB, [request(i)]));
  const cost = stopwatch();
  const ids: string[] = [];
  for (const submission of submissions) {
    const result = await running.sender.submit(submission);
    if (result.kind !== "mismatch") ids.push(result.operation.id);
  }
  const accepted = cost();
  const operations = await Promise.all(ids.map((id) => running.settled(id)));
  const mined = cost();
  const transactions = operations.flatMap((operation) => operation.transactions);
  const raws = transactions.map(({ nonce }) => {
    const stored = running.outbox.transaction(bankB.key.address, nonce);
    if (stored === undefined) throw new Error(`no transaction with nonce ${nonce}`);
    return stored.raw;
  });
  const recorded = operations.reduce((sum, { outcome }) => sum + (outcome?.recorded ?? 0), 0);
  if (recorded !== requests * IN_A_REQUEST) throw new Error(`only ${recorded} payments were recorded`);
  await running.stop();
  const perRequest = (accepted.seconds / requests) * 1e3;
  report({
    bench: BENCH,
    metric: `to accept ${IN_A_REQUEST} payments on disk`,
    value: perRequest,
    unit: "ms",
  });
  report({ bench: BENCH, metric: "transactions", value: raws.length, unit: "" });
  return { raws, cost: mined, busy };
}

/** The same bytes, straight to the chain. */
async function bareChain(world: SenderSystem, { raws }: Signed): Promise<Cost> {
  await found(world);
  const cost = stopwatch();
  for (let i = 0; i < raws.length; i += 16) {
    const batch = raws.slice(i, i + 16).map((raw) => ({ method: "eth_sendRawTransaction", params: [raw] }));
    for (const reply of await world.rpc.batch(batch))
      if ("error" in reply) throw new Error(reply.error.message);
  }
  return cost();
}

const payee = (n: number): Bytes32 => testId("bench payee", n % COUNTERPARTIES);

function request(n: number): Command {
  const payments = Array.from({ length: IN_A_REQUEST }, (_, i) =>
    payment(0, { id: testId("bench payment", n * IN_A_REQUEST + i), payee: payee(i) }),
  );
  return { kind: "recordPayments", account: FOUNDING.accounts.contractorAtB, payments };
}

/** Payees, and money for them. The same on each chain, so that the same bytes do the same. */
async function found({ system, cast }: SenderSystem): Promise<void> {
  const counterparties = Array.from({ length: COUNTERPARTIES }, (_, i) => ({
    id: payee(i),
    dataRoot: testId("root", 1),
  }));
  const { bankB, issuer } = cast.members;
  await system.send({ sender: issuer.key, command: { kind: "registerCounterparties", counterparties } });
  const receipt = {
    id: testId("bench funds", 1),
    account: FOUNDING.accounts.contractorAtB,
    colour: 0,
    amount: 10n ** 15n,
    origin: "income" as const,
    payer: null,
    valueDate: 0,
    dataRoot: testId("root", 1),
  };
  await system.send({ sender: bankB.key, command: { kind: "recordReceipts", receipts: [receipt] } });
}
