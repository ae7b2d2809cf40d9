import type {
  Bytes32,
  Command,
  Operation,
  OutboxReader,
  PartyId,
  ProjectionReader,
} from "@green-ledger/domain";
import { isSettled, statusOf } from "./finality.ts";

/** Something that an accepted operation registers or records, and that the index does not have yet. */
export interface PendingItem {
  operation: string;
  /** Who sent it. */
  party: PartyId;
  /** Of its statement; null if it was accepted before this process started. */
  root: Bytes32 | null;
}

/**
 * What is on its way, so that a client need not wait between registering a thing and naming it, and a repeat is known
 * before the index has the first.
 */
export interface PendingItems {
  find(id: Bytes32): PendingItem | undefined;
  /** Says what an operation that was just accepted brings. */
  add(operation: Operation, items: readonly { id: Bytes32; root: Bytes32 }[]): void;
  close(): void;
}

/**
 * How many recorded items are still known here. A plan looks at its snapshot and then here; an item that the index takes
 * in between would be in neither, and be sent again. More are not recorded while a request is planned.
 */
const RECORDED_KEPT = 20_000;

/** Commands whose subjects are new. */
const REGISTERING: ReadonlySet<Command["kind"]> = new Set([
  "admitParties",
  "registerCounterparties",
  "registerAssets",
  "registerInstrument",
  "openAccounts",
  "attestClaims",
  "recordReceipts",
  "recordPayments",
  "requestPayments",
  "reverseEntries",
  "stateBalances",
  "explainShortfall",
  "lendMoney",
  "convertMoney",
  "openLines",
  "offerLien",
  "offerTransfer",
  "registerDocuments",
  "transferNotes",
  "proposeSubstitution",
]);

export async function createPendingItems({
  outbox,
  projection,
}: {
  outbox: Pick<OutboxReader, "operation" | "onChange" | "unsettled">;
  projection: ProjectionReader;
}): Promise<PendingItems> {
  const items = new Map<Bytes32, PendingItem>();
  /** Operations that bring items, as they were when they last changed. */
  const operations = new Map<string, { latest: Operation; ids: Bytes32[] }>();

  function put(operation: Operation, added: readonly { id: Bytes32; root: Bytes32 | null }[]): void {
    const { id, party } = operation;
    operations.set(id, { latest: operation, ids: added.map((item) => item.id) });
    for (const { id: item, root } of added) items.set(item, { operation: id, party, root });
  }

  /** Recorded items, oldest first, with their operations. */
  const recorded = new Map<Bytes32, string>();

  function drop(id: Bytes32, operation: string): void {
    // A later operation may bring the same id again.
    if (items.get(id)?.operation === operation) items.delete(id);
  }

  /** What was not recorded is free again at once; what was is kept a while for plans on an older snapshot. */
  function remove({ id: operation, status, outcome }: Operation): void {
    const refused = new Set(outcome?.items.flatMap(({ id, verdict }) => (verdict === "refused" ? [id] : [])));
    for (const id of operations.get(operation)?.ids ?? []) {
      if (status === "failed" || refused.has(id)) drop(id, operation);
      else recorded.set(id, operation);
    }
    for (const [id, from] of recorded) {
      if (recorded.size <= RECORDED_KEPT) break;
      recorded.delete(id);
      drop(id, from);
    }
    operations.delete(operation);
  }

  function look(operation: Operation): void {
    const known = operations.get(operation.id);
    if (isSettled(statusOf(operation, projection))) remove(operation);
    else if (known !== undefined) known.latest = operation;
    // Accepted before this process started, or settled until a fork of a development chain took it back.
    else if (operation.commands.every((kind) => REGISTERING.has(kind)))
      put(operation, withoutRoots(operation));
  }

  const stops = [
    outbox.onChange(look),
    projection.onChange(() => {
      for (const { latest } of [...operations.values()]) if (latest.status === "mined") look(latest);
    }),
  ];
  for (const operation of await outbox.unsettled()) look(operation);

  return {
    find: (id) => items.get(id),
    add(operation, added) {
      // It may be settled already, and then nobody would take the items away again.
      const latest = operations.get(operation.id)?.latest ?? outbox.operation(operation.id) ?? operation;
      if (!isSettled(statusOf(latest, projection))) put(latest, added);
    },
    close() {
      for (const stop of stops) stop();
    },
  };
}

function withoutRoots({ subjects }: Operation): { id: Bytes32; root: null }[] {
  return subjects.flatMap(({ ids }) => ids.map((id) => ({ id, root: null })));
}
