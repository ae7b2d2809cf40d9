import { nameAt, PURPOSES } from "../statuses.ts";
import { count, orNull } from "./on-chain.ts";
import { change, make, type Projectors } from "./projector.ts";
import { ROW } from "./row-refs.ts";

export const evidenceBook: Projectors<"EvidenceBook"> = {
  KeyOpened: {
    needs: ({ args }) => [ROW.evidenceKey(args.keyId)],
    apply: ({ args }, rows) => [
      make(rows, ROW.evidenceKey(args.keyId), {
        id: args.keyId,
        status: "open",
        from: args.from,
        commitment: args.commitment,
      }),
    ],
  },
  KeyClosed: {
    needs: ({ args }) => [ROW.evidenceKey(args.keyId)],
    apply: ({ args }, rows) => [change(rows, ROW.evidenceKey(args.keyId), { status: "closed" })],
  },
  DocumentRegistered: {
    needs: ({ args }) => [ROW.document(args.document), ROW.fingerprint(args.document)],
    apply: ({ args, place }, rows) => {
      const similarTo = orNull(args.similarTo);
      return [
        make(rows, ROW.document(args.document), {
          id: args.document,
          registrar: args.registrar,
          registeredBy: args.actor,
          status: similarTo === null ? "registered" : "suspect",
          similarTo,
          project: null,
          dataRoot: args.dataRoot,
          created: place,
        }),
        make(rows, ROW.fingerprint(args.document), {
          exact: args.document,
          keyId: args.keyId,
          near: orNull(args.near),
          document: args.document,
          created: place,
        }),
      ];
    },
  },
  FingerprintLinked: {
    needs: ({ args }) => [ROW.fingerprint(args.exact)],
    apply: ({ args, place }, rows) => [
      make(rows, ROW.fingerprint(args.exact), {
        exact: args.exact,
        keyId: args.keyId,
        near: orNull(args.near),
        document: args.document,
        created: place,
      }),
    ],
  },
  RegistrationConflicted: {
    needs: () => [],
    apply: () => [],
  },
  DocumentAcknowledged: {
    needs: ({ args }) => [ROW.document(args.document)],
    apply: ({ args }, rows) => [change(rows, ROW.document(args.document), { status: "acknowledged" })],
  },
  EvidenceUsed: {
    needs: ({ args }) => [
      ROW.document(args.document),
      ROW.documentUse(args.document, nameAt(PURPOSES, args.purpose)),
    ],
    apply: ({ args, place }, rows) => {
      const purpose = nameAt(PURPOSES, args.purpose);
      const project = orNull(args.project);
      const use = make(rows, ROW.documentUse(args.document, purpose), {
        document: args.document,
        purpose,
        project,
        by: args.by,
        desk: args.actor,
        seq: count(args.seq),
        place,
      });
      return project === null ? [use] : [use, change(rows, ROW.document(args.document), { project })];
    },
  },
};
