/** Why a certificate cannot be made. */
export type MakingFault =
  /** The node knows no such block, or no longer has its state. */
  | "block_unknown"
  /** The node's answer does not belong to the block. */
  | "reply_invalid";

export class MakingError extends Error {
  override readonly name = "MakingError";
  readonly code: MakingFault;

  constructor(code: MakingFault, subject: string) {
    super(`${code === "block_unknown" ? "the node has no block" : "the node answered wrongly:"} ${subject}`);
    this.code = code;
  }
}
