import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./root.ts";
import { trackedFiles } from "./tracked-files.ts";

type Rule = { pattern: RegExp; files: RegExp; says: string };

const CODE = /\.(ts|mjs|sol)$/;

// Written in two parts where the whole would be found here.
const rules: readonly Rule[] = [
  {
    pattern: new RegExp(`(?<![\\w./:}-])/(?:t${"mp"}|w${"ork"}|r${"oot"}|h${"ome"})/`),
    files: /^(?!package-lock\.json$)/,
    says: "names a path of one machine",
  },
  {
    pattern: new RegExp(`\\b(?:TO${"DO"}|FIX${"ME"})\\b`),
    files: CODE,
    says: "leaves something undone",
  },
  {
    pattern: new RegExp(
      `@ts-(?:ignore|nocheck|expect-error)|biome-${"ignore"}|solhint-${"disable"}|prettier-${"ignore"}`,
    ),
    files: CODE,
    says: "silences a checker",
  },
];

/** Words that no tracked file may contain. */
export async function checkText(): Promise<string[]> {
  const findings: string[] = [];
  for (const path of await trackedFiles()) {
    const text = await readFile(join(root, path), "utf8").catch(() => "\0");
    if (!text.includes("\0")) findings.push(...textFindings(path, text));
  }
  return findings;
}

/** @param path from the repository's folder; some rules hold for code only */
export function textFindings(path: string, text: string): string[] {
  const applicable = rules.filter(({ files }) => files.test(path));
  return text
    .split("\n")
    .flatMap((line, index) =>
      applicable
        .filter(({ pattern }) => pattern.test(line))
        .map(({ says }) => `${path}:${index + 1} ${says}`),
    );
}
