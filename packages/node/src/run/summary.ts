import { type EntryState, formatDecimal, type Snapshot, type Table, type Tables } from "@green-ledger/domain";
import { minorUnits } from "@green-ledger/standards";
import type { Finding } from "../portfolio/findings.ts";
import { allRows } from "./all-rows.ts";

/** What a ledger holds after a portfolio was loaded: what `--once` prints. */
export interface Summary {
  counts: Record<
    | "parties"
    | "assets"
    | "instruments"
    | "tranches"
    | "accounts"
    | "receipts"
    | "payments"
    | "refusals"
    | "lots",
    number
  >;
  /** Of all tranches in a currency, as decimals: what was minted is the sum of the others (L1). */
  totals_per_currency: CurrencyTotals[];
  findings: Finding[];
  block: number;
  block_hash: string;
  index_digest: string;
  events: number;
  chain: { id: number; genesis: string };
  /** Operations that were new at this start; 0 if everything was recorded before. */
  operations_sent: number;
  durations_ms: Readonly<Record<string, number>>;
}

export interface CurrencyTotals {
  currency: string;
  minted: string;
  live: string;
  allocated: string;
  returned: string;
  fees: string;
  breached: string;
  lent: string;
}

const COUNTERS = ["minted", "live", "allocated", "returned", "fees", "breached", "lent"] as const;

/** A request that was not released is no payment. */
const PAID: readonly EntryState[] = ["paid", "confirmed", "disputed"];

/** What stands in the index: everything from one snapshot. */
export async function summarize(
  snapshot: Snapshot,
): Promise<
  Pick<Summary, "counts" | "totals_per_currency" | "block" | "block_hash" | "index_digest" | "events">
> {
  const count = async (table: Table) => (await allRows(snapshot, table)).length;
  const movements = await allRows(snapshot, "movement");
  const tranches = (await allRows(snapshot, "tranche")).filter(({ colour }) => colour > 0);
  const instruments = await allRows(snapshot, "instrument");
  const { block, hash, digest } = snapshot.checkpoint;
  return {
    counts: {
      parties: await count("party"),
      assets: await count("asset"),
      instruments: instruments.length,
      tranches: tranches.length,
      accounts: await count("account"),
      receipts: movements.filter(({ kind }) => kind === "receipt").length,
      payments: movements.filter(({ kind, state }) => kind === "payment" && PAID.includes(state)).length,
      refusals: await count("refusal"),
      lots: await count("lot"),
    },
    totals_per_currency: totalsOf(tranches, instruments),
    block,
    block_hash: hash,
    index_digest: digest,
    events: await count("event"),
  };
}

function totalsOf(
  tranches: readonly Tables["tranche"][],
  instruments: readonly Tables["instrument"][],
): CurrencyTotals[] {
  const currencies = new Map(instruments.map(({ id, currency }) => [id, currency]));
  const groups = Map.groupBy(tranches, ({ instrument }) => currencies.get(instrument) ?? "");
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, group]) => {
      const digits = minorUnits(currency) ?? 0;
      const sums = COUNTERS.map((name) => {
        const sum = group.reduce((total, { counters }) => total + counters[name], 0n);
        return [name, formatDecimal(sum, digits)] as const;
      });
      return { currency, ...(Object.fromEntries(sums) as Omit<CurrencyTotals, "currency">) };
    });
}
