import type { AcceptedBody, OperationBody, WriteInput } from "@green-ledger/sdk";
import type { Context } from "./context.ts";
import { OperationFailed } from "./operation-failed.ts";

type WriteName = Parameters<Context["client"]["write"]>[0];

/**
 * Asks for a write and waits for the ledger's decision.
 * @throws OperationFailed if it was turned down, or an item of it refused
 */
export async function settle<N extends WriteName>(
  context: Context,
  name: N,
  input: WriteInput<N>,
): Promise<AcceptedBody> {
  const answer = await context.client.write(name, input);
  if (answer.operation === null) return answer;
  const operation: OperationBody = await context.client.settled(answer.operation.id);
  const refused = operation.outcome?.items.filter((item) => item.verdict === "refused") ?? [];
  if (operation.status === "failed" || refused.length > 0) throw new OperationFailed(operation);
  return { ...answer, operation };
}
