import type { AccountId, Colour } from "../hex.ts";
import type { LotRow } from "../rows.ts";
import { existing, make, put, type RowMutation, type Rows } from "./projector.ts";
import { ROW, type RowRef } from "./row-refs.ts";

/** The rows that the birth of a lot, or drawing on it, changes. */
export function rowsOfLot(account: AccountId, colour: Colour, n: number): RowRef[] {
  return [ROW.lot(account, colour, n), ROW.holding(account, colour), ROW.account(account)];
}

/** A lot is born, and its holding and account have more. */
export function born(rows: Rows, lot: Omit<LotRow, "remaining">): RowMutation[] {
  const { account, colour, n, amount, order } = lot;
  const holdingRef = ROW.holding(account, colour);
  const holding = rows.find(holdingRef);
  const accountRow = existing(rows, ROW.account(account));
  return [
    make(rows, ROW.lot(account, colour, n), { ...lot, remaining: amount }),
    put(holdingRef, {
      account,
      colour,
      balance: (holding?.balance ?? 0n) + amount,
      head: holding?.head ?? n,
      lots: n,
    }),
    put(ROW.account(account), { ...accountRow, balance: accountRow.balance + amount, lots: order }),
  ];
}

/** A lot is drawn on, and its holding and account have less. */
export function drawn(
  rows: Rows,
  drawing: { account: AccountId; colour: Colour; n: number; amount: bigint; remaining: bigint },
): RowMutation[] {
  const { account, colour, n, amount, remaining } = drawing;
  const lotRef = ROW.lot(account, colour, n);
  const holdingRef = ROW.holding(account, colour);
  const holding = existing(rows, holdingRef);
  const accountRow = existing(rows, ROW.account(account));
  return [
    put(lotRef, { ...existing(rows, lotRef), remaining }),
    put(holdingRef, {
      ...holding,
      balance: holding.balance - amount,
      head: remaining === 0n ? n + 1 : n,
    }),
    put(ROW.account(account), { ...accountRow, balance: accountRow.balance - amount }),
  ];
}
