import type { OperationBody } from "@green-ledger/sdk";

/** The ledger turned a write down, or refused an item of it. */
export class OperationFailed extends Error {
  override readonly name = "OperationFailed";
  readonly code: string;
  readonly action: string;

  constructor({ id, error, outcome }: OperationBody) {
    const refused = outcome?.items.find((item) => item.verdict === "refused");
    super(error === null ? `${refused?.text ?? "Refused."} (${id})` : `${error.detail} (${id})`);
    this.code = error?.code ?? refused?.reason ?? "operation_failed";
    this.action = refused?.action ?? "";
  }
}
