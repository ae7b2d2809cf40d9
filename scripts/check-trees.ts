import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./root.ts";
import { trackedFiles } from "./tracked-files.ts";

/** Where specifications stand: `<contract>/<function>.tree` beside `<contract>/<function>.t.sol`. */
const UNIT = "contracts/test/unit/";

/** A condition ("given" a state, "when" a caller or input) or, below it, an outcome ("it should"). */
type Node = { title: string; children: Node[] };

export type Tree = {
  /** The test contract. */
  contract: string;
  /** A name for each condition that has outcomes, in the order of the tree. */
  tests: string[];
};

/**
 * The specifications of the contracts and their tests say the same: each condition that has an outcome is one test,
 * each test is one condition, and each function that changes state is specified.
 */
export async function checkTrees(): Promise<string[]> {
  const files = (await trackedFiles()).filter((path) => path.startsWith("contracts/"));
  const units = files.filter((path) => path.startsWith(UNIT));
  const stems = new Set(units.map((path) => path.replace(/\.(tree|t\.sol)$/, "")));
  const findings: string[] = [];
  for (const stem of [...stems].sort()) {
    const missing = [".tree", ".t.sol"].find((ending) => !units.includes(stem + ending));
    if (missing !== undefined) findings.push(`${stem}${missing} is missing`);
    else findings.push(...treeFindings(stem, await read(`${stem}.tree`), await read(`${stem}.t.sol`)));
  }
  for (const path of files.filter((file) => /^(?!contracts\/test\/).*\/I[A-Z]\w*\.sol$/.test(file))) {
    findings.push(...coverageFindings(path, await read(path), stems));
  }
  return findings;
}

/** @param stem the path of both files without their endings */
export function treeFindings(stem: string, tree: string, source: string): string[] {
  let parsed: Tree;
  try {
    parsed = parseTree(tree);
  } catch (error) {
    return [`${stem}.tree ${error instanceof Error ? error.message : String(error)}`];
  }
  const code = withoutComments(source);
  const tests = names(code, /^\s*function\s+(test\w*)\s*\(/gm);
  const findings: string[] = [];
  if (!names(code, /^contract\s+(\w+)/gm).includes(parsed.contract)) {
    findings.push(`${stem}.t.sol has no contract ${parsed.contract}`);
  }
  for (const test of parsed.tests) {
    if (!tests.includes(test)) findings.push(`${stem}.t.sol has no ${test}, which the tree asks for`);
  }
  for (const test of tests) {
    if (!parsed.tests.includes(test)) findings.push(`${stem}.tree does not ask for ${test}`);
  }
  return findings;
}

/**
 * @param path of an interface
 * @param stems of all trees
 * @returns its functions that change state and have no tree
 */
export function coverageFindings(path: string, source: string, stems: ReadonlySet<string>): string[] {
  const contract = path.replace(/^.*\/I(\w+)\.sol$/, "$1");
  return [...withoutComments(source).matchAll(/\bfunction\s+(\w+)\s*\([^)]*\)([^;{]*)/g)]
    .filter(([, , rest]) => !/\b(view|pure)\b/.test(rest ?? ""))
    .map(([, name]) => `${UNIT}${contract}/${name}`)
    .filter((stem) => !stems.has(stem))
    .map((stem) => `${stem}.tree is missing`);
}

/** @throws If the text is not drawn as a tree, or says something that cannot be tested. */
export function parseTree(text: string): Tree {
  const [contract = "", ...lines] = text.trimEnd().split("\n");
  const top: Node = { title: contract, children: [] };
  const path = [top];
  for (const line of lines) {
    const start = line.search(/[a-z]/i);
    const node: Node = { title: line.slice(start), children: [] };
    path.splice(Math.max(1, start / 4));
    path.at(-1)?.children.push(node);
    path.push(node);
  }
  const drawn = [contract, ...draw(top.children, "")].join("\n");
  if (drawn !== text.trimEnd()) throw new Error(`is not drawn right; it should be:\n${drawn}`);
  const tests = top.children.flatMap(testsOf);
  const twice = tests.find((test, index) => tests.indexOf(test) !== index);
  if (twice !== undefined) throw new Error(`asks for ${twice} twice`);
  return { contract, tests };
}

function draw(nodes: readonly Node[], indent: string): string[] {
  return nodes.flatMap(({ title, children }, index) => {
    const last = index === nodes.length - 1;
    return [`${indent}${last ? "└" : "├"}── ${title}`, ...draw(children, `${indent}${last ? " " : "│"}   `)];
  });
}

function testsOf({ title, children }: Node): string[] {
  const outcomes = children.filter((child) => child.title.startsWith("it should "));
  if (outcomes.some((outcome) => outcome.children.length > 0))
    throw new Error(`goes on below an outcome of "${title}"`);
  if (outcomes.length === 0 && children.length > 0) return children.flatMap(testsOf);
  if (outcomes.length === 0) throw new Error(`has no outcome below "${title}"`);
  if (outcomes.length < children.length) throw new Error(`mixes outcomes and conditions below "${title}"`);
  return [
    testName(
      title,
      outcomes.some((outcome) => outcome.title.startsWith("it should revert")),
    ),
  ];
}

function testName(title: string, reverts: boolean): string {
  const match = /^(given|when)((?: [a-z0-9]+)+)$/i.exec(title);
  if (match === null) throw new Error(`has "${title}", which is not "given" or "when" and plain words`);
  const kind = capital(match[1] ?? "");
  const words = (match[2] ?? "").trim().split(" ").map(capital).join("");
  return reverts ? `test_Revert${kind}_${words}` : `test_${kind}${words}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function names(code: string, pattern: RegExp): string[] {
  return [...code.matchAll(pattern)].map(([, name]) => name ?? "");
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "");
}

function read(path: string): Promise<string> {
  return readFile(join(root, path), "utf8");
}
