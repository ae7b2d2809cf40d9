import type { Address, Hex, Mutation, Table, Tables } from "@green-ledger/domain";
import {
  foldBlock,
  type LedgerContract,
  type LedgerEvent,
  type RowRef,
} from "@green-ledger/domain/projection";
import { abis } from "@green-ledger/protocol";
import type { MinedLog } from "@green-ledger/testkit";
import { type Abi, decodeEventLog } from "viem";

/** The index's rows in memory, folded from the events of each block by the real projection. */
export interface IndexRows {
  fold(logs: readonly MinedLog[], time: number): LedgerEvent[];
  table<T extends Table>(table: T): Tables[T][];
}

export function createIndexRows(addresses: Readonly<Record<LedgerContract, Address>>): IndexRows {
  const contractAt = new Map(
    Object.entries(addresses).map(([name, address]) => [address, name as LedgerContract]),
  );
  const rows = new Map<string, { table: Table; row: Tables[Table] }>();
  const keyOf = ({ table, key }: Pick<RowRef, "table" | "key">) => `${table}/${JSON.stringify(key)}`;

  function keep(mutation: Mutation): void {
    const { table, row } = mutation;
    if (row === null) rows.delete(keyOf(mutation));
    else rows.set(keyOf(mutation), { table, row });
  }

  return {
    fold(logs, time) {
      const events = logs.flatMap((log) => {
        const contract = contractAt.get(log.address);
        return contract === undefined ? [] : [decode(contract, log, time)];
      });
      foldBlock(events, (refs) => refs.map((ref) => rows.get(keyOf(ref))?.row)).forEach(keep);
      return events;
    },
    table: <T extends Table>(table: T) =>
      [...rows.values()].flatMap((entry) => (entry.table === table ? [entry.row as Tables[T]] : [])),
  };
}

function decode(contract: LedgerContract, log: MinedLog, time: number): LedgerEvent {
  const { eventName: name, args } = decodeEventLog({
    abi: abis[contract] as Abi,
    topics: log.topics as [Hex, ...Hex[]],
    data: log.data,
  });
  const place = {
    block: Number(log.blockNumber),
    logIndex: Number(log.logIndex),
    time,
    transaction: log.transactionHash,
  };
  const event: unknown = { contract, name, args: lowerCase(args), place };
  return event as LedgerEvent;
}

/** Addresses are lower case in rows; viem gives them with a checksum in their case. */
function lowerCase(value: unknown): unknown {
  if (typeof value === "string") return value.toLowerCase();
  if (Array.isArray(value)) return value.map(lowerCase);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, lowerCase(inner)]));
}
