import { StatementError } from "../statement-error.ts";
import { NAMESPACE } from "./schema.ts";

/**
 * Only one version is read: others differ in elements and in what is mandatory.
 * @throws StatementError `camt_version_unsupported`, naming the version, or `namespace_unknown`
 */
export function checkNamespace(uri: string, line: number): void {
  if (uri === NAMESPACE) return;
  const place = { line, path: "/Document" };
  const version = /^urn:iso:std:iso:20022:tech:xsd:(camt\.053\.\d{3}\.\d{2})$/.exec(uri)?.[1];
  if (version !== undefined) {
    const detail = `the file is ${version}; only camt.053.001.08 is read`;
    throw new StatementError("camt_version_unsupported", detail, place);
  }
  const found =
    uri === "" ? "the document names no namespace" : `the namespace is ${JSON.stringify(uri.slice(0, 120))}`;
  throw new StatementError("namespace_unknown", `${found}; a statement is ${NAMESPACE}`, place);
}
