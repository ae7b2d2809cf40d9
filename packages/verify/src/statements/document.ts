import { CertificateError } from "../certificate-error.ts";
import { belongsTo } from "../disclosed.ts";
import type { Evidence, ProvedEvent } from "../evidence.ts";
import { recordOf } from "./common.ts";
import type { StatementOf, SubjectOf } from "./schema.ts";

/** From the event that put a root on chain, and fields that the root commits to. What is not disclosed stays unknown. */
export function deriveDocument(
  evidence: Evidence,
  { asset, evidence_root }: SubjectOf<"document">,
): StatementOf<"document"> {
  const fields = evidence.disclosed.map((field, i) => {
    const before = evidence.disclosed[i - 1];
    const ascends = before === undefined || before.part < field.part;
    if (!ascends || !belongsTo(evidence_root, field))
      throw new CertificateError("disclosure_invalid", field.part);
    return { part: field.part, value: field.value };
  });
  const { act, event } = recordOfRoot(evidence, asset, evidence_root);
  return { kind: "document", asset, evidence_root, act, fields, recorded: recordOf(event) };
}

function recordOfRoot(evidence: Evidence, asset: string, root: string): { act: string; event: ProvedEvent } {
  const [registered] = evidence.events(
    "AssetRegistry",
    "AssetRegistered",
    (args) => args.asset === asset && args.evidenceRoot === root,
  );
  if (registered !== undefined) return { act: "registered", event: registered };
  const added = evidence.event(
    "AssetRegistry",
    "EvidenceAdded",
    (args) => args.asset === asset && args.evidenceRoot === root,
  );
  return { act: "added", event: added };
}
