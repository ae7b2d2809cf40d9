import type { TraceReader } from "../deps.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import type { ReadContext } from "./context.ts";

/** How long the forest may need for a block, and how often it is looked at, in milliseconds. */
const LONGEST_LAG = 2_000;
const LOOK_EVERY = 5;

/**
 * Asks the forest when it is at the index's block, and renews the snapshot in the same moment: so the answer and what
 * is read around it are of one block.
 * @throws GatewayError not_found if the forest does not know the start; not_ready
 */
export async function askForest<Answer>(
  context: ReadContext,
  ask: (trace: TraceReader) => Answer | undefined,
): Promise<Answer> {
  const { trace, projection } = context;
  for (let waited = 0; trace.block() !== projection.checkpoint()?.block; waited += LOOK_EVERY) {
    if (waited >= LONGEST_LAG) {
      throw new GatewayError("not_ready", "The trace does not follow the index at present.", {
        headers: { "Retry-After": "1" },
      });
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
  context.renew();
  const answer = ask(trace);
  if (answer === undefined) throw new GatewayError("not_found");
  return answer;
}
