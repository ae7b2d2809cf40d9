import { openApiDocument } from "@green-ledger/api/openapi";
import type { Generator } from "./index.ts";

/** The API as one document: changes of the wire contract show in review. */
export const openApi: Generator = {
  name: "openapi",
  render: async () => [
    { path: "packages/api/openapi.json", content: `${JSON.stringify(openApiDocument(), null, 2)}\n` },
  ],
};
