import { bytesToText } from "../hex.ts";
import { ASSET_KINDS, nameAt } from "../statuses.ts";
import { second } from "./on-chain.ts";
import { change, existing, make, type Projectors } from "./projector.ts";
import { ROW } from "./row-refs.ts";

export const assetRegistry: Projectors<"AssetRegistry"> = {
  AssetRegistered: {
    needs: ({ args }) => [ROW.asset(args.asset)],
    apply: ({ args, place }, rows) => [
      make(rows, ROW.asset(args.asset), {
        id: args.asset,
        owner: args.owner,
        kind: nameAt(ASSET_KINDS, args.kind),
        status: "suggested",
        epoch: 0,
        validUntil: 0,
        currency: bytesToText(args.currency),
        verifier: null,
        evidenceRoots: [args.evidenceRoot],
        classifications: args.classifications.map(({ scheme, code }) => ({
          scheme: bytesToText(scheme),
          code: bytesToText(code),
        })),
        parents: [...args.parents],
        eligibleCost: 0n,
        allocated: 0n,
        lines: 0,
        created: place,
      }),
    ],
  },
  EvidenceAdded: {
    needs: ({ args }) => [ROW.asset(args.asset)],
    apply: ({ args }, rows) => {
      const { evidenceRoots } = existing(rows, ROW.asset(args.asset));
      return [change(rows, ROW.asset(args.asset), { evidenceRoots: [...evidenceRoots, args.evidenceRoot] })];
    },
  },
  AssetConfirmed: {
    needs: ({ args }) => [ROW.asset(args.asset)],
    apply: ({ args }, rows) => [
      change(rows, ROW.asset(args.asset), {
        status: "confirmed",
        epoch: args.epoch,
        validUntil: second(args.validUntil),
        verifier: args.verifier,
      }),
    ],
  },
  AssetRejected: {
    needs: ({ args }) => [ROW.asset(args.asset)],
    apply: ({ args }, rows) => [
      change(rows, ROW.asset(args.asset), { status: "rejected", epoch: args.epoch }),
    ],
  },
  AssetSuspended: {
    needs: ({ args }) => [ROW.asset(args.asset)],
    apply: ({ args }, rows) => [
      change(rows, ROW.asset(args.asset), { status: "suspended", epoch: args.epoch }),
    ],
  },
  OwnershipTransferred: {
    needs: ({ args }) => [ROW.asset(args.asset)],
    apply: ({ args }, rows) => [change(rows, ROW.asset(args.asset), { owner: args.to })],
  },
  AssetReinstated: {
    needs: ({ args }) => [ROW.asset(args.asset)],
    apply: ({ args }, rows) => [
      change(rows, ROW.asset(args.asset), { status: "confirmed", epoch: args.epoch }),
    ],
  },
};
