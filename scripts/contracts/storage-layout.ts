import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../root.ts";

const require = createRequire(import.meta.url);

/** A state variable: "slot:offset name type", the type with the names of its structs' fields and where they lie. */
export type StoredVariable = string;

type SolcType = { label: string; members?: SolcVariable[]; key?: string; value?: string; base?: string };
type SolcVariable = { label: string; slot: string; offset: number; type: string };
type SolcLayout = { storage: SolcVariable[]; types: Record<string, SolcType> | null };
type SolcOutput = {
  contracts?: Record<string, Record<string, { storageLayout: SolcLayout }>>;
  errors?: { severity: string; formattedMessage: string }[];
};
type Solc = {
  compile: (input: string, callbacks: { import: (path: string) => { contents: string } }) => string;
};

/**
 * Where the state variables of contracts lie, in the order of their slots.
 * @param contracts by name: the file that declares it, from `contracts/`
 * @param changed sources that stand in place of files, by path from `contracts/`
 * @throws if one does not compile
 */
export function storageLayouts(
  contracts: Readonly<Record<string, string>>,
  changed: Readonly<Record<string, string>> = {},
): Map<string, StoredVariable[]> {
  const read = (path: string) => ({ contents: changed[path] ?? readFileSync(pathOf(path), "utf8") });
  const files = [...new Set(Object.values(contracts))];
  const input = {
    language: "Solidity",
    sources: Object.fromEntries(files.map((file) => [file, { content: read(file).contents }])),
    settings: { evmVersion: "cancun", outputSelection: { "*": { "*": ["storageLayout"] } } },
  };
  const solc = require("solc") as Solc;
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: read })) as SolcOutput;
  const error = output.errors?.find(({ severity }) => severity === "error");
  if (error !== undefined) throw new Error(error.formattedMessage);
  return new Map(
    Object.entries(contracts).map(([name, file]) => {
      const layout = output.contracts?.[file]?.[name]?.storageLayout;
      if (layout === undefined) throw new Error(`contracts/${file} has no ${name}`);
      return [name, layout.storage.map((variable) => describe(variable, layout.types ?? {}))];
    }),
  );
}

/** Sources are named from `contracts/`, packages by their own names. */
function pathOf(path: string): string {
  return path.startsWith("@") ? join(root, "node_modules", path) : join(root, "contracts", path);
}

function describe(
  { slot, offset, label, type }: SolcVariable,
  types: Record<string, SolcType>,
): StoredVariable {
  return `${slot}:${offset} ${label} ${spell(type, types)}`;
}

/** A type with everything that it holds: two structs of one name are the same only if their fields are. */
function spell(id: string, types: Record<string, SolcType>): string {
  const type = types[id];
  if (type === undefined) return id;
  const parts = [type.key, type.value, type.base].filter((part) => part !== undefined);
  const inner = parts.map((part) => spell(part, types)).join(" => ");
  const members = (type.members ?? []).map((member) => describe(member, types)).join("; ");
  return `${type.label}${inner === "" ? "" : ` (${inner})`}${members === "" ? "" : ` {${members}}`}`;
}
