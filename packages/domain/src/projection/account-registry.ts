import { ruleAt } from "../entries.ts";
import { bytesToText } from "../hex.ts";
import { ACCOUNT_KINDS, BOOKING_RULES, nameAt, PLACEMENT_KINDS } from "../statuses.ts";
import { second } from "./on-chain.ts";
import { change, existing, make, type Projectors } from "./projector.ts";
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
          rule: nameAt(BOOKING_RULES, args.rule),
          ruleChange: null,
          placement: nameAt(PLACEMENT_KINDS, args.placement),
          placedUntil: args.placedUntil,
          currency: bytesToText(args.currency),
          dataRoot: args.dataRoot,
          balance: 0n,
          lots: 0,
          broken: false,
          closedThrough: 0,
          newest: 0,
          created: place,
        }),
      ];
    },
  },
  RuleChangeProposed: {
    needs: ({ args }) => [ROW.account(args.account)],
    apply: ({ args, place }, rows) => {
      const ref = ROW.account(args.account);
      // The change before this one is in force, or there was none.
      const rule = ruleAt(existing(rows, ref), place.time);
      const ruleChange = { rule: nameAt(BOOKING_RULES, args.rule), effectiveFrom: 0 };
      return [change(rows, ref, { rule, ruleChange })];
    },
  },
  RuleChangeAccepted: {
    needs: ({ args }) => [ROW.account(args.account)],
    apply: ({ args }, rows) => {
      const ruleChange = {
        rule: nameAt(BOOKING_RULES, args.rule),
        effectiveFrom: second(args.effectiveFrom),
      };
      return [change(rows, ROW.account(args.account), { ruleChange })];
    },
  },
  RuleChangeWithdrawn: {
    needs: ({ args }) => [ROW.account(args.account)],
    apply: ({ args }, rows) => [change(rows, ROW.account(args.account), { ruleChange: null })],
  },
};
