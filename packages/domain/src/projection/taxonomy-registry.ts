import { bytesToText } from "../hex.ts";
import { change, existing, make, type Projectors } from "./projector.ts";
import { ROW } from "./row-refs.ts";

export const taxonomyRegistry: Projectors<"TaxonomyRegistry"> = {
  SchemeRegistered: {
    needs: ({ args }) => [ROW.scheme(args.scheme)],
    apply: ({ args }, rows) => [
      make(rows, ROW.scheme(args.scheme), {
        id: bytesToText(args.scheme),
        effectiveFrom: args.effectiveFrom,
        effectiveTo: args.effectiveTo,
        sourceRoot: args.sourceRoot,
        codes: [],
      }),
    ],
  },
  SchemeClosed: {
    needs: ({ args }) => [ROW.scheme(args.scheme)],
    apply: ({ args }, rows) => [change(rows, ROW.scheme(args.scheme), { effectiveTo: args.effectiveTo })],
  },
  CodeAdded: {
    needs: ({ args }) => [ROW.scheme(args.scheme)],
    apply: ({ args }, rows) => {
      const { codes } = existing(rows, ROW.scheme(args.scheme));
      return [change(rows, ROW.scheme(args.scheme), { codes: [...codes, bytesToText(args.code)] })];
    },
  },
};
