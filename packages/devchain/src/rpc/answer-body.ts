import type { Dispatch } from "./dispatch.ts";
import { errorText, RPC_CODES } from "./rpc-error.ts";

/** Answers the text of a request body: one request, or a batch. Undefined when no answer is wanted. */
export type AnswerBody = (body: string) => Promise<string | undefined>;

export function createAnswerBody(dispatch: Dispatch): AnswerBody {
  async function answerOne(request: unknown): Promise<string | undefined> {
    const read = readRequest(request);
    if ("problem" in read) {
      return reply(read.id, errorText({ code: RPC_CODES.invalidRequest, message: read.problem }));
    }
    const text = await dispatch(read.method, read.params);
    return read.id === undefined ? undefined : reply(read.id, text);
  }

  return async (body) => {
    let parsed: unknown;
    try {
      parsed = JSON.parse(body);
    } catch {
      return reply(null, errorText({ code: RPC_CODES.parse, message: "the body is not JSON" }));
    }
    if (!Array.isArray(parsed)) return answerOne(parsed);
    if (parsed.length === 0) {
      return reply(null, errorText({ code: RPC_CODES.invalidRequest, message: "the batch is empty" }));
    }
    // All are started before the first is done: the transactions of a batch share a block.
    const answers = (await Promise.all(parsed.map(answerOne))).filter((answer) => answer !== undefined);
    return answers.length === 0 ? undefined : `[${answers.join(",")}]`;
  };
}

type RequestId = string | number | null;

type ReadRequest =
  | { readonly method: string; readonly params: readonly unknown[]; readonly id: RequestId | undefined }
  | { readonly problem: string; readonly id: RequestId };

/** Checks the envelope of a request. */
export function readRequest(request: unknown): ReadRequest {
  if (typeof request !== "object" || request === null || Array.isArray(request)) {
    return { problem: "a request must be a JSON object", id: null };
  }
  const { id, method, params } = request as {
    readonly id?: unknown;
    readonly method?: unknown;
    readonly params?: unknown;
  };
  if (id !== undefined && id !== null && typeof id !== "string" && typeof id !== "number") {
    return { problem: "the id must be text, a number or null", id: null };
  }
  if (typeof method !== "string") return { problem: "the method must be text", id: id ?? null };
  if (params !== undefined && !Array.isArray(params))
    return { problem: "the params must be a list", id: id ?? null };
  return { method, params: params ?? [], id };
}

/** @param text `{"result":…}` or `{"error":…}`, which gets the envelope without being read again */
export function reply(id: RequestId, text: string): string {
  return `{"jsonrpc":"2.0","id":${JSON.stringify(id)},${text.slice(1)}`;
}
