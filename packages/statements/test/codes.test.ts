import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { STATEMENT_ERROR_CODES } from "../src/index.ts";

test("the README explains every code, each once", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const table = readme.slice(readme.indexOf("## Codes"), readme.indexOf("Findings:"));
  const rows = table.split("\n").filter((line) => line.startsWith("| `"));
  const explained = rows.flatMap((row) =>
    [...(row.split("|")[1] ?? "").matchAll(/`(\w+)`/g)].map((match) => match[1]),
  );
  expect(explained.sort()).toEqual([...STATEMENT_ERROR_CODES].sort());
});
