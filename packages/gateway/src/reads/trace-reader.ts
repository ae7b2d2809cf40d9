import type { TraceReader } from "../deps.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import type { ReadContext } from "./context.ts";

/** How long the forest may need for a block, and how often it is looked at, in milliseconds. */
const LONGEST_LAG = 2_000;
const LOOK_EVERY = 5;

/** How often facts are read anew because the index went on meanwhile. */
const MOST_READINGS = 10;

/**
 * {@link askForest} with facts that are read first: anew if a block came in between, so that both are of one block.
 * @throws GatewayError not_found if the forest does not know the start; not_ready
 */
export async function askForestWith<Facts, Answer>(
  context: ReadContext,
  read: () => Promise<Facts>,
  ask: (trace: TraceReader, facts: Facts) => Answer | undefined,
): Promise<{ facts: Facts; answer: Answer }> {
  for (let reading = 0; reading < MOST_READINGS; reading++) {
    const facts = await read();
    const { block } = context.snapshot.checkpoint;
    const answer = await askForest(context, (trace) => ask(trace, facts));
    if (context.snapshot.checkpoint.block === block) return { facts, answer };
  }
  throw notReady("The index moves on faster than it is read.");
}

const notReady = (message: string) =>
  new GatewayError("not_ready", message, { headers: { "Retry-After": "1" } });

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
      throw notReady("The trace does not follow the index at present.");
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
  context.renew();
  const answer = ask(trace);
  if (answer === undefined) throw new GatewayError("not_found");
  return answer;
}
