import { createFaults } from "../errors/faults.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId } from "../ids/wire-ids.ts";
import { decide } from "../policy/decide.ts";
import { documentRelations } from "../policy/relations.ts";
import { documentRow } from "../reads/document-row.ts";
import { dayOrNoneOf } from "../writes/field-checks.ts";
import { emptyPlan, singlePlan, type WriteHandler } from "../writes/plan.ts";

export const acknowledgeDocument: WriteHandler<"acknowledgeDocument"> = {
  ids: ({ params }) => [params.id],
  plan({ params, body }, { principal, snapshot, vault }) {
    const row = documentRow(snapshot, chainId(params.id));
    const mine =
      row !== undefined &&
      decide(principal, "document.acknowledge", documentRelations(row, principal.party)).allow;
    if (row === undefined || !mine)
      throw new GatewayError("not_found", "No such document is registered by you.");
    const reason = vault.seal("reason", principal.party, {
      about: params.id,
      act: "acknowledgeDocument",
      reason: body.reason,
    });
    return singlePlan({ kind: "acknowledgeDocument", document: row.id, reasonRoot: reason.id }, [reason]);
  },
};

export const openEvidenceKey: WriteHandler<"openEvidenceKey"> = {
  ids: ({ body }) => [body.number.toString()],
  plan({ body }, { networkKeys, snapshot }) {
    const faults = createFaults();
    const { number: keyId } = body;
    const stated = dayOrNoneOf(body.from, "/from", faults);
    const known = snapshot.get("evidenceKey", [{ u32: keyId }]);
    if (known !== undefined) {
      if (body.from === null || known.from === stated) return emptyPlan([keyId.toString()]);
      faults.add("/number", "reference_reused", "The key was opened with another first day.");
    }
    faults.throwIfAny();
    const { commitment, keep } = networkKeys.make();
    const from = body.from === null ? networkKeys.today() : stated;
    return { ...singlePlan({ kind: "openEvidenceKey", keyId, from, commitment }), prepare: keep };
  },
};

export const closeEvidenceKey: WriteHandler<"closeEvidenceKey"> = {
  ids: ({ params }) => [params.id],
  plan({ params, body }, { principal, snapshot, vault }) {
    const keyId = Number(params.id);
    if (snapshot.get("evidenceKey", [{ u32: keyId }]) === undefined)
      throw new GatewayError("not_found", "No network key with this number was opened.");
    const about = params.id;
    const reason = vault.seal("reason", principal.party, {
      about,
      act: "closeEvidenceKey",
      reason: body.reason,
    });
    return singlePlan({ kind: "closeEvidenceKey", keyId }, [reason]);
  },
};
