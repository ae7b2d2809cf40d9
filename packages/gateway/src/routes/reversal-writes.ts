import { bytes, entryOf, type MovementRow, type Reversal } from "@green-ledger/domain";
import { createFaults, type Faults } from "../errors/faults.ts";
import { chainId, wireId } from "../ids/wire-ids.ts";
import { sortDrafts } from "../writes/drafts.ts";
import {
  amountIn,
  movementDraft,
  movementRoot,
  planMovements,
  valueDateOf,
} from "../writes/movement-drafts.ts";
import type { PlanContext, WriteHandler } from "../writes/plan.ts";

/** Counter-entries. Their references belong to the account of the entry that they undo. */
export const reverseEntries: WriteHandler<"reverseEntries"> = {
  ids: () => [],
  plan({ body }, context) {
    const faults = createFaults();
    const drafts = body.reversals.flatMap((reversal, i) => {
      const pointer = `/reversals/${i}`;
      const target = targetOf(reversal.target, `${pointer}/target`, context, faults);
      if (target === undefined) return [];
      const account = context.lookup.account(target.account);
      const amount = amountIn(account, reversal.amount, { pointer: `${pointer}/amount`, faults });
      const valueDate = valueDateOf(reversal.value_date, { pointer, faults });
      const { correction } = reversal;
      return [
        movementDraft(
          "reversal",
          { account: wireId("account", target.account), movement: reversal, pointer },
          { amount: reversal.amount, target: reversal.target, correction },
          context,
          (id, dataRoot): Reversal => ({
            id,
            target: target.id,
            entry: entryOf(target),
            amount,
            correction,
            valueDate,
            dataRoot,
          }),
        ),
      ];
    });
    const sorted = sortDrafts(drafts, { earlier: context.earlier, rootOf: movementRoot(context), faults });
    const reversals = sorted.fresh.map(({ part }) => part);
    const plan = planMovements(sorted, [], { kind: "reverseEntries", reversals });
    return { ...plan, ids: drafts.map(({ wire }) => wire) };
  },
};

/** An entry of an account that the caller's bank keeps. */
function targetOf(
  wire: string,
  pointer: string,
  { principal, snapshot, lookup }: PlanContext,
  faults: Faults,
): MovementRow | undefined {
  const row = snapshot.get("movement", [bytes(chainId(wire))]);
  if (row !== undefined && lookup.account(row.account)?.custodian === principal.party) return row;
  faults.add(pointer, "movement_unknown", "Your bank keeps no account with such an entry.");
  return undefined;
}
