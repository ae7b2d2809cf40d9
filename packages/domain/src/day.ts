/** Whole days since 1970-01-01 (UTC), as on chain. 0 means unknown. */
export type Day = number;

export const UNKNOWN_DAY: Day = 0;
export const NO_LOOK_BACK_LIMIT = 0xffffffff;

const MS_PER_DAY = 86_400_000;

/** Reads "YYYY-MM-DD". Undefined if it is not a date of the calendar after 1970-01-01 and before the year 10000. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const day = Date.UTC(year, month - 1, date) / MS_PER_DAY;
  return day > 0 && formatDay(day) === text ? day : undefined;
}

/** "YYYY-MM-DD"; the empty text for an unknown day. */
export function formatDay(day: Day): string {
  return day === UNKNOWN_DAY ? "" : new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The day in which a second since 1970-01-01T00:00:00Z lies. */
export function dayOfSecond(second: number): Day {
  return Math.floor(second / 86_400);
}

/** RFC 3339 in UTC of a second since 1970-01-01T00:00:00Z. */
export function formatTime(second: number): string {
  return new Date(second * 1000).toISOString().replace(".000Z", "Z");
}
