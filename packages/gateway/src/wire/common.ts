import type { AsOfBody, PlaceBody } from "@green-ledger/api";
import {
  type Checkpoint,
  type Day,
  formatDay,
  formatTime,
  type Place,
  UNKNOWN_DAY,
} from "@green-ledger/domain";

export function wirePlace({ block, logIndex, time, transaction }: Place): PlaceBody {
  return { block, log_index: logIndex, time: formatTime(time), transaction };
}

export function wireAsOf({ block, hash, time }: Checkpoint): AsOfBody {
  return { block, hash, time: formatTime(time) };
}

export function wireMoney(currency: string, minor: bigint): { currency: string; minor: string } {
  return { currency, minor: minor.toString() };
}

export function wireDay(day: Day): string | null {
  return day === UNKNOWN_DAY ? null : formatDay(day);
}

/** The last second that RFC 3339 can write. */
const LAST_SECOND = 253_402_300_799;

/** A second; one beyond the calendar is the last one in it. */
export function wireSecond(second: number): string {
  return formatTime(Math.min(second, LAST_SECOND));
}

/** A second that stands for "no end" when it is zero, or beyond the calendar. */
export function wireEnd(second: number): string | null {
  return second === 0 || second > LAST_SECOND ? null : formatTime(second);
}

/** The fields of these names that there are. */
export function pick<T extends object, K extends keyof T>(object: T, names: readonly K[]): Pick<T, K> {
  const picked = {} as Pick<T, K>;
  for (const name of names) if (object[name] !== undefined) picked[name] = object[name];
  return picked;
}
