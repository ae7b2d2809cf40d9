import { type ItemOutcome, reasonOf } from "@green-ledger/domain";
import { lotLedgerAbi } from "@green-ledger/protocol";
import { decodeEventLog, getAbiItem, toEventSelector } from "viem";
import type { RawLog } from "../chain/receipt.ts";
import { readEvidenceLog } from "./read-evidence-log.ts";

/** What one call recorded, and which of its entries and documents were not plainly accepted. */
export interface CallOutcome {
  recorded: number;
  items: ItemOutcome[];
}

const event = (
  name:
    | "ReceiptRecorded"
    | "PaymentRecorded"
    | "PaymentRequested"
    | "MovementRefused"
    | "EntryReversed"
    | "BalanceStated"
    | "LeakRestored"
    | "MoneyLent"
    | "MoneyConverted",
) => toEventSelector(getAbiItem({ abi: lotLedgerAbi, name }));
const REFUSED = event("MovementRefused");
const PAYMENT = event("PaymentRecorded");
const REQUEST = event("PaymentRequested");

/** Events that say that an entry was recorded; its id is their first indexed argument. One entry may have several. */
const RECORDED: ReadonlySet<string> = new Set([
  event("ReceiptRecorded"),
  PAYMENT,
  REQUEST,
  event("EntryReversed"),
  event("BalanceStated"),
  event("LeakRestored"),
  event("MoneyLent"),
  event("MoneyConverted"),
]);

/**
 * Where the flag stands in the data of a payment's log: every field has one word of 64 digits. Nearly all payments
 * have none, so most logs need not be decoded.
 */
const FLAG_START = 2 + 64 * wordsBefore("flag");
const NO_FLAG = "0".repeat(64);

/** Reads what the logs of a transaction say of its entries and documents. */
export function readLogs(logs: readonly RawLog[]): CallOutcome {
  const recorded = new Set<string>();
  const items: ItemOutcome[] = [];
  let documents = 0;
  for (const log of logs) {
    const [topic = "", id = ""] = log.topics;
    if (RECORDED.has(topic)) {
      recorded.add(id);
      if (topic === PAYMENT && log.data.slice(FLAG_START, FLAG_START + 64) !== NO_FLAG)
        items.push(readFlag(log));
      if (topic === REQUEST) items.push(...readRequest(log));
    } else if (topic === REFUSED) {
      items.push(readRefusal(log));
    } else {
      const evidence = readEvidenceLog(log);
      documents += evidence?.recorded ?? 0;
      items.push(...(evidence?.items ?? []));
    }
  }
  return { recorded: recorded.size + documents, items };
}

function readRefusal(log: RawLog): ItemOutcome {
  const { args } = decodeEventLog({ abi: lotLedgerAbi, eventName: "MovementRefused", ...toDecode(log) });
  return {
    id: args.movement,
    reason: reasonOf(args.reason),
    verdict: "refused",
    limit: args.limit.toString(),
  };
}

function readFlag(log: RawLog): ItemOutcome {
  const { args } = decodeEventLog({ abi: lotLedgerAbi, eventName: "PaymentRecorded", ...toDecode(log) });
  return { id: args.payment, reason: reasonOf(args.flag), verdict: "flagged", limit: "0" };
}

function readRequest(log: RawLog): ItemOutcome[] {
  const { args } = decodeEventLog({ abi: lotLedgerAbi, eventName: "PaymentRequested", ...toDecode(log) });
  const reason = reasonOf(args.flag);
  return reason === "none" ? [] : [{ id: args.payment, reason, verdict: "flagged", limit: "0" }];
}

function toDecode({ data, topics }: RawLog) {
  return { data, topics: topics as [signature: `0x${string}`, ...args: `0x${string}`[]] };
}

/** Words of data before a field of a payment's log. All its fields are of fixed width; structs stand inline. */
function wordsBefore(field: string): number {
  const { inputs } = getAbiItem({ abi: lotLedgerAbi, name: "PaymentRecorded" });
  const data = inputs.filter((input) => !("indexed" in input && input.indexed));
  const before = data.slice(
    0,
    data.findIndex(({ name }) => name === field),
  );
  return before.reduce((words, input) => words + ("components" in input ? input.components.length : 1), 0);
}
