export type NodeErrorCode =
  /** Another process works with the data folder. */
  | "data_dir_in_use"
  /** The data folder cannot be made or read, or others can read its secrets. */
  | "data_dir_unusable"
  /** A secret of a data folder that is in use is gone. */
  | "secret_missing"
  /** A file that the node reads is not what it should be. */
  | "file_invalid"
  /** The portfolio cannot be read, or the ledger did not take it. */
  | "portfolio_failed"
  /** There are no contracts to work with. */
  | "deployment_missing"
  /** The port is taken. */
  | "address_in_use"
  /** The address cannot be listened on. */
  | "listen_failed"
  /** A part that the node cannot work without has ended. */
  | "part_failed";

/** Why the node cannot work. The message says what to do. */
export class NodeError extends Error {
  override readonly name = "NodeError";
  readonly code: NodeErrorCode;

  constructor(code: NodeErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
