import type { AstNode } from "./compile.ts";
import { lowerFirst } from "./names.ts";

/** The widest unsigned integer that the ABI's readers give as a number; wider ones are bigints. */
const NUMBER_BITS = 48;

/**
 * Enums, and libraries that hold constants only, with the names they have in Solidity. An enum's value is its number
 * on the chain, and the place of its name in the list of names.
 * @throws If two have one name, or a constant is not a number or a shift of one.
 */
export function constantsFile(sources: ReadonlyMap<string, AstNode>): string {
  const blocks = new Map<string, string>();
  for (const [path, unit] of sources) {
    for (const node of definitions(unit)) {
      const name = node.name ?? "";
      if (blocks.has(name))
        throw new Error(`${path}: another enum or library of constants is named ${name}.`);
      blocks.set(name, `\n/** ${path} */\n${blockOf(path, node)}`);
    }
  }
  return [...blocks]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, block]) => block)
    .join("");
}

function definitions(unit: AstNode): AstNode[] {
  return (unit.nodes ?? []).flatMap((node) => [
    ...(node.nodeType === "EnumDefinition" || isConstantsLibrary(node) ? [node] : []),
    ...(node.nodes ?? []).filter(({ nodeType }) => nodeType === "EnumDefinition"),
  ]);
}

function isConstantsLibrary({ contractKind, nodes = [] }: AstNode): boolean {
  return contractKind === "library" && nodes.length > 0 && nodes.every(({ constant }) => constant === true);
}

function blockOf(path: string, node: AstNode): string {
  return node.nodeType === "EnumDefinition" ? enumBlock(node) : libraryBlock(path, node);
}

function enumBlock({ name = "", members = [] }: AstNode): string {
  const names = members.map((member) => member.name ?? "");
  return [
    `export const ${name} = { ${names.map((member, index) => `${member}: ${index}`).join(", ")} } as const;\n`,
    `export const ${lowerFirst(name)}Names = ${JSON.stringify(names)} as const;\n`,
    `export type ${name}Name = keyof typeof ${name};\n`,
  ].join("");
}

function libraryBlock(path: string, { name = "", nodes = [] }: AstNode): string {
  const constants = nodes.map((node) => {
    const value = evaluate(node.value);
    if (value === undefined)
      throw new Error(`${path}: ${name}.${node.name} is not a number or a shift of one.`);
    const bits = Number(/^uint(\d+)$/.exec(node.typeDescriptions?.typeString ?? "")?.[1] ?? 256);
    return `${node.name}: ${value}${bits > NUMBER_BITS ? "n" : ""}`;
  });
  return `export const ${name} = { ${constants.join(", ")} } as const;\n`;
}

function evaluate(node: AstNode | string | undefined): bigint | undefined {
  if (typeof node !== "object") return undefined;
  if (node.nodeType === "Literal" && typeof node.value === "string") return BigInt(node.value);
  if (node.nodeType !== "BinaryOperation" || node.operator !== "<<") return undefined;
  const [left, right] = [evaluate(node.leftExpression), evaluate(node.rightExpression)];
  return left === undefined || right === undefined ? undefined : left << right;
}
