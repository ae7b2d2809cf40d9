import { type Colour, OTHER_MONEY } from "../hex.ts";
import type { Reason } from "../reasons.ts";
import type { Mode } from "../statuses.ts";

/** What stands in the way: it refuses, or is recorded as a flag. Null if nothing does. */
export type Opinion = { reason: Reason; colour: Colour; limit: bigint; verdict: "refuse" | "flag" } | null;

/** Refuses, whatever the framework promised. */
export const no = (
  reason: Reason,
  { colour = OTHER_MONEY, limit = 0n }: { colour?: Colour; limit?: bigint } = {},
): Opinion => ({ reason, colour, limit, verdict: "refuse" });

/** Objections to what frameworks promised, in order: the first that refuses (strict) wins, else the first that flags. */
export function gravest(
  objections: readonly { reason: Reason; colour: Colour; limit: bigint; mode: Mode }[],
): Opinion {
  const worst = objections.find(({ mode }) => mode === "strict") ?? objections[0];
  if (worst === undefined) return null;
  const { mode, ...about } = worst;
  return { ...about, verdict: mode === "strict" ? "refuse" : "flag" };
}
