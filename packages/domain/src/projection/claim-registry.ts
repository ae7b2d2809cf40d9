import { type AssetId, bytesToText } from "../hex.ts";
import type { DutiesRow } from "../rows.ts";
import { CLAIM_EFFECTS, nameAt } from "../statuses.ts";
import { orNull, second } from "./on-chain.ts";
import { change, existing, make, type Projectors, put, type Rows } from "./projector.ts";
import { ROW } from "./row-refs.ts";

export const claimRegistry: Projectors<"ClaimRegistry"> = {
  SchemaRegistered: {
    needs: ({ args }) => [ROW.claimSchema(args.schema)],
    apply: ({ args }, rows) => [
      make(rows, ROW.claimSchema(args.schema), {
        id: bytesToText(args.schema),
        effect: nameAt(CLAIM_EFFECTS, args.effect),
        longestDays: args.longestDays,
        challengeWindow: args.challengeWindow,
        definitionRoot: args.definitionRoot,
        closed: false,
      }),
    ],
  },
  SchemaClosed: {
    needs: ({ args }) => [ROW.claimSchema(args.schema)],
    apply: ({ args }, rows) => [change(rows, ROW.claimSchema(args.schema), { closed: true })],
  },
  ClaimAttested: {
    needs: ({ args }) => [ROW.claimSchema(args.schema), ROW.claim(args.claim), ROW.duties(args.subject)],
    apply: ({ args, place }, rows) => {
      const { id: schema, effect } = existing(rows, ROW.claimSchema(args.schema));
      const claim = make(rows, ROW.claim(args.claim), {
        id: args.claim,
        schema,
        effect,
        subject: args.subject,
        attester: args.attester,
        status: "active",
        epoch: 0,
        countsFrom: second(args.countsFrom),
        validFrom: second(args.validFrom),
        validUntil: second(args.validUntil),
        dataRoot: args.dataRoot,
        references: args.references.map(({ claim, epoch }) => ({ claim, epoch })),
        challenger: null,
        created: place,
      });
      const links = args.references.map(({ claim: referred }) =>
        put(ROW.claimLink(referred, args.claim), { referred, by: args.claim }),
      );
      if (effect !== "penalty") return [claim, ...links];
      const duties = dutiesOf(rows, args.subject);
      const counted = put(ROW.duties(args.subject), { ...duties, penalties: duties.penalties + 1 });
      return [claim, ...links, counted];
    },
  },
  PermitListed: {
    needs: () => [],
    apply: ({ args }) => [
      put(ROW.permit(args.subject, args.schema), {
        subject: args.subject,
        schema: bytesToText(args.schema),
        newest: args.newest,
        before: orNull(args.before),
      }),
    ],
  },
  ClaimChallenged: {
    needs: ({ args }) => [ROW.claim(args.claim)],
    apply: ({ args }, rows) => [
      change(rows, ROW.claim(args.claim), { status: "challenged", challenger: args.challenger }),
    ],
  },
  ChallengeDismissed: {
    needs: ({ args }) => [ROW.claim(args.claim)],
    apply: ({ args }, rows) => [change(rows, ROW.claim(args.claim), { status: "active" })],
  },
  ClaimRejected: {
    needs: ({ args }) => [ROW.claim(args.claim)],
    apply: ({ args }, rows) => [
      change(rows, ROW.claim(args.claim), { status: "rejected", epoch: args.epoch }),
    ],
  },
  ClaimRevoked: {
    needs: ({ args }) => [ROW.claim(args.claim)],
    apply: ({ args }, rows) => [
      change(rows, ROW.claim(args.claim), { status: "revoked", epoch: args.epoch }),
    ],
  },
  PermitRequired: {
    needs: ({ args }) => [ROW.duties(args.asset)],
    apply: ({ args }, rows) => {
      const duties = dutiesOf(rows, args.asset);
      const added = { schema: bytesToText(args.schema), by: args.by };
      return [put(ROW.duties(args.asset), { ...duties, required: [...duties.required, added] })];
    },
  },
  PermitWaived: {
    needs: ({ args }) => [ROW.duties(args.asset)],
    apply: ({ args }, rows) => {
      const { required } = existing(rows, ROW.duties(args.asset));
      const schema = bytesToText(args.schema);
      return [
        change(rows, ROW.duties(args.asset), { required: required.filter((r) => r.schema !== schema) }),
      ];
    },
  },
};

function dutiesOf(rows: Rows, asset: AssetId): DutiesRow {
  return rows.find(ROW.duties(asset)) ?? { asset, required: [], penalties: 0 };
}
