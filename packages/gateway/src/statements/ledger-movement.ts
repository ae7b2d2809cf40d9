import type { AccountRow, MovementRow, OutboxReader, Profile } from "@green-ledger/domain";
import type { Movement } from "@green-ledger/statements";
import type { Lookup } from "../reads/lookup.ts";
import { type MovementStatement, statementOf } from "../vault/statements.ts";

/** A movement as an account's bank sees it, and the row that it is made of. */
export interface LedgerMovement {
  row: MovementRow;
  movement: Movement;
}

/** States in which a payment has moved no money. */
const UNPAID = new Set<MovementRow["state"]>(["requested", "void"]);

/** Whether a bank's statement can have an entry for it: what a statement itself brought or took is none. */
export function isOnStatements({ kind, origin, state }: MovementRow): boolean {
  return kind !== "shortfall" && kind !== "explanation" && origin !== "unexplained" && !UNPAID.has(state);
}

/**
 * Rows as what statement entries are compared with, whoever asks: with the references and names that the account's own
 * side stated. What another bank's customer said of a transfer that arrives here is not used, because its reasons would
 * tell it.
 */
export function ledgerMovements(
  rows: readonly MovementRow[],
  account: AccountRow,
  { lookup, outbox }: { lookup: Pick<Lookup, "party">; outbox: Pick<OutboxReader, "profiles"> },
): LedgerMovement[] {
  const profiles = outbox.profiles(rows.map(({ dataRoot }) => dataRoot));
  const parties = [...new Set(rows.flatMap((row) => partyOf(row, account) ?? []))];
  const registered = parties.map((id) => lookup.party(id));
  const named = outbox.profiles(registered.flatMap((party) => party?.dataRoot ?? []));
  const nameOf = new Map(
    named.flatMap((profile): [string, string][] => {
      if (profile === undefined) return [];
      const { id, name } = statementOf("party", profile);
      return name === undefined ? [] : [[`0x${id.slice(id.indexOf("_") + 1)}`, name]];
    }),
  );
  return rows.map((row, i) => {
    const party = partyOf(row, account);
    const name = party === null ? undefined : nameOf.get(party);
    return { row, movement: movementOf(row, account, statedHere(profiles[i], row, account), name) };
  });
}

function movementOf(
  row: MovementRow,
  account: AccountRow,
  stated: MovementStatement | undefined,
  name: string | undefined,
): Movement {
  const arrives = row.account !== account.id;
  const { uetr, end_to_end_id, instruction_id } = stated?.iso ?? {};
  return {
    id: row.id,
    direction: arrives ? "in" : row.direction,
    minor: arrives ? (row.passage?.arrived ?? row.amount) : row.amount,
    currency: account.currency,
    valueDay: row.valueDate,
    references: {
      ...(uetr === undefined ? {} : { uetr }),
      ...(end_to_end_id === undefined ? {} : { endToEndId: end_to_end_id }),
      ...(instruction_id === undefined ? {} : { instructionId: instruction_id }),
      ...(stated === undefined ? {} : { reference: stated.reference }),
    },
    ...(name === undefined ? {} : { counterpartyName: name }),
  };
}

/** Who is on the other side of it: of a transfer that arrives, nobody whom this side named. */
function partyOf(row: MovementRow, account: AccountRow) {
  return row.account === account.id ? row.counterparty : null;
}

/** What the account's own bank or owner stated of it. */
function statedHere(
  profile: Profile | undefined,
  row: MovementRow,
  { id, custodian, owner }: AccountRow,
): MovementStatement | undefined {
  if (profile?.kind !== "movement") return undefined;
  const own = row.account === id || profile.keeper === custodian || profile.keeper === owner;
  return own ? statementOf("movement", profile) : undefined;
}
