import type { CommandOf, DocumentRegistration, Fingerprint } from "../commands.ts";
import { dayOfSecond } from "../day.ts";
import { type Address, type AssetId, type Bytes32, type DocumentId, type PartyId, ZERO_32 } from "../hex.ts";
import type { ItemOutcome } from "../operations.ts";
import type { Reason } from "../reasons.ts";
import { DOCUMENT_STATUSES, type DocumentOutcome, type Purpose } from "../statuses.ts";
import { authorise, requireOperator } from "./access.ts";
import { documentUseKey } from "./evidence-state.ts";
import { requires } from "./outcome.ts";
import { type Call, countEvent, type ModelState } from "./state.ts";

const MAX_OPEN_KEYS = 2;
const MAX_NEIGHBOURS = 8;

/* ----- keys ----- */

export function openEvidenceKey(state: ModelState, call: Call, command: CommandOf<"openEvidenceKey">): void {
  requireOperator(state, call);
  const { keyId, from, commitment } = command;
  const { keys } = state.evidence;
  const next = keys.size + 1;
  requires(keyId === next, "EvidenceBook_KeyOutOfOrder", { keyId, next });
  requires(commitment !== ZERO_32, "EvidenceBook_CommitmentMissing", { keyId });
  const open = [...keys.values()].filter(({ status }) => status === "open").length;
  requires(open < MAX_OPEN_KEYS, "EvidenceBook_TooManyKeys", { keyId });
  keys.set(keyId, { id: keyId, status: "open", from, commitment });
  countEvent(state, "EvidenceBook");
}

export function closeEvidenceKey(
  state: ModelState,
  call: Call,
  { keyId }: CommandOf<"closeEvidenceKey">,
): void {
  requireOperator(state, call);
  const key = state.evidence.keys.get(keyId);
  requires(key !== undefined, "EvidenceBook_KeyUnknown", { keyId });
  requires(key.status === "open", "EvidenceBook_KeyClosed", { keyId });
  const others = keysInEffect(state, call.time).filter((id) => id !== keyId);
  requires(others.length > 0, "EvidenceBook_NoOtherKey", { keyId });
  state.evidence.keys.set(keyId, { ...key, status: "closed" });
  countEvent(state, "EvidenceBook");
}

/** Keys under which a registration must carry a fingerprint, by age. */
function keysInEffect({ evidence }: ModelState, time: number): number[] {
  const today = dayOfSecond(time);
  const keys = [...evidence.keys.values()].filter((key) => key.status === "open" && key.from <= today);
  return keys.map(({ id }) => id);
}

/* ----- registration ----- */

/** @returns what became of each, and those that were not plainly taken */
export function registerDocuments(
  state: ModelState,
  call: Call,
  command: CommandOf<"registerDocuments">,
): { documents: DocumentOutcome[]; items: ItemOutcome[] } {
  const registrar = authorise(state, call, ["maker", "custodian"]);
  const inEffect = keysInEffect(state, call.time);
  requires(inEffect.length > 0, "EvidenceBook_NoKeyInEffect");
  const items: ItemOutcome[] = [];
  const documents = command.documents.map((registration, index) => {
    requires(registration.dataRoot !== ZERO_32, "EvidenceBook_FactsMissing", { index });
    requireFingerprints(state, registration.fingerprints, index, inEffect);
    const { document, outcome } = register(state, call, registration, registrar);
    const item = itemOf(document, outcome);
    if (item !== undefined) items.push(item);
    return outcome;
  });
  return { documents, items };
}

function itemOf(id: DocumentId, outcome: DocumentOutcome): ItemOutcome | undefined {
  if (outcome === "suspect") return { id, reason: "evidence_suspect", verdict: "flagged", limit: "0" };
  if (outcome === "conflict") return { id, reason: "already_recorded", verdict: "refused", limit: "0" };
  return undefined;
}

function requireFingerprints(
  { evidence }: ModelState,
  fingerprints: readonly Fingerprint[],
  index: number,
  inEffect: readonly number[],
): void {
  let last = 0;
  for (const { keyId, exact, nearby } of fingerprints) {
    requires(keyId > last, "EvidenceBook_FingerprintsUnordered", { index, keyId });
    requires(exact !== ZERO_32, "EvidenceBook_FingerprintZero", { index });
    const neighbours = nearby.length;
    requires(neighbours <= MAX_NEIGHBOURS, "EvidenceBook_TooManyNeighbours", { index, neighbours });
    last = keyId;
    if (inEffect.includes(keyId)) continue;
    const key = evidence.keys.get(keyId);
    requires(key !== undefined, "EvidenceBook_KeyUnknown", { keyId });
    requires(key.status === "closed", "EvidenceBook_KeyNotInEffect", { keyId, from: key.from });
  }
  const missing = inEffect.find((id) => !fingerprints.some(({ keyId }) => keyId === id));
  requires(missing === undefined, "EvidenceBook_FingerprintMissing", { index, keyId: missing ?? 0 });
}

function register(
  state: ModelState,
  call: Call,
  { fingerprints, dataRoot }: DocumentRegistration,
  registrar: PartyId,
): { document: DocumentId; outcome: DocumentOutcome } {
  const { evidence } = state;
  const found = fingerprints.flatMap(({ exact }) => documentBy(state, exact) ?? []);
  const [known] = found;
  if (known !== undefined) {
    if (found.some((other) => other !== known)) {
      countEvent(state, "EvidenceBook");
      return { document: known, outcome: "conflict" };
    }
    for (const fingerprint of kept(state, fingerprints)) link(state, known, fingerprint);
    return { document: known, outcome: "known" };
  }
  const [first, ...others] = kept(state, fingerprints);
  if (first === undefined) throw new TypeError("a key in effect has a fingerprint");
  const document = first.exact;
  const similarTo = findSimilar(state, fingerprints) ?? null;
  const status = similarTo === null ? "registered" : "suspect";
  evidence.documents.set(document, {
    id: document,
    registrar,
    registeredBy: call.sender,
    status,
    similarTo,
    project: null,
    dataRoot,
  });
  link(state, document, first);
  for (const fingerprint of others) link(state, document, fingerprint);
  return { document, outcome: status };
}

/** Fingerprints under closed keys only serve to find a document. */
function kept({ evidence }: ModelState, fingerprints: readonly Fingerprint[]): Fingerprint[] {
  return fingerprints.filter(({ keyId }) => evidence.keys.get(keyId)?.status === "open");
}

function findSimilar({ evidence }: ModelState, fingerprints: readonly Fingerprint[]): DocumentId | undefined {
  const looked = fingerprints.flatMap(({ near, nearby }) => (near === null ? nearby : [near, ...nearby]));
  return looked.map((bucket) => evidence.buckets.get(bucket)).find((document) => document !== undefined);
}

/** Each fingerprint that is kept is one event, and fills its bucket if that is empty. */
function link(state: ModelState, document: DocumentId, { exact, keyId, near }: Fingerprint): void {
  const { fingerprints, buckets } = state.evidence;
  if (fingerprints.has(exact)) return;
  fingerprints.set(exact, { exact, keyId, near: near === ZERO_32 ? null : near, document });
  if (near !== null && near !== ZERO_32 && !buckets.has(near)) buckets.set(near, document);
  countEvent(state, "EvidenceBook");
}

export function acknowledgeDocument(
  state: ModelState,
  call: Call,
  { document: id }: CommandOf<"acknowledgeDocument">,
): void {
  const caller = authorise(state, call, ["checker"]);
  const document = state.evidence.documents.get(id);
  requires(document !== undefined, "EvidenceBook_DocumentUnknown", { document: id });
  const status = DOCUMENT_STATUSES.indexOf(document.status);
  requires(document.status === "suspect", "EvidenceBook_WrongStatus", { document: id, status });
  const { registrar, registeredBy: key } = document;
  requires(registrar === caller, "EvidenceBook_NotRegistrar", { document: id, registrar, caller });
  requires(key !== call.sender, "EvidenceBook_SameKey", { document: id, key });
  state.evidence.documents.set(id, { ...document, status: "acknowledged" });
  countEvent(state, "EvidenceBook");
}

/* ----- use (L7) ----- */

/** What a desk asks of the evidence book. */
export interface EvidenceUse {
  documents: readonly DocumentId[];
  purpose: Purpose;
  project: AssetId | null;
}

/** Whether all of the documents may be used, and the first that may not. */
export function checkEvidence(
  { evidence }: ModelState,
  { documents, purpose, project }: EvidenceUse,
): { reason: Reason; culprit: DocumentId | null } {
  for (const [i, id] of documents.entries()) {
    const refused = (reason: Reason) => ({ reason, culprit: id });
    const document = evidence.documents.get(id);
    if (document === undefined) return refused("evidence_unknown");
    if (document.status === "suspect") return refused("evidence_suspect");
    if (evidence.uses.has(documentUseKey(id, purpose))) return refused("evidence_used");
    const bound = document.project !== null && project !== null;
    if (bound && document.project !== project) return refused("evidence_other_project");
    if (documents.indexOf(id) < i) return refused("evidence_used");
  }
  return { reason: "none", culprit: null };
}

/** Uses all of the documents, or none; called by a desk's own command. */
export function useEvidence(
  state: ModelState,
  use: EvidenceUse & { by: Bytes32; desk: Address },
): { reason: Reason; culprit: DocumentId | null } {
  const answer = checkEvidence(state, use);
  if (answer.reason !== "none") return answer;
  const { documents, purpose, project, by, desk } = use;
  for (const id of documents) {
    const document = state.evidence.documents.get(id);
    if (document === undefined) throw new TypeError("the check has found it");
    countEvent(state, "EvidenceBook");
    const seq = state.sequences.get("EvidenceBook") ?? 0;
    state.evidence.uses.set(documentUseKey(id, purpose), { document: id, purpose, project, by, desk, seq });
    if (project !== null) state.evidence.documents.set(id, { ...document, project });
  }
  return answer;
}

/* ----- questions ----- */

/** The document that an exact fingerprint leads to. */
export function documentBy({ evidence }: ModelState, exact: Bytes32): DocumentId | undefined {
  return evidence.fingerprints.get(exact)?.document;
}
