import { EXIT } from "../exit-codes.ts";

/** A certificate proves nothing, or nothing to this reader. */
export class VerificationFailed extends Error {
  override readonly name = "VerificationFailed";
  readonly code: string;
  readonly exit: number;
  readonly action: string;

  constructor(code: string, message: string, { exit = EXIT.refused as number, action = "" } = {}) {
    super(message);
    this.code = code;
    this.exit = exit;
    this.action = action;
  }
}
