import type { DocumentId } from "../hex.ts";
import type { DocumentRow } from "../rows.ts";
import type { Violation, Watcher } from "./watcher.ts";

/**
 * L7: a document is used at most once per purpose, only if it may be used, and for one project over all purposes.
 * L5: only a document that is like another one was ever suspect.
 */
export function watchEvidence(): Watcher {
  const documents = new Map<DocumentId, Pick<DocumentRow, "status" | "project">>();
  const used = new Set<string>();
  const served = new Set<DocumentId>();
  const found: Violation[] = [];
  const broken = (invariant: "L5" | "L7", id: DocumentId, detail: string) =>
    found.push({ invariant, subject: `document ${id}`, detail });

  return {
    documents({ id, status, project, similarTo }) {
      documents.set(id, { status, project });
      if ((status === "registered") !== (similarTo === null))
        broken("L5", id, `is ${status} and like ${similarTo ?? "none"}`);
      if (similarTo === id) broken("L5", id, "is like itself");
    },
    documentUses({ document: id, purpose, project }) {
      const document = documents.get(id);
      if (used.has(`${id}/${purpose}`)) broken("L7", id, `was used twice to ${purpose}`);
      used.add(`${id}/${purpose}`);
      if (document === undefined) return void broken("L7", id, "was used, but is not registered");
      if (document.status === "suspect") broken("L7", id, "was used although it is suspect");
      if (project === null) return;
      served.add(id);
      if (document.project !== project)
        broken("L7", id, `was used for project ${project}, but serves ${document.project ?? "none"}`);
    },
    finish() {
      for (const [id, { project }] of documents) {
        if (project !== null && !served.has(id)) broken("L7", id, `serves ${project} without a use`);
      }
      return found;
    },
  };
}
