import { type Bytes32, bytes, type DocumentRow, type Snapshot } from "@green-ledger/domain";

/** The document that an id, or any other fingerprint of it, leads to. */
export function documentRow(snapshot: Snapshot, exact: Bytes32): DocumentRow | undefined {
  const found = snapshot.get("fingerprint", [bytes(exact)]);
  return found === undefined ? undefined : snapshot.get("document", [bytes(found.document)]);
}
