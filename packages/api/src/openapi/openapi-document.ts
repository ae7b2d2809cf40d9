import { createDocument, type ZodOpenApiObject, type ZodOpenApiOperationObject } from "zod-openapi";
import type { Route } from "../define-route.ts";
import { API_PREFIX, ROUTES, type RouteName } from "../routes/index.ts";
import { dryRunOperation, readOperation, writeOperation } from "./operations.ts";
import { SECURITY_SCHEMES, TAGS } from "./texts.ts";

const DESCRIPTION = `A ledger for green finance that follows money to its last arm's-length payee.

Reads answer from one block, which \`as_of\` names; \`min_block\` waits for a block. Lists are keyset pages: go on with
\`next_cursor\` until it is null. Writes need an \`Idempotency-Key\` and answer 202 with an operation; \`Prefer: wait=10\`
waits until it is final. Every write has a dry run at the same path + \`/dry-run\`, which asks the contracts with the
very calls that the write would send. Amounts are whole minor units in decimal digits. Failures are problem documents
(RFC 9457) with a stable \`code\`.`;

/** The API as an OpenAPI 3.1 document, made from the route table. */
export function openApiDocument(): object {
  const paths: NonNullable<ZodOpenApiObject["paths"]> = {};
  const add = (path: string, method: "get" | "post", operation: ZodOpenApiOperationObject) => {
    paths[path] = { ...paths[path], [method]: operation };
  };
  for (const [name, route] of Object.entries(ROUTES) as [RouteName, Route][]) {
    const path = API_PREFIX + route.path;
    if (route.kind === "read") {
      add(path, "get", readOperation(name, route));
    } else {
      add(path, "post", writeOperation(name, route));
      add(`${path}/dry-run`, "post", dryRunOperation(name, route));
    }
  }
  return createDocument({
    openapi: "3.1.0",
    info: { title: "Green Ledger", version: "1", description: DESCRIPTION, license: { name: "Apache-2.0" } },
    servers: [{ url: "/" }],
    tags: TAGS,
    security: [{ bearer: [] }, { apiKey: [] }],
    paths,
    components: { securitySchemes: SECURITY_SCHEMES },
  });
}
