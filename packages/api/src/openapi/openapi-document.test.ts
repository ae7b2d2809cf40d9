import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { ERRORS, type ErrorCode } from "../errors.ts";
import { API_PREFIX, ROUTES } from "../routes/index.ts";
import { openApiDocument } from "./openapi-document.ts";

interface Schema {
  $ref?: string;
  [key: string]: unknown;
}
interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { required: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content: Record<string, { schema: Schema }> }>;
}
interface Document {
  openapi: string;
  tags: { name: string }[];
  security: object[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, object> };
}

const document = JSON.parse(JSON.stringify(openApiDocument())) as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);
const find = (id: string) => operations.find(({ operation }) => operation.operationId === id);

it("is OpenAPI 3.1 and asks for credentials everywhere", () => {
  expect(document.openapi).toBe("3.1.0");
  expect(document.security).toEqual([{ bearer: [] }, { apiKey: [] }]);
  expect(Object.keys(document.components.securitySchemes)).toEqual(["bearer", "apiKey"]);
});

it("fits the schema of OpenAPI", async () => {
  expect(await new Validator().validate({ ...structuredClone(document) })).toEqual({ valid: true });
});

it("refers to nothing that is not in it", () => {
  const known = new Set(
    Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`),
  );
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
    ([, reference = ""]) => reference,
  );
  expect(references.length).toBeGreaterThan(100);
  expect(references.filter((reference) => !known.has(reference))).toEqual([]);
});

it("has each operation once, under a tag that is described", () => {
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  const tags = new Set(document.tags.map(({ name }) => name));
  for (const { operation } of operations) expect(operation.tags.every((tag) => tags.has(tag))).toBe(true);
});

describe.each(Object.entries(ROUTES))("%s", (name, route) => {
  const ids = route.kind === "read" ? [name] : [name, `${name}DryRun`];

  it("is in it, with what stands in its path", () => {
    for (const id of ids) {
      const found = find(id);
      expect(found?.path).toBe(API_PREFIX + route.path + (id === name ? "" : "/dry-run"));
      expect(found?.method).toBe(route.kind === "read" ? "get" : "post");
      const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      const described = found?.operation.parameters?.filter((parameter) => parameter.in === "path") ?? [];
      expect(described.map((parameter) => parameter.name)).toEqual(inPath);
      expect(described.every(({ required }) => required === true)).toBe(true);
    }
  });

  it("names every code that it can answer with, under its status", () => {
    for (const id of ids) {
      const responses = find(id)?.operation.responses ?? {};
      for (const code of ["unauthenticated", "forbidden", "bad_request", ...route.errors] as ErrorCode[]) {
        const response = responses[ERRORS[code].status];
        expect(response?.description, `${id} ${code}`).toContain(`\`${code}\``);
        expect(response?.content["application/problem+json"]?.schema.$ref).toBe(
          "#/components/schemas/Problem",
        );
      }
    }
  });
});

it("writes ask for an idempotency key and a body; dry runs for a body", () => {
  const write = find("recordPayments")?.operation;
  expect(write?.parameters?.map(({ name, required }) => [name, required ?? false])).toEqual([
    ["Idempotency-Key", true],
    ["Prefer", false],
  ]);
  expect(Object.keys(write?.responses ?? {})).toEqual(expect.arrayContaining(["200", "202"]));
  const tried = find("recordPaymentsDryRun")?.operation;
  expect(tried?.parameters ?? []).toEqual([]);
  expect(tried?.requestBody?.required).toBe(true);
  expect(Object.keys(tried?.responses ?? {})).not.toContain("202");
});
