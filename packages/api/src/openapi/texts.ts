import type { ZodOpenApiObject } from "zod-openapi";

export const TAGS: NonNullable<ZodOpenApiObject["tags"]> = [
  { name: "parties", description: "Members, counterparties and keys." },
  { name: "assets", description: "Green assets and projects: evidence, label, cost." },
  { name: "taxonomies", description: "Classifications by version." },
  { name: "claims", description: "Permits, penalties and verified facts; what an asset's standing needs." },
  { name: "instruments", description: "Bonds, loans and the like, with their frameworks and tranches." },
  { name: "accounts", description: "Bank accounts and what they hold of each tranche." },
  { name: "money", description: "Receipts, payments, counter-entries, statements, and what was refused." },
  { name: "liens", description: "Creditors' interests in assets and loans." },
  {
    name: "documents",
    description: "The evidence set of the network: documents, each usable once per purpose.",
  },
  { name: "pools", description: "Pools behind asset-backed notes, underlying by underlying." },
  { name: "trace", description: "Where money went and where it came from." },
  { name: "certificates", description: "Files that prove a statement offline, to who trusts nobody here." },
  { name: "operations", description: "Writes on their way to the chain." },
  { name: "node", description: "The node, the chain and its events." },
];

type SecuritySchemes = NonNullable<NonNullable<ZodOpenApiObject["components"]>["securitySchemes"]>;

export const SECURITY_SCHEMES: SecuritySchemes = {
  bearer: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description: "A token of the network's OpenID Connect provider.",
  },
  apiKey: {
    type: "apiKey",
    in: "header",
    name: "X-API-Key",
    description: "A key for machines: gl_<id>_<secret>.",
  },
};
