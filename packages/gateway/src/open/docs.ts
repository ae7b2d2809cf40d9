import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Express } from "express";
import type { GatewayResponse } from "../http/locals.ts";
import { docsHeaders } from "../http/security-headers.ts";

/** Files of Swagger UI that the page loads; the rest of its folder is not served. */
const ASSETS = ["swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png"];

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Green Ledger API</title>
    <link rel="icon" href="/docs/favicon-32x32.png" />
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="reference"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

const START = `SwaggerUIBundle({ url: "/openapi.json", dom_id: "#reference", deepLinking: true, validatorUrl: null });
`;

/** The OpenAPI document, and a page that shows it. Open: both say what there is, not what is in it. */
export function registerDocs(app: Express, openApiDocument: object): void {
  const folder = dirname(fileURLToPath(import.meta.resolve("swagger-ui-dist/package.json")));
  const document = Buffer.from(JSON.stringify(openApiDocument));

  app.get("/openapi.json", (_req, res: GatewayResponse) => {
    res.locals.route = "openapi";
    res.setHeader("Content-Type", "application/json; charset=utf-8");
    res.setHeader("Content-Length", document.length);
    res.end(document);
  });
  app.use("/docs", docsHeaders(), (_req, res: GatewayResponse, next) => {
    res.locals.route = "docs";
    next();
  });
  app.get("/docs", (_req, res) => {
    res.setHeader("Content-Type", "text/html; charset=utf-8");
    res.end(PAGE);
  });
  app.get("/docs/start.js", (_req, res) => {
    res.setHeader("Content-Type", "text/javascript; charset=utf-8");
    res.end(START);
  });
  for (const asset of ASSETS) app.get(`/docs/${asset}`, (_req, res) => res.sendFile(asset, { root: folder }));
}
