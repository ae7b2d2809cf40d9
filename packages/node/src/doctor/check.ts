import { failureText } from "../run/exit.ts";

/** What one check found. */
export interface CheckResult {
  check: string;
  outcome: "sound" | "faulty" | "not_done";
  /** What was looked at, or why it was not. */
  detail: string;
  /** The first faults, one sentence each. */
  faults: readonly string[];
}

const SHOWN = 20;

export const sound = (check: string, detail: string): CheckResult => ({
  check,
  outcome: "sound",
  detail,
  faults: [],
});

export const notDone = (check: string, detail: string): CheckResult => ({
  check,
  outcome: "not_done",
  detail,
  faults: [],
});

/** Sound if there are no faults. */
export function judged(check: string, detail: string, faults: readonly string[]): CheckResult {
  if (faults.length === 0) return sound(check, detail);
  const more = faults.length > SHOWN ? [`and ${faults.length - SHOWN} more`] : [];
  return { check, outcome: "faulty", detail, faults: [...faults.slice(0, SHOWN), ...more] };
}

/** Runs a check; what it throws is what it found. */
export async function guarded(check: string, work: () => Promise<CheckResult>): Promise<CheckResult> {
  try {
    return await work();
  } catch (error) {
    return judged(check, "could not be finished", [failureText(error)]);
  }
}

/** One line for each check, with its faults below it. */
export function resultsText(results: readonly CheckResult[]): string {
  const width = Math.max(...results.map(({ check }) => check.length));
  const words = { sound: "sound   ", faulty: "FAULTY  ", not_done: "not done" } as const;
  return results
    .flatMap(({ check, outcome, detail, faults }) => [
      `${check.padEnd(width)}  ${words[outcome]}  ${detail}`,
      ...faults.map((fault) => `${" ".repeat(width)}    ${fault}`),
    ])
    .join("\n");
}
