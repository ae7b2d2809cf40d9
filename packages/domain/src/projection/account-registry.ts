import { bytesToText } from "../hex.ts";
import { ACCOUNT_KINDS, nameAt } from "../statuses.ts";
import { make, type Projectors } from "./projector.ts";
import { ROW } from "./row-refs.ts";

export const accountRegistry: Projectors<"AccountRegistry"> = {
  AccountOpened: {
    needs: ({ args }) => [ROW.account(args.account)],
    apply: ({ args, place }, rows) => {
      const kind = nameAt(ACCOUNT_KINDS, args.kind);
      if (kind === "none") throw new RangeError("an account of no kind");
      return [
        make(rows, ROW.account(args.account), {
          id: args.account,
          owner: args.owner,
          custodian: args.custodian,
          kind,
          currency: bytesToText(args.currency),
          dataRoot: args.dataRoot,
          lots: 0,
          created: place,
        }),
      ];
    },
  },
};
