import { type Bytes32, ZERO_32 } from "../src/hex.ts";
import { IDS, id32, type Script } from "./script.ts";

/** Keys that follow each other, a document that is found again, one that is like it, one that is two, and uses. */
export function evidenceStory({ emit }: Script): void {
  const [first, again, like] = [id32(0xe1), id32(0xe2), id32(0xe3)];
  emit("EvidenceBook", "KeyOpened", { keyId: 1, from: 19_000, commitment: id32(20) });
  emit("EvidenceBook", "DocumentRegistered", document(first, ZERO_32));
  emit("EvidenceBook", "KeyOpened", { keyId: 2, from: 19_400, commitment: id32(21) });
  emit("EvidenceBook", "FingerprintLinked", { document: first, keyId: 2, exact: again, near: ZERO_32 });
  emit("EvidenceBook", "KeyClosed", { keyId: 1, successor: 2 });
  emit("EvidenceBook", "DocumentRegistered", document(like, first));
  emit("EvidenceBook", "DocumentAcknowledged", {
    document: like,
    by: IDS.issuer,
    reasonRoot: id32(22),
  });
  emit("EvidenceBook", "RegistrationConflicted", {
    document: first,
    other: like,
    registrar: IDS.issuer,
  });
  emit("EvidenceBook", "EvidenceUsed", { document: first, purpose: 0, project: IDS.asset, by: id32(23) });
  emit("EvidenceBook", "EvidenceUsed", { document: first, purpose: 1, project: ZERO_32, by: id32(24) });
}

function document(id: Bytes32, similarTo: Bytes32) {
  return { document: id, registrar: IDS.issuer, similarTo, keyId: 1, near: id32(25), dataRoot: id32(26) };
}
