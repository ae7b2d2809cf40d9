/** Why a certificate proves nothing. Stable: a code keeps its meaning for ever. */
export const CERTIFICATE_FAULTS = {
  not_canonical: "The file is not in the one form that a certificate has (canonical JSON and one line feed).",
  format_unknown: "The file names another format than this verifier knows.",
  format_invalid: "The file lacks a field, has one too many, or has one of another form.",
  header_invalid: "A block header cannot be read.",
  headers_unordered: "The block headers are not in ascending order.",
  node_missing: "A proof leads to a part of a tree that the file does not hold.",
  node_invalid: "A part of a tree cannot be read.",
  nodes_unordered: "The parts of trees are not in ascending order, or one is there twice.",
  receipt_invalid: "A receipt is not in its block, or cannot be read.",
  receipts_unordered: "The receipts are not in ascending order, or one is there twice.",
  account_missing: "A contract is not in the state of its block.",
  event_missing: "An event that the statement needs is in none of the receipts.",
  event_repeated: "An event that happens once is there more than once.",
  sums_differ: "Amounts that must be equal are not.",
  claim_false: "The evidence proves that the statement is not true.",
  evidence_unused: "The file holds evidence that has nothing to do with the statement.",
  statement_differs: "The evidence proves another statement than the file states.",
  contract_differs: "A contract is at another address than the one that you trust.",
  disclosure_invalid: "A disclosed field does not belong to what was recorded.",
  seal_invalid: "A seal is not the signature of one of the block's validators, or one is there twice.",
  seals_too_few: "Fewer validators sealed a block than the network needs.",
  validators_invalid: "The validators in a block header cannot be read, or are not in ascending order.",
  validators_unknown: "A block is sealed by validators that those whom you trust did not hand over to.",
} as const;

export type CertificateFault = keyof typeof CERTIFICATE_FAULTS;

/** A certificate that proves nothing, with the reason. */
export class CertificateError extends Error {
  override readonly name = "CertificateError";
  readonly code: CertificateFault;
  /** What it is about, for people. */
  readonly subject: string;

  constructor(code: CertificateFault, subject = "", options?: ErrorOptions) {
    super(subject === "" ? CERTIFICATE_FAULTS[code] : `${CERTIFICATE_FAULTS[code]} (${subject})`, options);
    this.code = code;
    this.subject = subject;
  }
}
