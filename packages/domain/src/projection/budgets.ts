import { nameAt, SPENDINGS } from "../statuses.ts";
import { orNull } from "./on-chain.ts";
import { change, existing, make, type Projectors } from "./projector.ts";
import { ROW } from "./row-refs.ts";

/** What may be allocated to projects and lines (L4). */
export const budgets: Pick<Projectors<"LotLedger">, "CostVerified" | "LineOpened" | "LineClosed"> = {
  CostVerified: {
    needs: ({ args }) => [ROW.asset(args.project)],
    apply: ({ args }, rows) => [change(rows, ROW.asset(args.project), { eligibleCost: args.eligibleCost })],
  },
  LineOpened: {
    needs: ({ args }) => [ROW.line(args.line), ROW.asset(args.project)],
    apply: ({ args, place }, rows) => {
      const { lines } = existing(rows, ROW.asset(args.project));
      return [
        make(rows, ROW.line(args.line), {
          id: args.line,
          project: args.project,
          cap: args.cap,
          used: 0n,
          payee: orNull(args.payee),
          from: args.from,
          until: args.until,
          spending: nameAt(SPENDINGS, args.spending),
          open: true,
          dataRoot: args.dataRoot,
          created: place,
        }),
        change(rows, ROW.asset(args.project), { lines: lines + 1 }),
      ];
    },
  },
  LineClosed: {
    needs: ({ args }) => [ROW.line(args.line)],
    apply: ({ args }, rows) => [change(rows, ROW.line(args.line), { open: false })],
  },
};
