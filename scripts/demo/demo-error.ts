/** The demonstration cannot be told: a wrong option, missing data, or an answer that is not the one expected. */
export class DemoError extends Error {
  override readonly name = "DemoError";
  readonly code: "demo_usage" | "demo_data_missing" | "demo_unexpected";

  constructor(code: DemoError["code"], message: string) {
    super(message);
    this.code = code;
  }
}
