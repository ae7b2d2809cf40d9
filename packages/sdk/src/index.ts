export type {
  AcceptedBody,
  CertificateBody,
  DocumentBody,
  DryRunBody,
  OperationBody,
  ProblemBody,
  StatementEntryBody,
  StatementReportBody,
} from "@green-ledger/api";
export { BULK_LIMIT } from "@green-ledger/api";
export * from "./api-error.ts";
export * from "./client.ts";
