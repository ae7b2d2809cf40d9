import { describe, expect, it } from "vitest";
import { docFindings } from "./findings.ts";

const FILES = [
  "README.md",
  "docs/a.md",
  "scripts/run.mjs",
  "packages/README.md",
  "packages/x/package.json",
  "packages/x/src/i.ts",
];
const TABLE = "| package | holds |\n|---|---|\n| `x` | things |\n";

/** What is wrong with a page at `docs/a.md` beside good ones. */
function findingsOf(text: string, table = TABLE): string[] {
  const pages = new Map([
    ["README.md", "# Title\n\n## One `code` & two\n"],
    ["docs/a.md", text],
    ["packages/README.md", table],
  ]);
  return docFindings({ pages, files: new Set(FILES), scripts: new Set(["start", "test", "check"]) });
}

describe("links", () => {
  it.each([
    "[a](../README.md)",
    "[a](../README.md#one-code--two)",
    "[a](#here)\n# Here",
    "[a](https://example.org/none)",
    "[a](../packages/x)",
    "`[a](none.md)`",
    "```\n[a](none.md)\n```",
  ])("lets pass %s", (text) => {
    expect(findingsOf(text)).toEqual([]);
  });

  it.each([
    ["[a](none.md)", "none.md"],
    ["![a](img.png)", "img.png"],
    ["[a](../README.md#none)", "../README.md#none"],
    ["[a](#none)", "#none"],
    ["[a]: none.md", "none.md"],
  ])("finds %s", (text, target) => {
    expect(findingsOf(`\n${text}`)).toEqual([`docs/a.md:2 links to ${target}, which does not exist`]);
  });
});

describe("paths in code", () => {
  it.each([
    "`scripts/run.mjs`",
    "`packages/x/src`",
    "`packages/*/src`",
    "`data/outbox`",
    "`a/b` tests",
    "`application/json`",
  ])("lets pass %s", (text) => {
    expect(findingsOf(text)).toEqual([]);
  });

  it.each(["scripts/none.ts", "packages/y/src", "packages/*/none"])("finds %s", (path) => {
    expect(findingsOf(`see \`${path}\``)).toEqual([`docs/a.md:1 names ${path}, which does not exist`]);
  });
});

describe("commands", () => {
  it("finds scripts that package.json lacks, in text and in blocks", () => {
    expect(findingsOf("`npm run nope -- x`\n\n```sh\nnpm start\nnpm run neither\n```\n")).toEqual([
      'docs/a.md:1 runs npm script "nope", which package.json lacks',
      'docs/a.md:5 runs npm script "neither", which package.json lacks',
    ]);
  });
});

describe("the table of packages", () => {
  it("finds packages that it lacks, invents or repeats", () => {
    expect(findingsOf("", "")).toEqual(["packages/README.md does not list x"]);
    expect(findingsOf("", `${TABLE}| [\`y\`](x) | none |\n`)).toEqual([
      "packages/README.md lists y, which is no package",
    ]);
    expect(findingsOf("", `${TABLE}| \`x\` | again |\n`)).toEqual(["packages/README.md lists x twice"]);
  });
});
