import { appendWide, decode, highOf, readWide, WIDE_FROM, WIDE_HIGH, writeWide } from "./amounts.ts";
import { read, write } from "./records.ts";
import { END, type ForestState, LOT, REFUND } from "./state.ts";

/** Sets the amount of a new lot; all of it remains. */
export function setLotAmount({ lots, wide }: ForestState, lot: number, amount: bigint): void {
  if (amount >= WIDE_FROM) {
    const entry = appendWide(wide, amount);
    write(lots, lot, LOT.amountLow, entry);
    write(lots, lot, LOT.remainingLow, appendWide(wide, amount));
    write(lots, lot, LOT.highs, (WIDE_HIGH << 16) | WIDE_HIGH);
    return;
  }
  const value = Number(amount);
  const high = highOf(value);
  write(lots, lot, LOT.amountLow, value);
  write(lots, lot, LOT.remainingLow, value);
  write(lots, lot, LOT.highs, (high << 16) | high);
}

export function isWideLot({ lots }: ForestState, lot: number): boolean {
  return (read(lots, lot, LOT.highs) & 0xffff) === WIDE_HIGH;
}

export function lotAmount({ lots, wide }: ForestState, lot: number): bigint {
  return decode(wide, read(lots, lot, LOT.amountLow), read(lots, lot, LOT.highs) & 0xffff);
}

export function lotRemaining({ lots, wide }: ForestState, lot: number): bigint {
  return decode(wide, read(lots, lot, LOT.remainingLow), read(lots, lot, LOT.highs) >>> 16);
}

/** Whether the lot at a place in a chunk has something left. */
export function isLive({ wide }: ForestState, chunk: Int32Array, base: number): boolean {
  const low = chunk[base + LOT.remainingLow] as number;
  const high = (chunk[base + LOT.highs] as number) >>> 16;
  return high === WIDE_HIGH ? readWide(wide, low) > 0n : low !== 0 || high !== 0;
}

/** Sets what remains of a lot: at least 0 and at most its amount. */
export function setLotRemaining(state: ForestState, lot: number, remaining: bigint): void {
  const { lots, wide } = state;
  if (isWideLot(state, lot)) {
    writeWide(wide, read(lots, lot, LOT.remainingLow), remaining);
    return;
  }
  const value = Number(remaining);
  write(lots, lot, LOT.remainingLow, value);
  write(lots, lot, LOT.highs, (highOf(value) << 16) | (read(lots, lot, LOT.highs) & 0xffff));
}

export function setEndAmount({ ends, wide }: ForestState, end: number, amount: bigint): void {
  if (amount >= WIDE_FROM) {
    write(ends, end, END.amountLow, appendWide(wide, amount));
    write(ends, end, END.amountHigh, WIDE_HIGH);
    return;
  }
  const value = Number(amount);
  write(ends, end, END.amountLow, value);
  write(ends, end, END.amountHigh, highOf(value));
}

export function endAmount({ ends, wide }: ForestState, end: number): bigint {
  return decode(wide, read(ends, end, END.amountLow), read(ends, end, END.amountHigh));
}

export function setRefundAmount({ refunds, wide }: ForestState, refund: number, amount: bigint): void {
  if (amount >= WIDE_FROM) {
    write(refunds, refund, REFUND.amountLow, appendWide(wide, amount));
    write(refunds, refund, REFUND.amountHigh, WIDE_HIGH);
    return;
  }
  const value = Number(amount);
  write(refunds, refund, REFUND.amountLow, value);
  write(refunds, refund, REFUND.amountHigh, highOf(value));
}

export function refundAmount({ refunds, wide }: ForestState, refund: number): bigint {
  return decode(wide, read(refunds, refund, REFUND.amountLow), read(refunds, refund, REFUND.amountHigh));
}
