import { bytesToText } from "../hex.ts";
import { make, type Projectors } from "./projector.ts";
import { ROW } from "./row-refs.ts";

export const moneyPolicy: Projectors<"MoneyPolicy"> = {
  EntrustedThresholdSet: {
    needs: ({ args }) => [ROW.threshold(args.currency, args.from)],
    apply: ({ args, place }, rows) => [
      make(rows, ROW.threshold(args.currency, args.from), {
        currency: bytesToText(args.currency),
        from: args.from,
        above: args.above,
        sourceRoot: args.sourceRoot,
        place,
      }),
    ],
  },
};
