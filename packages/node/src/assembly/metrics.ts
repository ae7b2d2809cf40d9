import type { Clock } from "@green-ledger/domain";
import type { Indexer } from "@green-ledger/indexer";
import type { RunningSender } from "@green-ledger/sender";
import type { Outbox } from "@green-ledger/store/outbox";
import type { Forest } from "@green-ledger/trace";
import { Counter, collectDefaultMetrics, Gauge, Histogram, type Registry } from "prom-client";

export interface Measured {
  indexer: Indexer;
  sender: RunningSender;
  outbox: Outbox;
  forest: Forest;
  clock: Clock;
}

/** Registers what the node measures of itself. Figures that are known anyway are read when somebody asks. */
export function registerMetrics(
  registry: Registry,
  { indexer, sender, outbox, forest, clock }: Measured,
): void {
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const gauge = (name: string, help: string, read: () => number | null) =>
    new Gauge({
      name: `green_ledger_${name}`,
      help,
      registers,
      collect() {
        const value = read();
        if (value === null) this.remove();
        else this.set(value);
      },
    });
  gauge("chain_head_block", "Newest block of the chain's node that was seen.", () => indexer.status().head);
  gauge(
    "index_block",
    "Block up to which the index has read.",
    () => indexer.status().checkpoint?.block ?? null,
  );
  gauge("index_lag_blocks", "Blocks that are still to be read.", () => indexer.status().lag);
  gauge("index_rows", "Rows of the index.", () => indexer.status().checkpoint?.rows ?? null);
  gauge("forest_lots", "Lots held in memory for tracing.", () => forest.size().lots);
  gauge("forest_bytes", "Memory of the forest of lots.", () => forest.size().bytes);

  const waiting = "Calls that have no transaction yet, by signing key.";
  laneGauge("sender_waiting_calls", waiting, "waiting");
  laneGauge(
    "sender_in_flight_transactions",
    "Signed transactions that are in no block yet, by signing key.",
    "inFlight",
  );
  function laneGauge(name: string, help: string, field: "waiting" | "inFlight"): void {
    new Gauge({
      name: `green_ledger_${name}`,
      help,
      labelNames: ["signer"],
      registers,
      collect() {
        for (const lane of sender.lanes()) this.set({ signer: lane.signer }, lane[field]);
      },
    });
  }

  const blocks = new Counter({
    name: "green_ledger_indexed_blocks_total",
    help: "Blocks taken in since the start.",
    registers,
  });
  const events = new Counter({
    name: "green_ledger_indexed_events_total",
    help: "Events taken in since the start, by contract and name.",
    labelNames: ["contract", "event"],
    registers,
  });
  const delay = new Histogram({
    name: "green_ledger_index_delay_seconds",
    help: "From the time of a block to its commit. Blocks have whole seconds.",
    buckets: [0, 1, 2, 5, 10, 30, 60, 300, 3600],
    registers,
  });
  const reverts = new Counter({
    name: "green_ledger_index_reverts_total",
    help: "Forks that the index healed.",
    registers,
  });
  indexer.onCommitted((commit) => {
    blocks.inc();
    delay.observe(Math.max(0, clock() - commit.checkpoint.time));
    for (const { contract, name } of commit.events) events.inc({ contract, event: name });
  });
  indexer.onReverted(() => reverts.inc());

  const operations = new Counter({
    name: "green_ledger_operations_total",
    help: "Changes of operations since the start, by the status that was reached.",
    labelNames: ["status"],
    registers,
  });
  outbox.onChange(({ status }) => operations.inc({ status }));
}
