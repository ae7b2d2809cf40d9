import type { MovementBody } from "@green-ledger/api";
import type { AccountRow, MovementRow } from "@green-ledger/domain";
import { wireId } from "../ids/wire-ids.ts";

type NextAct = MovementBody["next"][number];

/**
 * What can be done next with an entry, and by whom; the ledger decides.
 * @param time second of the block of the answer
 */
export function nextActs(
  row: Pick<MovementRow, "state" | "request" | "counterparty" | "payeeBank" | "amount" | "reversed">,
  { owner, custodian }: Pick<AccountRow, "owner" | "custodian">,
  time: number,
): NextAct[] {
  const act = (name: NextAct["act"], ...by: (`0x${string}` | null)[]): NextAct => ({
    act: name,
    by: [...new Set(by.flatMap((party) => party ?? []))].map((party) => wireId("party", party)),
  });
  const { state, request, counterparty, payeeBank } = row;
  if (state === "requested") {
    const open = request !== null && request.deadline >= time;
    return [...(open ? [act("release", custodian)] : []), act("cancel", owner, custodian)];
  }
  const arrives = state === "paid" ? (["confirm", "dispute"] as const) : [];
  const late = state === "disputed" ? (["confirm"] as const) : [];
  const reversible = ["received", "paid", "confirmed", "disputed", "repaid"].includes(state);
  const taken = row.reversed.reduce((sum, { amount }) => sum + amount, 0n);
  return [
    ...[...arrives, ...late].map((name) => act(name, counterparty, payeeBank)),
    ...(reversible && taken < row.amount ? [act("reverse", custodian)] : []),
  ];
}
