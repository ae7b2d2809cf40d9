import type { Idempotency, Operation, SubmitResult } from "@green-ledger/domain";
import { keyText } from "../codec/index.ts";
import { callDataKey, callKey, idempotencyKey } from "./keys.ts";
import type { Operations } from "./operations.ts";
import type { Acceptance, StoredCall } from "./outbox.ts";
import type { Profiles } from "./profiles.ts";
import { put, putBytes, type Rows } from "./rows.ts";
import type { Write, WriteQueue } from "./write-queue.ts";

/** What is remembered of a request under its idempotency key, as long as its operation exists. */
interface Repeat {
  bodyHash: string;
  operation: string;
}

/** A request that is being written. */
interface Arrival {
  bodyHash: string;
  operation: Operation;
  written: Promise<void>;
}

/** The entrance: knows repeats, and stores a request with all that belongs to it in one atomic write. */
export interface Reception {
  repeatOf(idempotency: Idempotency): SubmitResult | undefined;
  receive(acceptance: Acceptance): Promise<SubmitResult>;
}

export interface ReceptionDeps {
  rows: Rows;
  queue: WriteQueue;
  operations: Operations;
  profiles: Profiles;
}

export function createReception({ rows, queue, operations, profiles }: ReceptionDeps): Reception {
  /** By idempotency key. Between the first look at a key and its place in here nothing may be awaited. */
  const arriving = new Map<string, Arrival>();

  function repeatOf(idempotency: Idempotency): SubmitResult | undefined {
    const repeat = rows.read<Repeat>(idempotencyKey(idempotency), "idempotency");
    if (repeat === undefined) return undefined;
    if (repeat.bodyHash !== idempotency.bodyHash) return { kind: "mismatch" };
    const operation = operations.find(repeat.operation);
    return operation === undefined ? undefined : { kind: "replayed", operation };
  }

  async function join(arrival: Arrival, { bodyHash }: Idempotency): Promise<SubmitResult> {
    if (arrival.bodyHash !== bodyHash) return { kind: "mismatch" };
    await arrival.written;
    return { kind: "replayed", operation: arrival.operation };
  }

  async function accept({
    operation,
    idempotency,
    calls,
    profiles: given,
  }: Acceptance): Promise<SubmitResult> {
    const fresh = profiles.newAmong(given);
    const key = idempotencyKey(idempotency);
    const repeat: Repeat = { bodyHash: idempotency.bodyHash, operation: operation.id };
    const callWrites = calls.flatMap((call) => putCall(operation.id, call));
    const profileWrites = profiles.add(fresh);
    const written = queue.write(
      [put(key, repeat), ...callWrites, ...profileWrites, ...operations.add(operation)],
      true,
    );
    arriving.set(keyText(key), { bodyHash: idempotency.bodyHash, operation, written });
    try {
      await written;
    } finally {
      arriving.delete(keyText(key));
      profiles.added(fresh);
    }
    return { kind: "accepted", operation };
  }

  return {
    repeatOf,
    async receive(acceptance) {
      const { idempotency } = acceptance;
      const arrival = arriving.get(keyText(idempotencyKey(idempotency)));
      if (arrival !== undefined) return join(arrival, idempotency);
      return repeatOf(idempotency) ?? accept(acceptance);
    },
  };
}

/** The writes that store a call until a transaction carries it. */
export function putCall(operation: string, { index, data, ...call }: StoredCall): Write[] {
  return [put(callKey(operation, index), call), putBytes(callDataKey(operation, index), data)];
}
