import type { RouteInput, Routes } from "@green-ledger/api";
import {
  type Bytes32,
  bytes,
  type DocumentId,
  type DocumentRegistration,
  type Fingerprint,
  type Profile,
} from "@green-ledger/domain";
import {
  createFingerprintTexts,
  type DocumentFacts,
  LIKENESS,
  normaliseNumber,
} from "@green-ledger/domain/documents";
import { createFaults, type Faults } from "../errors/faults.ts";
import { partyCodeOf } from "../evidence/document-party.ts";
import { fingerprintOf } from "../evidence/fingerprint.ts";
import type { HeldKey } from "../evidence/network-keys.ts";
import { normaliseReference } from "../ids/make-id.ts";
import { wireId } from "../ids/wire-ids.ts";
import { wireDay, wireMoney } from "../wire/common.ts";
import { currencyOf, dayOf, minorOrZeroOf } from "../writes/field-checks.ts";
import type { Plan, PlanContext, WriteHandler } from "../writes/plan.ts";

type DocumentInput = RouteInput<Routes["registerDocument"]>["body"];

const textsOf = createFingerprintTexts(LIKENESS);

/** Ids follow from keys that only the ledger can name, so a plan says them. */
const NOT_KNOWN_BEFORE = () => [];

export const registerDocument: WriteHandler<"registerDocument"> = {
  ids: NOT_KNOWN_BEFORE,
  plan: ({ body }, context) => planDocuments([{ input: body, pointer: "" }], context),
};

export const registerDocuments: WriteHandler<"registerDocuments"> = {
  ids: NOT_KNOWN_BEFORE,
  plan({ body }, context) {
    const inputs = body.documents.map((input, i) => ({ input, pointer: `/documents/${i}` }));
    return planDocuments(inputs, context);
  },
};

interface Asked {
  input: DocumentInput;
  pointer: string;
}

/** A document of the body, with everything that is made of its facts. */
interface Draft {
  pointer: string;
  facts: DocumentFacts;
  input: DocumentInput;
  fingerprints: Fingerprint[];
  /** What the ledger knows it by, or will know it by. */
  id: DocumentId;
  /** Null if it is new. */
  root: Bytes32 | null;
  /** Nothing is left to be linked. */
  complete: boolean;
}

async function planDocuments(asked: readonly Asked[], context: PlanContext): Promise<Plan> {
  const keys = await context.networkKeys.held(context.snapshot);
  const faults = createFaults();
  const facts = asked.map(({ input, pointer }) => factsOf(input, pointer, context, faults));
  faults.throwIfAny();
  const drafts = asked.flatMap(({ input, pointer }, i): Draft[] => {
    const own = facts[i];
    return own === undefined ? [] : [draftOf({ input, pointer, facts: own }, keys, context)];
  });
  requireDistinct(drafts, faults);
  const sent = drafts.filter(({ complete }) => !complete);
  const sealed = sent.map((draft) => sealedDraft(draft, context));
  const profiles = sealed.flatMap(({ profile }) => profile ?? []);
  return {
    commands:
      sealed.length === 0 ? [] : [{ kind: "registerDocuments", documents: sealed.map(({ part }) => part) }],
    profiles,
    items: sealed.flatMap(({ draft, profile }) =>
      profile === null ? [] : [{ id: draft.id, root: profile.id }],
    ),
    alreadyRecorded: drafts.filter(({ complete }) => complete).map(wireOf),
    ids: drafts.map(wireOf),
  };
}

const wireOf = ({ id }: Pick<Draft, "id">) => wireId("document", id);

function factsOf(input: DocumentInput, pointer: string, context: PlanContext, faults: Faults): DocumentFacts {
  return {
    type: input.type,
    issuer: partyCodeOf(input.issuer, `${pointer}/issuer`, context, faults),
    receiver: partyCodeOf(input.receiver, `${pointer}/receiver`, context, faults),
    number: normaliseNumber(input.number),
    currency: currencyOf(input.amount.currency, `${pointer}/amount/currency`, faults),
    amount: minorOrZeroOf(input.amount.minor, `${pointer}/amount/minor`, faults),
    date: dayOf(input.date, `${pointer}/date`, faults),
  };
}

function draftOf(
  { input, pointer, facts }: Asked & { facts: DocumentFacts },
  keys: readonly HeldKey[],
  { snapshot, pending }: PlanContext,
): Draft {
  const texts = textsOf(facts);
  const fingerprints = keys.map((key) => fingerprintOf(texts, key));
  const rows = snapshot.getMany(
    "fingerprint",
    fingerprints.map(({ exact }) => [bytes(exact)]),
  );
  const known = rows.find((row) => row !== undefined)?.document;
  const kept = fingerprints.filter((_, i) => keys[i]?.inEffect === true);
  const id = known ?? kept[0]?.exact;
  if (id === undefined) throw new TypeError("a key is in effect");
  const onItsWay = kept.every(({ exact }) => pending.find(exact) !== undefined);
  const linked = fingerprints.every((_, i) => rows[i] !== undefined || keys[i]?.inEffect === false);
  const root = known === undefined ? null : (snapshot.get("document", [bytes(known)])?.dataRoot ?? null);
  return {
    pointer,
    facts,
    input,
    fingerprints,
    id,
    root,
    complete: known === undefined ? onItsWay : linked,
  };
}

/** A document that is known keeps the commitment that it has; only what it lacks is linked. */
function sealedDraft(
  draft: Draft,
  { principal, vault }: PlanContext,
): { draft: Draft; part: DocumentRegistration; profile: Profile | null } {
  const { fingerprints, root } = draft;
  if (root !== null) return { draft, part: { fingerprints, dataRoot: root }, profile: null };
  const profile = vault.seal("document", principal.party, statementOf(draft));
  return { draft, part: { fingerprints, dataRoot: profile.id }, profile };
}

function statementOf({ id, facts, input }: Draft) {
  const { type, issuer, receiver, number, currency, amount, date } = facts;
  const { reference, attributes, simulated } = input;
  return {
    id: wireId("document", id),
    type,
    issuer,
    receiver,
    number,
    amount: wireMoney(currency, amount),
    date: wireDay(date) ?? "",
    ...(reference === undefined ? {} : { reference: normaliseReference(reference) }),
    ...(attributes === undefined ? {} : { attributes }),
    ...(simulated === undefined ? {} : { simulated }),
  };
}

function requireDistinct(drafts: readonly Draft[], faults: Faults): void {
  const first = new Map<DocumentId, string>();
  for (const { id, pointer } of drafts) {
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, pointer);
    else faults.add(pointer, "reference_repeated", `The same document stands at ${earlier}.`);
  }
  faults.throwIfAny();
}
