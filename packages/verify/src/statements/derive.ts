import { CertificateError } from "../certificate-error.ts";
import type { Evidence } from "../evidence.ts";
import { deriveDocument } from "./document.ts";
import { deriveLabel } from "./label.ts";
import { deriveLotOrigin } from "./lot-origin.ts";
import { deriveNoBreach } from "./no-breach.ts";
import { derivePayment } from "./payment.ts";
import type { Statement, Subject } from "./schema.ts";

/**
 * What the evidence proves about a subject, and nothing else: evidence that the statement does not need is a fault.
 * @throws CertificateError
 */
export function deriveStatement(evidence: Evidence, subject: Subject): Statement {
  const statement = derive(evidence, subject);
  if (statement.kind !== "document" && evidence.disclosed.length > 0)
    throw new CertificateError("evidence_unused", "disclosed");
  evidence.requireAllUsed();
  return statement;
}

function derive(evidence: Evidence, subject: Subject): Statement {
  switch (subject.kind) {
    case "payment":
      return derivePayment(evidence, subject);
    case "lot_origin":
      return deriveLotOrigin(evidence, subject);
    case "label":
      return deriveLabel(evidence, subject);
    case "no_breach":
      return deriveNoBreach(evidence, subject);
    case "document":
      return deriveDocument(evidence, subject);
  }
}
