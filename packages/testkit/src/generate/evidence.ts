import {
  type Bytes32,
  type DocumentRegistration,
  dayOfSecond,
  type EvidenceKeyRow,
  type Fingerprint,
  ZERO_32,
} from "@green-ledger/domain";
import { testId } from "../actors.ts";
import type { Request } from "../consortium/index.ts";
import { actorsByAddress } from "../consortium/index.ts";
import { actorFor, actorWith, anyRoot, mostly, type Scene, senderOf, slips, unknownId } from "./scene.ts";

/** Few, so that the same document comes again, and another like it. */
const DOCUMENTS = 24;
const DOCUMENTS_IN_A_BUCKET = 3;

/* ----- keys ----- */

export function openEvidenceKey(scene: Scene): Request {
  const { random, state, time, cast } = scene;
  return {
    sender: senderOf(scene, cast.operator),
    command: {
      kind: "openEvidenceKey",
      keyId: mostly(scene, state.evidence.keys.size + 1, () => random.between(0, 9)),
      from: dayOfSecond(time) + random.between(-2, 3),
      commitment: mostly(scene, anyRoot(scene), () => ZERO_32),
    },
  };
}

export function closeEvidenceKey(scene: Scene): Request {
  const { random, state, cast } = scene;
  const keys = [...state.evidence.keys.values()];
  const open = keys.filter(({ status }) => status === "open");
  const right = random.any(open)?.id ?? 1;
  const wrong = () => random.any(keys.filter(({ status }) => status === "closed"))?.id ?? 77;
  return {
    sender: senderOf(scene, cast.operator),
    command: {
      kind: "closeEvidenceKey",
      keyId: random.chance(0.2) ? wrong() : mostly(scene, right, () => 78),
    },
  };
}

/* ----- documents ----- */

export function registerDocuments(scene: Scene): Request {
  const { random } = scene;
  const documents = Array.from({ length: random.between(1, 3) }, () => registration(scene));
  const role = random.chance(0.5) ? "maker" : "custodian";
  return {
    sender: senderOf(scene, actorWith(scene, role)),
    command: { kind: "registerDocuments", documents },
  };
}

function registration(scene: Scene): DocumentRegistration {
  const { random, state, time } = scene;
  const today = dayOfSecond(time);
  const n = random.between(1, DOCUMENTS);
  const carried = (key: EvidenceKeyRow): boolean =>
    key.status === "closed" ? random.chance(0.5) : key.from <= today || random.chance(0.05);
  const keys = [...state.evidence.keys.values()].filter(carried);
  const fingerprints = keys.map(({ id }) => fingerprint(scene, id, n));
  return {
    fingerprints: mostly(scene, fingerprints, () => spoilt(scene, fingerprints)),
    dataRoot: mostly(scene, anyRoot(scene), () => ZERO_32),
  };
}

/** Under a key; now and then of another document, as if facts were mixed up. */
function fingerprint(scene: Scene, keyId: number, n: number): Fingerprint {
  const { random } = scene;
  const which = mostly(scene, n, () => random.between(1, DOCUMENTS));
  const bucket = Math.floor(n / DOCUMENTS_IN_A_BUCKET);
  const near = random.chance(0.8) ? bucketOf(keyId, bucket) : null;
  const neighbours = slips(scene) ? 9 : random.between(0, 1);
  return {
    keyId,
    exact: mostly(scene, testId(`exact ${keyId}`, which), () => ZERO_32),
    near,
    nearby: Array.from({ length: neighbours }, (_, i) => bucketOf(keyId, bucket + i + 1)),
  };
}

const bucketOf = (keyId: number, n: number): Bytes32 => testId(`near ${keyId}`, n);

function spoilt(scene: Scene, fingerprints: readonly Fingerprint[]): Fingerprint[] {
  const unknown = fingerprint(scene, 9_999, 1);
  return scene.random.pick([
    fingerprints.slice(1),
    [...fingerprints, unknown],
    fingerprints.toReversed(),
    [],
  ]);
}

export function acknowledgeDocument(scene: Scene): Request {
  const { random, state } = scene;
  const documents = [...state.evidence.documents.values()];
  const suspect = documents.filter(({ status }) => status === "suspect");
  const document = (random.chance(0.9) ? random.any(suspect) : undefined) ?? random.any(documents);
  const second = [...state.keys.values()].find(
    ({ party, roles, address }) =>
      party === document?.registrar && roles.includes("checker") && address !== document.registeredBy,
  );
  const other = second === undefined ? undefined : actorsByAddress(scene.cast).get(second.address);
  const any = actorFor(scene, document?.registrar, "checker") ?? actorWith(scene, "checker");
  return {
    sender: senderOf(scene, random.chance(0.7) ? (other ?? any) : any),
    command: {
      kind: "acknowledgeDocument",
      document: mostly(scene, document?.id ?? unknownId("document"), () => unknownId("document")),
      reasonRoot: anyRoot(scene),
    },
  };
}
