import type { Table, Tables } from "@green-ledger/domain";
import { type Bare, type ModelState, type Movement, NUMBERED_CONTRACTS } from "@green-ledger/domain/model";
import type { IndexRows } from "./index-rows.ts";

/** Tables that say what is; the events behind them are compared by their numbers. */
type Compared = Exclude<Table, "event">;
type RowsByTable = { [T in Compared]: (T extends "movement" ? Movement : Bare<Tables[T]>)[] };

/** The model's state as the tables of the index, sorted so that they can be compared. */
export function modelRows(state: ModelState): RowsByTable {
  const used = [...state.tranches.values()].filter((row) => row.colour > 0 || row.counters.minted > 0n);
  const numbered = NUMBERED_CONTRACTS.map((contract) => ({
    contract,
    lastSeq: state.sequences.get(contract) ?? 0,
  }));
  return {
    party: sorted([...state.parties.values()]),
    key: sorted([...state.keys.values()]),
    scheme: sorted([...state.schemes.values()]),
    asset: sorted([...state.assets.values()]),
    instrument: sorted([...state.instruments.values()]),
    tranche: sorted(used),
    admission: sorted([...state.admissions.values()]),
    account: sorted([...state.accounts.values()]),
    holding: sorted([...state.holdings.values()]),
    lot: sorted([...state.lots.values()]),
    movement: sorted([...state.movements.values()]),
    line: sorted([...state.money.lines.values()]),
    statement: sorted([...state.money.statements.values()]),
    leak: sorted([...state.money.leaks.values()]),
    threshold: sorted([...state.money.thresholds]),
    trancheDay: sorted([...state.money.days.values()]),
    refusal: [...state.refusals],
    claimSchema: sorted([...state.claimSchemas.values()]),
    claim: sorted([...state.claims.values()]),
    claimLink: sorted(linksOf(state)),
    permit: sorted([...state.permits.values()]),
    duties: sorted([...state.duties.values()]),
    lien: sorted([...state.liens.values()]),
    encumbrance: sorted([...state.encumbrances.values()]),
    transfer: sorted([...state.transfers.values()]),
    evidenceKey: sorted([...state.evidence.keys.values()]),
    document: sorted([...state.evidence.documents.values()]),
    fingerprint: sorted([...state.evidence.fingerprints.values()]),
    documentUse: sorted([...state.evidence.uses.values()]),
    pool: sorted([...state.pools.pools.values()]),
    poolItem: sorted([...state.pools.items.values()]),
    note: sorted([...state.pools.notes.values()]),
    notePosition: sorted([...state.pools.positions.values()]),
    noteTransfer: sorted([...state.pools.noteTransfers.values()]),
    poolFlow: [...state.pools.flows],
    poolReceipt: sorted([...state.pools.receipts.values()]),
    distribution: [...state.pools.distributions],
    substitution: sorted([...state.pools.substitutions.values()]),
    sequence: sorted(numbered.filter(({ lastSeq }) => lastSeq > 0)),
  };
}

/** The index's tables without places, in the same form. Refusals stay in chain order. */
export function indexRows(rows: IndexRows): RowsByTable {
  const bare = <T extends Compared>(table: T): Bare<Tables[T]>[] => rows.table(table).map(withoutPlace);
  return {
    party: sorted(bare("party")),
    key: sorted(bare("key")),
    scheme: sorted(bare("scheme")),
    asset: sorted(bare("asset")),
    instrument: sorted(bare("instrument")),
    tranche: sorted(bare("tranche")),
    admission: sorted(bare("admission")),
    account: sorted(bare("account")),
    holding: sorted(bare("holding")),
    lot: sorted(bare("lot")),
    movement: sorted(rows.table("movement").map(withoutPlaces)),
    line: sorted(bare("line")),
    statement: sorted(bare("statement")),
    leak: sorted(bare("leak")),
    threshold: sorted(bare("threshold")),
    trancheDay: sorted(bare("trancheDay")),
    refusal: bare("refusal"),
    claimSchema: sorted(bare("claimSchema")),
    claim: sorted(bare("claim")),
    claimLink: sorted(bare("claimLink")),
    permit: sorted(bare("permit")),
    duties: sorted(bare("duties")),
    lien: sorted(bare("lien")),
    encumbrance: sorted(bare("encumbrance")),
    transfer: sorted(bare("transfer")),
    evidenceKey: sorted(bare("evidenceKey")),
    document: sorted(bare("document")),
    fingerprint: sorted(bare("fingerprint")),
    documentUse: sorted(bare("documentUse")),
    pool: sorted(bare("pool")),
    poolItem: sorted(bare("poolItem")),
    note: sorted(bare("note")),
    notePosition: sorted(bare("notePosition")),
    noteTransfer: sorted(bare("noteTransfer")),
    poolFlow: bare("poolFlow"),
    poolReceipt: sorted(bare("poolReceipt")),
    distribution: bare("distribution"),
    substitution: sorted(bare("substitution")),
    sequence: sorted(bare("sequence")),
  };
}

/** Each claim that another refers to, once. */
function linksOf({ claims }: ModelState): Tables["claimLink"][] {
  return [...claims.values()].flatMap(({ id, references }) =>
    [...new Set(references.map(({ claim }) => claim))].map((referred) => ({ referred, by: id })),
  );
}

function withoutPlace<Row extends object>(row: Row): Bare<Row> {
  const none = { place: null, created: null, joined: null };
  const { place: _place, created: _created, joined: _joined, ...rest } = { ...none, ...row };
  return rest;
}

/** A movement may have two places: its own, and its request's. */
function withoutPlaces(row: Tables["movement"]): Movement {
  const { request, ...rest } = withoutPlace(row);
  return { ...rest, request: request === null ? null : { deadline: request.deadline } };
}

/** By whatever makes a row one of its kind. */
function sorted<Row extends object>(rows: Row[]): Row[] {
  const keyOf = (row: Row) => {
    const { id, address, contract, account, colour, project, n, ...more } = row as Record<string, unknown>;
    const {
      referred,
      by,
      subject,
      asset,
      schema,
      object,
      kind,
      exact,
      seq,
      day,
      movement,
      currency,
      from,
      receipt,
      pool,
      item,
      holder,
    } = more;
    const main =
      id ??
      address ??
      contract ??
      (n === undefined ? movement : undefined) ??
      account ??
      currency ??
      object ??
      exact ??
      receipt ??
      pool ??
      referred ??
      subject ??
      asset ??
      seq;
    return JSON.stringify([
      main,
      item,
      holder,
      kind,
      colour,
      project,
      n,
      day ?? from,
      referred === undefined ? schema : by,
    ]);
  };
  return rows.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
