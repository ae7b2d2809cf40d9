import { z } from "zod";
import type { ZodOpenApiOperationObject, ZodOpenApiParameters } from "zod-openapi";
import type { ReadRoute, Route, WriteRoute } from "../define-route.ts";
import type { RouteName } from "../routes/index.ts";
import { Accepted, DryRun } from "../schemas/operations.ts";
import { problemResponses } from "./problem-responses.ts";
import { dryRunErrors, readErrors, writeErrors } from "./route-errors.ts";

const IdempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/)
  .meta({
    description: "Chosen by the client for one intended write, and the same for every repeat of it.",
    example: "4b3f0f5e-7a1c-4a55-8a0e-1f6f3d9b2c77",
  });
const Prefer = z.string().optional().meta({
  description: "`wait=10`: wait up to so many seconds for the operation to be final.",
  example: "wait=10",
});
const Location = z.string().meta({ description: "The operation.", example: "/v1/operations/opn_…" });
const Replayed = z
  .string()
  .optional()
  .meta({ description: "`true` if this is the answer of an earlier request." });

/** Fields that every operation has. */
function common(
  name: string,
  route: Route,
): Pick<ZodOpenApiOperationObject, "operationId" | "summary" | "tags"> {
  return { operationId: name, summary: route.summary, tags: [route.tag] };
}

function json(schema: z.ZodType) {
  return { "application/json": { schema } };
}

/** What stands in the path. The parameters are always objects. */
function path(route: Route): ZodOpenApiParameters {
  return route.params === undefined ? {} : { path: route.params as z.ZodObject };
}

export function readOperation(name: RouteName, route: ReadRoute): ZodOpenApiOperationObject {
  const waits = name === "getOperation" ? { header: z.object({ Prefer }) } : {};
  return {
    ...common(name, route),
    requestParams: { ...path(route), query: route.query as z.ZodObject, ...waits },
    responses: {
      "200": { description: "The answer.", content: json(route.answer) },
      ...problemResponses(readErrors(route)),
    },
  };
}

export function writeOperation(name: RouteName, route: WriteRoute): ZodOpenApiOperationObject {
  return {
    ...common(name, route),
    requestParams: {
      ...path(route),
      header: z.object({ "Idempotency-Key": IdempotencyKey, Prefer }),
    },
    requestBody: { required: true, description: `At most ${route.limit} bytes.`, content: json(route.body) },
    responses: {
      "200": {
        description: "The answer to an earlier request, an operation that is settled, or nothing to do.",
        headers: z.object({ Location: Location.optional(), "Idempotent-Replayed": Replayed }),
        content: json(Accepted),
      },
      "202": { description: "Accepted.", headers: z.object({ Location }), content: json(Accepted) },
      ...problemResponses(writeErrors(route)),
    },
  };
}

export function dryRunOperation(name: RouteName, route: WriteRoute): ZodOpenApiOperationObject {
  return {
    ...common(`${name}DryRun`, route),
    summary: `Dry run: ${route.summary.charAt(0).toLowerCase()}${route.summary.slice(1)}`,
    requestParams: path(route),
    requestBody: { required: true, description: `At most ${route.limit} bytes.`, content: json(route.body) },
    responses: {
      "200": {
        description: "What the write would answer in this state. Nothing was changed.",
        content: json(DryRun),
      },
      ...problemResponses(dryRunErrors(route)),
    },
  };
}
