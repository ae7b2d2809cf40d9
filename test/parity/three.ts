import { checkInvariants } from "@green-ledger/domain/invariants";
import { apply, createModel, type ModelState, type Outcome } from "@green-ledger/domain/model";
import type { LedgerEvent } from "@green-ledger/domain/projection";
import type { Random, Request, System } from "@green-ledger/testkit";
import { expect } from "vitest";
import { differingViews } from "./contract-views.ts";
import { expectedViews } from "./expected-views.ts";
import { createIndexRows } from "./index-rows.ts";
import { indexRows, modelRows } from "./model-rows.ts";
import { asDryRun, createSimulator } from "./simulator.ts";
import { storedRows } from "./stored-rows.ts";
import type { View } from "./view.ts";
import { writtenIn } from "./written.ts";

/** Contracts, model and index side by side. */
export interface Three {
  /** The model's state now. */
  state(): ModelState;
  /** Executes a request on all three and compares what they answer. */
  step(request: Request, label: string): Promise<Outcome>;
  /** Compares the index's rows with the model's, and checks the invariants on them. */
  compareRows(label: string): void;
  /** Compares what the real indexer and store make of the whole chain with the rows that were folded on the way. */
  compareStored(label: string): Promise<void>;
  /** Compares some of the contracts' views with the model. */
  compareSample(random: Random, size: number, label: string): Promise<void>;
  /** Compares all views of all contracts with the model. Returns how many. */
  compareViews(label: string): Promise<number>;
  close(): Promise<void>;
}

export async function createThree(system: System): Promise<Three> {
  const simulator = await createSimulator(system);
  const index = createIndexRows(system.addresses);
  let state = createModel({
    operators: [system.cast.operator.address],
    poolBook: system.addresses.PoolBook,
    ledger: system.addresses.LotLedger,
  });

  async function compare(views: readonly View[], label: string): Promise<void> {
    expect(await differingViews(system, views), `${label}: contract and model differ`).toEqual([]);
  }

  return {
    state: () => state,

    async step(request, label) {
      const time = system.clock.now();
      const said = JSON.stringify(request.command, (_, v) => (typeof v === "bigint" ? v.toString() : v));
      const where = `${label}: ${request.sender.name} sends ${said}`;
      const { state: next, outcome } = apply(state, request.command, {
        sender: request.sender.address,
        time,
      });
      const dry = await system.dryRun(request);
      const simulated = await simulator.dryRun(request);
      const receipt = await system.send(request);
      const block = (await system.chain.request("eth_getBlockByNumber", [receipt.blockNumber, false])) as {
        timestamp: string;
      };
      expect(Number(block.timestamp), `${where}: time of the block`).toBe(time);
      expect(dry, `${where}: dry run and model differ`).toEqual(answerOf(outcome));
      expect(simulated, `${where}: sender's dry run and model differ`).toEqual(asDryRun(outcome));
      expect(receipt.status === "0x1", `${where}: dry run and write differ`).toBe(dry.kind === "accepted");
      const events = index.fold(receipt.logs, time);
      compareWritten(events, outcome, where);
      state = next;
      return outcome;
    },

    compareRows(label) {
      const [actual, expected] = [indexRows(index), modelRows(state)];
      for (const table of Object.keys(expected) as (keyof typeof expected)[]) {
        expect(actual[table], `${label}: index and model differ in ${table}`).toEqual(expected[table]);
      }
      const violations = checkInvariants({
        accounts: index.table("account"),
        tranches: index.table("tranche"),
        trancheDays: index.table("trancheDay"),
        admissions: index.table("admission"),
        assets: index.table("asset"),
        holdings: index.table("holding"),
        lots: index.table("lot"),
        lines: index.table("line"),
        movements: index.table("movement"),
        statements: index.table("statement"),
        leaks: index.table("leak"),
        refusals: index.table("refusal"),
        claims: index.table("claim"),
        claimLinks: index.table("claimLink"),
        permits: index.table("permit"),
        duties: index.table("duties"),
        liens: index.table("lien"),
        encumbrances: index.table("encumbrance"),
        transfers: index.table("transfer"),
        documents: index.table("document"),
        documentUses: index.table("documentUse"),
        pools: index.table("pool"),
        poolItems: index.table("poolItem"),
        notes: index.table("note"),
        notePositions: index.table("notePosition"),
        poolFlows: index.table("poolFlow"),
        distributions: index.table("distribution"),
        sequences: index.table("sequence"),
        events: index.table("event"),
      });
      expect(violations, `${label}: invariants`).toEqual([]);
    },

    async compareStored(label) {
      const stored = await storedRows(system);
      for (const table of Object.keys(stored) as (keyof typeof stored)[]) {
        const [actual, expected] = [textsOf(stored[table]), textsOf(index.table(table))];
        expect(actual, `${label}: store and projection differ in ${table}`).toEqual(expected);
      }
    },

    async compareSample(random, size, label) {
      const views = expectedViews(state, system.clock.now());
      const sample = Array.from({ length: size }, () => random.pick(views));
      await compare(sample, label);
    },

    async compareViews(label) {
      const views = expectedViews(state, system.clock.now());
      await compare(views, label);
      return views.length;
    },

    close: simulator.close,
  };
}

/** Rows in an order that does not depend on where they come from. */
function textsOf(rows: readonly object[]): string[] {
  const text = (row: object) =>
    JSON.stringify(row, (_, value: unknown) => {
      if (typeof value === "bigint") return `${value}n`;
      if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
      return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
    });
  return rows.map(text).sort();
}

function answerOf(outcome: Outcome): unknown {
  if (outcome.kind === "reverted") return outcome;
  return {
    kind: outcome.kind,
    reasons: outcome.reasons,
    items: documentsAside(outcome),
    added: outcome.added,
    documents: outcome.documents,
  };
}

/** What becomes of documents is told as outcomes, not as items. */
function documentsAside(outcome: Outcome & { kind: "accepted" }) {
  return outcome.documents.length > 0 ? [] : outcome.items;
}

/** The events of a write decide as the model does, down to the figures. */
function compareWritten(events: readonly LedgerEvent[], outcome: Outcome, where: string): void {
  if (outcome.kind === "reverted") {
    expect(events, `${where}: events of a call that reverted`).toEqual([]);
    return;
  }
  const expected = { reasons: outcome.reasons, items: outcome.items };
  expect(writtenIn(events), `${where}: write and model differ`).toEqual(expected);
}
