import type { ZodOpenApiResponsesObject } from "zod-openapi";
import { ERRORS, type ErrorCode } from "../errors.ts";
import { Problem } from "../schemas/operations.ts";

/** One response for each status, which names the codes that come with it. */
export function problemResponses(codes: readonly ErrorCode[]): ZodOpenApiResponsesObject {
  const byStatus = Map.groupBy(codes, (code) => ERRORS[code].status);
  const responses: ZodOpenApiResponsesObject = {};
  for (const [status, codesOfStatus] of [...byStatus].sort(([a], [b]) => a - b)) {
    responses[`${status}` as `${4 | 5}${number}`] = {
      description: codesOfStatus.map((code) => `- \`${code}\`: ${ERRORS[code].en}`).join("\n"),
      content: { "application/problem+json": { schema: Problem } },
    };
  }
  return responses;
}
