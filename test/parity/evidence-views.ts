import {
  type Bytes32,
  DOCUMENT_STATUSES,
  type DocumentId,
  EVIDENCE_KEY_STATUSES,
  PURPOSES,
  REASONS,
  ZERO_32,
} from "@green-ledger/domain";
import { checkEvidence, documentBy, type ModelState } from "@green-ledger/domain/model";
import { testId } from "@green-ledger/testkit";
import type { View } from "./view.ts";

const NOTHING = testId("nothing", 1);

/** Every view of the evidence book, for everything that it knows and for something that it does not. */
export function evidenceViews(state: ModelState): View[] {
  const { keys, documents, fingerprints, buckets } = state.evidence;
  const ids = [...documents.keys(), NOTHING];
  return [
    ...[...keys.keys(), 0, keys.size + 1].map((id) => keyView(state, id)),
    ...ids.flatMap((id) => documentViews(state, id)),
    ...[...fingerprints.keys(), NOTHING].map((exact) =>
      view("documentBy", [exact], documentBy(state, exact) ?? ZERO_32),
    ),
    ...[...buckets.keys(), NOTHING, ZERO_32].map((near) =>
      view("documentNear", [near], buckets.get(near) ?? ZERO_32),
    ),
    ...[...state.assets.keys(), null].slice(0, 3).flatMap((project) => checkViews(state, ids, project)),
  ];
}

function view(name: string, args: readonly unknown[], expected: unknown): View {
  return { contract: "EvidenceBook", name, args, expected };
}

function keyView(state: ModelState, id: number): View {
  const key = state.evidence.keys.get(id);
  const status = EVIDENCE_KEY_STATUSES.indexOf(key?.status ?? "none");
  return view("keyOf", [id], { status, from: key?.from ?? 0, commitment: key?.commitment ?? ZERO_32 });
}

function documentViews(state: ModelState, id: DocumentId): View[] {
  const document = state.evidence.documents.get(id);
  return [
    view("documentOf", [id], {
      status: DOCUMENT_STATUSES.indexOf(document?.status ?? "none"),
      project: document?.project ?? ZERO_32,
      similarTo: document?.similarTo ?? ZERO_32,
    }),
    ...PURPOSES.map((purpose, number) => {
      const use = state.evidence.uses.get(`${id}/${purpose}`);
      return view("useOf", [id, number], BigInt(use?.seq ?? 0));
    }),
  ];
}

/** What a desk would be told: of each document alone, twice, and of all together. */
function checkViews(state: ModelState, ids: readonly DocumentId[], project: Bytes32 | null): View[] {
  const lists = [[], ids, ...ids.flatMap((id) => [[id], [id, id]])];
  return lists.flatMap((documents) =>
    PURPOSES.map((purpose, number) => {
      const { reason, culprit } = checkEvidence(state, { documents, purpose, project });
      const expected = [REASONS.indexOf(reason), culprit ?? ZERO_32];
      return view("check", [documents, number, project ?? ZERO_32], expected);
    }),
  );
}
