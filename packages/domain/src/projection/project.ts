import { accountRegistry } from "./account-registry.ts";
import { assetRegistry } from "./asset-registry.ts";
import { claimRegistry } from "./claim-registry.ts";
import { eventRow } from "./event-row.ts";
import { evidenceBook } from "./evidence-book.ts";
import { IndexError } from "./index-error.ts";
import { instrumentRegistry } from "./instrument-registry.ts";
import type { LedgerContract, LedgerEvent } from "./ledger-event.ts";
import { lienBook } from "./lien-book.ts";
import { lotLedger } from "./lot-ledger.ts";
import { moneyPolicy } from "./money-policy.ts";
import { noteRegister } from "./note-register.ts";
import { count } from "./on-chain.ts";
import { partyRegistry } from "./party-registry.ts";
import { poolBook } from "./pool-book.ts";
import { type Projectors, put, type RowMutation, type Rows } from "./projector.ts";
import { ROW, type RowRef } from "./row-refs.ts";
import { taxonomyRegistry } from "./taxonomy-registry.ts";
import { transferDesk } from "./transfer-desk.ts";

const PROJECTORS: { [C in LedgerContract]: Projectors<C> } = {
  PartyRegistry: partyRegistry,
  TaxonomyRegistry: taxonomyRegistry,
  AssetRegistry: assetRegistry,
  InstrumentRegistry: instrumentRegistry,
  AccountRegistry: accountRegistry,
  ClaimRegistry: claimRegistry,
  MoneyPolicy: moneyPolicy,
  LotLedger: lotLedger,
  LienBook: lienBook,
  TransferDesk: transferDesk,
  EvidenceBook: evidenceBook,
  PoolBook: poolBook,
  NoteRegister: noteRegister,
};

interface AnyProjector {
  needs(event: LedgerEvent): RowRef[];
  needsThen?(event: LedgerEvent, rows: Rows): RowRef[];
  apply(event: LedgerEvent, rows: Rows): RowMutation[];
}

/** The rows that `project` will look at, as far as the event alone tells. */
export function rowsNeeded(event: LedgerEvent): RowRef[] {
  return [ROW.sequence(event.contract), ...projectorOf(event).needs(event)];
}

/**
 * The rows that it will look at besides, which only the rows of `rowsNeeded` name: the project of a payment whose lot is
 * spent.
 * @throws IndexError as `project`
 */
export function rowsNeededThen(event: LedgerEvent, rows: Rows): RowRef[] {
  const { needsThen } = projectorOf(event);
  if (needsThen === undefined) return [];
  checkSequence(event, count(event.args.seq), rows);
  return understood(event, () => needsThen(event, rows));
}

/**
 * What an event changes, each row with its whole new content. Pure.
 * @param rows the rows of `rowsNeeded` and `rowsNeededThen`, as every earlier event left them
 * @throws IndexError `event_gap` if the contract's event before this one is missing (L12), `event_unknown` if a value
 *   has no name here, `index_inconsistent` if the rows contradict the event
 */
export function project(event: LedgerEvent, rows: Rows): RowMutation[] {
  const row = eventRow(event);
  checkSequence(event, count(event.args.seq), rows);
  return [
    put(ROW.event(event.place), row),
    put(ROW.sequence(event.contract), { contract: event.contract, lastSeq: row.seq }),
    ...understood(event, () => projectorOf(event).apply(event, rows)),
  ];
}

function checkSequence({ contract, place }: LedgerEvent, got: number, rows: Rows): void {
  const expected = (rows.find(ROW.sequence(contract))?.lastSeq ?? 0) + 1;
  if (got !== expected) throw eventGap({ contract, expected, got, block: place.block });
}

/** The error for an event that does not follow the one before it. */
export function eventGap(gap: {
  contract: string;
  expected: number;
  got: number;
  block: number;
}): IndexError {
  return new IndexError(
    "event_gap",
    `Event ${gap.expected} of ${gap.contract} is missing: block ${gap.block} goes on with ${gap.got}. The node left it out; ask another node, or run rebuild.`,
    gap,
  );
}

function understood<T>(event: LedgerEvent, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new IndexError(
      "event_unknown",
      `${event.contract}.${event.name} in block ${event.place.block} says something that this version does not know (${cause.message}). Install the version that fits the contracts.`,
      { contract: event.contract, name: event.name, block: event.place.block },
      { cause },
    );
  }
}

/** The table's type pairs each event with its own projector; TypeScript cannot follow that through two look-ups. */
function projectorOf(event: LedgerEvent): AnyProjector {
  const projectors: Readonly<Record<string, unknown>> = PROJECTORS[event.contract];
  return projectors[event.name] as AnyProjector;
}
