import type { Table, Tables } from "@green-ledger/domain";
import { type Bare, type ModelState, NUMBERED_CONTRACTS } from "@green-ledger/domain/model";
import type { IndexRows } from "./index-rows.ts";

/** Tables that say what is; the events behind them are compared by their numbers. */
type Compared = Exclude<Table, "event">;
type RowsByTable = { [T in Compared]: Bare<Tables[T]>[] };

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
    refusal: [...state.refusals],
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
    movement: sorted(bare("movement")),
    refusal: bare("refusal"),
    sequence: sorted(bare("sequence")),
  };
}

function withoutPlace<Row extends object>(row: Row): Bare<Row> {
  const { place: _place, created: _created, ...rest } = { place: null, created: null, ...row };
  return rest;
}

/** By whatever makes a row one of its kind. */
function sorted<Row extends object>(rows: Row[]): Row[] {
  const keyOf = (row: Row) => {
    const { id, address, contract, account, colour, project, n } = row as Record<string, unknown>;
    return JSON.stringify([id ?? address ?? contract ?? account, colour, project, n]);
  };
  return rows.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
