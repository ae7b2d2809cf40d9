import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import type { Abi } from "viem";
import config from "../../hardhat.config.ts";
import { root } from "../root.ts";

/** A contract that can be deployed. */
export type CompiledContract = {
  name: string;
  /** e.g. "contracts/money/LotLedger.sol" */
  source: string;
  abi: Abi;
  /** Creation code, hexadecimal. */
  bytecode: string;
  /** What lies on the chain afterwards, hexadecimal, immutables as zeros. */
  deployedBytecode: string;
};

/** A node of the compiler's syntax tree, as far as it is looked at. */
export type AstNode = {
  nodeType: string;
  name?: string;
  nodes?: AstNode[];
  members?: AstNode[];
  constant?: boolean;
  contractKind?: string;
  value?: AstNode | string;
  operator?: string;
  leftExpression?: AstNode;
  rightExpression?: AstNode;
  typeDescriptions?: { typeString?: string };
};

export type Compilation = {
  /** Sorted by name. */
  contracts: CompiledContract[];
  /** The syntax trees of the project's own sources without tests, by path, sorted. */
  sources: Map<string, AstNode>;
};

/**
 * Compiles the contracts, not their tests; a second time costs nothing.
 * @throws If one does not compile, two have one name, or one needs a library at an address.
 */
export async function compile(): Promise<Compilation> {
  const hre = await createHardhatRuntimeEnvironment(config, {}, root);
  await hre.tasks.getTask("build").run({ noTests: true, quiet: true });
  const contracts: CompiledContract[] = [];
  for (const fullName of await hre.artifacts.getAllFullyQualifiedNames()) {
    const artifact = await hre.artifacts.readArtifact(fullName);
    if (!isDeployable(artifact)) continue;
    if (Object.keys(artifact.linkReferences).length > 0)
      throw new Error(`${fullName} needs libraries to be linked.`);
    contracts.push({
      name: artifact.contractName,
      source: artifact.sourceName,
      abi: artifact.abi as Abi,
      bytecode: artifact.bytecode,
      deployedBytecode: artifact.deployedBytecode,
    });
  }
  const builds: Build[] = [];
  for (const id of await hre.artifacts.getAllBuildInfoIds()) {
    const input = await hre.artifacts.getBuildInfoPath(id);
    const output = await hre.artifacts.getBuildInfoOutputPath(id);
    if (input !== undefined && output !== undefined) builds.push(await readBuild(input, output));
  }
  return { contracts: sortedByName(contracts), sources: await currentSources(builds) };
}

type Build = {
  input: { sources: Record<string, { content: string }> };
  output: { sources: Record<string, { ast: AstNode }> };
};

async function readBuild(inputPath: string, outputPath: string): Promise<Build> {
  const { input } = JSON.parse(await readFile(inputPath, "utf8")) as Pick<Build, "input">;
  const { output } = JSON.parse(await readFile(outputPath, "utf8")) as Pick<Build, "output">;
  return { input, output };
}

/** Interfaces and abstract contracts have no code; a library of internal functions has code but nothing to call. */
function isDeployable({ bytecode, abi }: { bytecode: string; abi: readonly unknown[] }): boolean {
  return bytecode !== "0x" && abi.length > 0;
}

function sortedByName(contracts: CompiledContract[]): CompiledContract[] {
  const sorted = contracts.sort((a, b) => (a.name < b.name ? -1 : 1));
  const twice = sorted.find(({ name }, index) => sorted[index + 1]?.name === name);
  if (twice !== undefined) throw new Error(`Two contracts are named ${twice.name}.`);
  return sorted;
}

/** Older builds are kept for the contracts that did not change since, next to sources that did. */
async function currentSources(builds: readonly Build[]): Promise<Map<string, AstNode>> {
  const current: [path: string, ast: AstNode][] = [];
  for (const { input, output } of builds) {
    for (const [name, { ast }] of Object.entries(output.sources)) {
      const path = /^project\/(contracts\/(?!test\/).*)$/.exec(name)?.[1];
      if (path === undefined) continue;
      const text = await readFile(join(root, path), "utf8").catch(() => undefined);
      if (text === input.sources[name]?.content) current.push([path, ast]);
    }
  }
  return new Map(current.sort(([a], [b]) => (a < b ? -1 : 1)));
}
