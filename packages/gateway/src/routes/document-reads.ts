import { bytes, type DocumentRow, type EvidenceKeyRow } from "@green-ledger/domain";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId } from "../ids/wire-ids.ts";
import { decide, reachesAll } from "../policy/decide.ts";
import { documentRelations } from "../policy/relations.ts";
import type { ReadContext, ReadHandlers } from "../reads/context.ts";
import { documentRow } from "../reads/document-row.ts";
import { byNumber, byPlace } from "../reads/orders.ts";
import { collectPage, rowsBy, rowsOf } from "../reads/pages.ts";
import { wireDocument, wireEvidenceKey } from "../wire/document.ts";

const newestFirst = byPlace<DocumentRow>(({ created }) => created);
const oldestKeyFirst = byNumber<EvidenceKeyRow>(({ id }) => id);
/** One for each purpose. */
const USES_SHOWN = 10;
/** A document has one fingerprint for each key since it was registered. */
const FINGERPRINTS_SHOWN = 200;

export const documentReads: Pick<ReadHandlers, "listDocuments" | "getDocument" | "listEvidenceKeys"> = {
  async listDocuments({ query: { status } }, context) {
    const { principal, snapshot, paging, asOf } = context;
    const source = reachesAll(principal, "document.read")
      ? rowsBy(snapshot, "document", "byTime")
      : rowsBy(snapshot, "document", "byRegistrar", { prefix: [bytes(principal.party)] });
    const { rows, next_cursor } = await collectPage({
      sources: [source],
      order: newestFirst,
      paging,
      ...(status === undefined ? {} : { keep: (row: DocumentRow) => row.status === status }),
    });
    return { data: await shown(rows, context), next_cursor, as_of: asOf };
  },

  async getDocument({ params }, context) {
    const { principal, snapshot, asOf } = context;
    const row = documentRow(snapshot, chainId(params.id));
    const visible =
      row !== undefined && decide(principal, "document.read", documentRelations(row, principal.party)).allow;
    const [data] = visible ? await shown([row], context) : [];
    if (data === undefined) throw new GatewayError("not_found");
    return { data, as_of: asOf };
  },

  async listEvidenceKeys(_, { snapshot, paging, asOf, networkKeys }) {
    const { rows, next_cursor } = await collectPage({
      sources: [rowsOf(snapshot, "evidenceKey")],
      order: oldestKeyFirst,
      reverse: false,
      paging,
    });
    const data = await Promise.all(
      rows.map(async (row) =>
        wireEvidenceKey(row, { today: networkKeys.today(), held: await networkKeys.holds(row.commitment) }),
      ),
    );
    return { data, next_cursor, as_of: asOf };
  },
};

function shown(rows: readonly DocumentRow[], { principal, snapshot, disclosure }: ReadContext) {
  const statements = disclosure.statements(
    "document",
    rows.map((row) => ({ root: row.dataRoot, relations: documentRelations(row, principal.party) })),
  );
  return Promise.all(
    rows.map(async (row, i) => {
      const prefix = [bytes(row.id)];
      const uses = await snapshot.list("documentUse", { prefix, limit: USES_SHOWN });
      const prints = await snapshot.listBy("fingerprint", "byDocument", {
        prefix,
        limit: FINGERPRINTS_SHOWN,
      });
      return wireDocument(row, { uses: uses.rows, fingerprints: prints.rows }, statements[i] ?? null);
    }),
  );
}
