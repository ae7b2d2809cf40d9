import { count } from "./on-chain.ts";
import { change, existing, make, type Projectors } from "./projector.ts";
import { ROW } from "./row-refs.ts";

/** Offers to transfer an asset. That it has a new owner says the asset registry. */
export const transferDesk: Projectors<"TransferDesk"> = {
  TransferOffered: {
    needs: ({ args }) => [ROW.transfer(args.transfer)],
    apply: ({ args, place }, rows) => [
      make(rows, ROW.transfer(args.transfer), {
        id: args.transfer,
        asset: args.asset,
        from: args.from,
        to: args.to,
        dataRoot: args.dataRoot,
        status: "offered",
        consents: [],
        liensAt: count(args.liensAt),
        created: place,
      }),
    ],
  },
  TransferConsented: {
    needs: ({ args }) => [ROW.transfer(args.transfer)],
    apply: ({ args }, rows) => {
      const liensAt = count(args.liensAt);
      const before = existing(rows, ROW.transfer(args.transfer));
      // When a lien came or went, every creditor is asked anew.
      const consents = before.liensAt === liensAt ? [...before.consents, args.lien] : [args.lien];
      return [change(rows, ROW.transfer(args.transfer), { consents, liensAt })];
    },
  },
  TransferAccepted: {
    needs: ({ args }) => [ROW.transfer(args.transfer)],
    apply: ({ args }, rows) => [change(rows, ROW.transfer(args.transfer), { status: "accepted" })],
  },
  TransferWithdrawn: {
    needs: ({ args }) => [ROW.transfer(args.transfer)],
    apply: ({ args }, rows) => [change(rows, ROW.transfer(args.transfer), { status: "withdrawn" })],
  },
  TransferDeclined: {
    needs: ({ args }) => [ROW.transfer(args.transfer)],
    apply: ({ args }, rows) => [change(rows, ROW.transfer(args.transfer), { status: "declined" })],
  },
};
