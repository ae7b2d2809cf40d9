import { type ItemOutcome, reasonOf } from "@green-ledger/domain";
import { lotLedgerAbi } from "@green-ledger/protocol";
import { decodeEventLog, getAbiItem, toEventSelector } from "viem";
import type { RawLog } from "../chain/receipt.ts";

/** What one call recorded, and which of its receipts and payments were not plainly accepted. */
export interface CallOutcome {
  recorded: number;
  items: ItemOutcome[];
}

const REFUSED = toEventSelector(getAbiItem({ abi: lotLedgerAbi, name: "MovementRefused" }));
const RECEIPT = toEventSelector(getAbiItem({ abi: lotLedgerAbi, name: "ReceiptRecorded" }));
const PAYMENT = toEventSelector(getAbiItem({ abi: lotLedgerAbi, name: "PaymentRecorded" }));

/**
 * Where the flag stands in the data of a payment's log: every field has one word of 64 digits. Nearly all payments
 * have none, so most logs need not be decoded.
 */
const FLAG_START = 2 + 64 * positionInData("flag");
const NO_FLAG = "0".repeat(64);

/** Reads what the logs of a transaction say of its receipts and payments. */
export function readLogs(logs: readonly RawLog[]): CallOutcome {
  const outcome: CallOutcome = { recorded: 0, items: [] };
  for (const log of logs) {
    const topic = log.topics[0];
    if (topic === REFUSED) {
      outcome.items.push(readRefusal(log));
    } else if (topic === RECEIPT) {
      outcome.recorded += 1;
    } else if (topic === PAYMENT) {
      outcome.recorded += 1;
      if (log.data.slice(FLAG_START, FLAG_START + 64) !== NO_FLAG) outcome.items.push(readFlag(log));
    }
  }
  return outcome;
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

function toDecode({ data, topics }: RawLog) {
  return { data, topics: topics as [signature: `0x${string}`, ...args: `0x${string}`[]] };
}

function positionInData(field: string): number {
  const { inputs } = getAbiItem({ abi: lotLedgerAbi, name: "PaymentRecorded" });
  return inputs.filter(({ indexed }) => !indexed).findIndex(({ name }) => name === field);
}
