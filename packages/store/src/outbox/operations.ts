import type { Operation } from "@green-ledger/domain";
import { StoreError } from "../codec/index.ts";
import {
  META,
  metaKey,
  operationBytes,
  operationKey,
  operationOfKey,
  SPACE,
  subjectKey,
  unsettledKey,
} from "./keys.ts";
import { put, REMEDY, type Rows, remove } from "./rows.ts";
import type { Write } from "./write-queue.ts";

/** An operation as it is stored. */
interface OperationRecord {
  /** Place among all operations, in order of acceptance, from 1. */
  order: number;
  operation: Operation;
}

/** The operations on disk, by id, by subject, and those that may still change. */
export interface Operations {
  find(id: string): Operation | undefined;
  /** Of a subject, newest first. `next` marks the place after the last row. */
  listOf(
    subject: string,
    after: string | undefined,
    limit: number,
  ): { rows: Operation[]; next: string | null };
  /** In order of acceptance. */
  unsettled(): Promise<Operation[]>;
  /** The writes that add an operation. Numbers it, so it must be called in the order of the writes. */
  add(operation: Operation): Write[];
  replace(operation: Operation): Write[];
  settle(operation: Operation): Write[];
  reopen(operation: Operation): Write[];
}

export function createOperations(rows: Rows): Operations {
  /** How many operations there are, ahead of the disk by what waits to be written. */
  let last = rows.read<number>(metaKey(META.operations), "meta") ?? 0;
  /** Places of the unsettled ones. */
  const orders = new Map<string, number>();
  /** Operations of each subject, ahead of the disk by what waits to be written. */
  const counts = new Map<string, number>();

  function record(id: string): OperationRecord {
    const found = rows.read<OperationRecord>(operationKey(id), "operation");
    if (found === undefined) throw missing(id);
    return found;
  }

  function orderOf(id: string): number {
    return orders.get(id) ?? record(id).order;
  }

  function countOf(subject: string): number {
    return counts.get(subject) ?? rows.read<number>(subjectKey(subject), "subject") ?? 0;
  }

  return {
    find(id) {
      if (operationBytes(id) === undefined) return undefined;
      return rows.read<OperationRecord>(operationKey(id), "operation")?.operation;
    },

    listOf(subject, after, limit) {
      const newest = rows.read<number>(subjectKey(subject), "subject") ?? 0;
      let n = after === undefined ? newest : Math.min(newest, Number(after) - 1);
      const found: Operation[] = [];
      for (; n >= 1 && found.length < limit; n--) {
        const id = rows.read<string>(operationOfKey(subject, n), "operationOf");
        if (id === undefined) throw missing(`number ${n} of its subject`);
        found.push(record(id).operation);
      }
      return { rows: found, next: n >= 1 ? `${n + 1}` : null };
    },

    async unsettled() {
      const entries = await rows.list<string>(Buffer.from([SPACE.unsettled]), "unsettled");
      return entries.map(({ value: id }) => {
        const { order, operation } = record(id);
        orders.set(id, order);
        return operation;
      });
    },

    add(operation) {
      const order = last + 1;
      const n = countOf(operation.subject) + 1;
      const writes = [
        put(metaKey(META.operations), order),
        putRecord(order, operation),
        put(unsettledKey(order), operation.id),
        put(subjectKey(operation.subject), n),
        put(operationOfKey(operation.subject, n), operation.id),
      ];
      last = order;
      orders.set(operation.id, order);
      counts.set(operation.subject, n);
      return writes;
    },

    replace: (operation) => [putRecord(orderOf(operation.id), operation)],

    settle(operation) {
      const order = orderOf(operation.id);
      orders.delete(operation.id);
      return [putRecord(order, operation), remove(unsettledKey(order))];
    },

    reopen(operation) {
      const order = orderOf(operation.id);
      orders.set(operation.id, order);
      return [putRecord(order, operation), put(unsettledKey(order), operation.id)];
    },
  };
}

function putRecord(order: number, operation: Operation): Write {
  return put(operationKey(operation.id), { order, operation } satisfies OperationRecord);
}

function missing(what: string): StoreError {
  return new StoreError("store_corrupt", `The outbox has lost an operation (${what}). ${REMEDY}`, {
    table: "operation",
  });
}
