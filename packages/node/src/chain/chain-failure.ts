/** The embedded chain has stopped and says why. Only a new start brings it back. */
export class ChainFailure extends Error {
  override readonly name = "ChainFailure";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
