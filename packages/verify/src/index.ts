export { certificateText } from "./canonical.ts";
export {
  CERTIFIED_CONTRACTS,
  Certificate,
  type CertifiedContract,
  type Disclosed,
  FORMAT,
} from "./certificate.ts";
export { CERTIFICATE_FAULTS, CertificateError, type CertificateFault } from "./certificate-error.ts";
export type { Hex } from "./hex.ts";
export type { Anchor } from "./qbft/hand-over.ts";
export type { Statement, StatementOf, Subject, SubjectOf } from "./statements/schema.ts";
export { Trust } from "./trust.ts";
export { type Verified, verifyCertificate } from "./verify.ts";
