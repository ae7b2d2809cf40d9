import { bytesToText } from "../hex.ts";
import { NOTHING_COUNTED } from "../rows.ts";
import { INSTRUMENT_KINDS, MODES, nameAt } from "../statuses.ts";
import { change, existing, make, type Projectors, put } from "./projector.ts";
import { ROW } from "./row-refs.ts";

export const instrumentRegistry: Projectors<"InstrumentRegistry"> = {
  InstrumentRegistered: {
    needs: ({ args }) => [ROW.instrument(args.instrument)],
    apply: ({ args, place }, rows) => [
      make(rows, ROW.instrument(args.instrument), {
        id: args.instrument,
        issuer: args.issuer,
        kind: nameAt(INSTRUMENT_KINDS, args.kind),
        currency: bytesToText(args.currency),
        payingAgent: args.payingAgent,
        approvedOn: args.approvedOn,
        availableUntil: args.availableUntil,
        termsRoot: args.termsRoot,
        framework: {
          scheme: bytesToText(args.framework.scheme),
          codes: args.framework.codes.map(bytesToText),
          lookBackDays: args.framework.lookBackDays,
          allocationDeadline: args.framework.allocationDeadline,
          mode: nameAt(MODES, args.framework.mode),
          evidenceRequired: args.framework.evidenceRequired,
          placements: args.framework.placements,
        },
        colours: [],
        created: place,
      }),
    ],
  },
  TrancheRegistered: {
    needs: ({ args }) => [ROW.tranche(args.colour), ROW.instrument(args.instrument)],
    apply: ({ args }, rows) => {
      const { colours } = existing(rows, ROW.instrument(args.instrument));
      return [
        make(rows, ROW.tranche(args.colour), {
          colour: args.colour,
          id: args.tranche,
          instrument: args.instrument,
          size: args.size,
          parent: args.parent,
          counters: NOTHING_COUNTED,
        }),
        change(rows, ROW.instrument(args.instrument), { colours: [...colours, args.colour] }),
      ];
    },
  },
  ProjectAdmitted: {
    needs: ({ args }) => [ROW.admission(args.colour, args.project)],
    apply: ({ args }, rows) => {
      const ref = ROW.admission(args.colour, args.project);
      // Under a framework that flags, money may have reached the project before it was admitted.
      const { allocated, payments } = rows.find(ref) ?? { allocated: 0n, payments: 0 };
      return [
        put(ref, {
          colour: args.colour,
          project: args.project,
          code: bytesToText(args.code),
          allocated,
          payments,
        }),
      ];
    },
  },
};
