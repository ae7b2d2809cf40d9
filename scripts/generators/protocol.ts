import { type AbiEvent, toEventSelector } from "viem";
import { type Compilation, type CompiledContract, compile } from "./compile.ts";
import type { GeneratedFile, Generator } from "./index.ts";
import { lowerFirst } from "./names.ts";
import { constantsFile } from "./protocol-constants.ts";

const FOLDER = "packages/protocol/src/generated";

/** ABIs, events by topic, enums, constants and bytecode of the contracts, as TypeScript. */
export const protocol: Generator = {
  name: "protocol",
  folder: FOLDER,
  render: async () => protocolFiles(await compile()),
};

export function protocolFiles({ contracts, sources }: Compilation): GeneratedFile[] {
  const files: [path: string, content: string][] = [
    ...contracts.map(({ name, abi }): [string, string] => [`${name}.ts`, abiFile(name, abi)]),
    ...contracts.map((contract): [string, string] => [
      `bytecode/${contract.name}.ts`,
      bytecodeFile(contract),
    ]),
    ["bytecode/index.ts", bytecodeIndex(contracts)],
    ["constants.ts", constantsFile(sources)],
    ["events.ts", eventsFile(contracts)],
    ["index.ts", index(contracts)],
  ];
  return files.map(([path, content]) => ({ path: `${FOLDER}/${path}`, content: `${HEADER}\n${content}` }));
}

const HEX_TYPE = "`0x$" + "{string}`";

const HEADER = "// Generated from contracts/ by `npm run generate`.";

function abiFile(name: string, abi: readonly unknown[]): string {
  const entries = abi.map((entry) => `  ${JSON.stringify(entry)},\n`);
  return `export const ${abiName(name)} = [\n${entries.join("")}] as const;\n`;
}

function bytecodeFile({ name, source, bytecode }: CompiledContract): string {
  return `/** Creation code of ${source}. */\nexport const ${bytecodeName(name)}: ${HEX_TYPE} =\n  "${bytecode}";\n`;
}

function bytecodeIndex(contracts: readonly CompiledContract[]): string {
  return [
    'import type { ContractName } from "../index.ts";\n',
    ...contracts.map(({ name }) => `import { ${bytecodeName(name)} } from "./${name}.ts";\n`),
    "\n/** Creation code by contract. */\n",
    `export const bytecodes: Readonly<Record<ContractName, ${HEX_TYPE}>> = {\n`,
    ...contracts.map(({ name }) => `  ${name}: ${bytecodeName(name)},\n`),
    "};\n",
  ].join("");
}

function index(contracts: readonly CompiledContract[]): string {
  return [
    ...contracts.map(({ name }) => `import { ${abiName(name)} } from "./${name}.ts";\n`),
    "\n",
    'export * from "./constants.ts";\nexport * from "./events.ts";\n',
    `export {\n${contracts.map(({ name }) => `  ${abiName(name)},\n`).join("")}};\n`,
    "\n/** ABIs by contract. */\nexport const abis = {\n",
    ...contracts.map(({ name }) => `  ${name}: ${abiName(name)},\n`),
    "} as const;\n\nexport type ContractName = keyof typeof abis;\n",
  ].join("");
}

/** Several contracts may inherit one event: the topic is the event's, the address tells the contract. */
function eventsFile(contracts: readonly CompiledContract[]): string {
  const byTopic = new Map<string, { event: string; contracts: string[] }>();
  for (const { name, abi } of contracts) {
    for (const event of abi.filter((entry): entry is AbiEvent => entry.type === "event")) {
      const topic = toEventSelector(event);
      const known = byTopic.get(topic) ?? { event: event.name, contracts: [] };
      byTopic.set(topic, { ...known, contracts: [...known.contracts, name] });
    }
  }
  const entries = [...byTopic].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    "/** Which event a log's first topic stands for, and which contracts emit it. */\n",
    "export const eventTopics = {\n",
    ...entries.map(([topic, value]) => `  "${topic}": ${JSON.stringify(value)},\n`),
    "} as const;\n\nexport type EventTopic = keyof typeof eventTopics;\n",
  ].join("");
}

function abiName(contract: string): string {
  return `${lowerFirst(contract)}Abi`;
}

function bytecodeName(contract: string): string {
  return `${lowerFirst(contract)}Bytecode`;
}
