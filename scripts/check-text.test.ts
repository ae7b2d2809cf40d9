import { expect, it } from "vitest";
import { textFindings } from "./check-text.ts";

it.each([
  ["a.md", `see /${"work"}/main`, "a.md:1 names a path of one machine"],
  ["a.json", `{"a":"/${"home"}/me/b"}`, "a.json:1 names a path of one machine"],
  ["a.ts", `// ${"TO"}${"DO"}: later`, "a.ts:1 leaves something undone"],
  ["a.ts", `// @ts-${"ignore"}`, "a.ts:1 silences a checker"],
  ["a.sol", `// solhint-${"disable"}-next-line`, "a.sol:1 silences a checker"],
])("finds in %s: %s", (path, text, says) => {
  expect(textFindings(path, text)).toEqual([says]);
});

it("lets pass what only looks like it", () => {
  const text = `https://example.org/${"home"}/a ./${"work"}/b packages/${"work"}/c \${root}/${"tmp"}/d`;
  expect(textFindings("a.md", text)).toEqual([]);
  expect(textFindings("a.md", `${"TO"}${"DO"} lists are a topic of this page`)).toEqual([]);
});
