import { expect, it } from "vitest";
import { sizesFile } from "./bytecode-sizes.ts";
import type { AstNode, CompiledContract } from "./compile.ts";
import { lowerFirst } from "./names.ts";
import { protocolFiles } from "./protocol.ts";
import { constantsFile } from "./protocol-constants.ts";

const EVENT = {
  type: "event",
  name: "Paid",
  inputs: [{ name: "amount", type: "uint256", indexed: false }],
} as const;

function contract(name: string, size = 2): CompiledContract {
  const code = `0x${"ab".repeat(size)}`;
  return { name, source: `contracts/${name}.sol`, abi: [EVENT], bytecode: code, deployedBytecode: code };
}

function contentOf(path: string): string {
  const files = protocolFiles({ contracts: [contract("Cash"), contract("Till")], sources: new Map() });
  return files.find((file) => file.path === `packages/protocol/src/generated/${path}`)?.content ?? "";
}

it("makes an ABI, bytecode and one entry for an event that two contracts have", () => {
  expect(contentOf("Cash.ts")).toContain(
    `export const cashAbi = [\n  ${JSON.stringify(EVENT)},\n] as const;`,
  );
  expect(contentOf("bytecode/Cash.ts")).toContain('"0xabab"');
  expect(contentOf("bytecode/index.ts")).toContain("  Cash: cashBytecode,\n  Till: tillBytecode,\n");
  expect(contentOf("index.ts")).toContain("  Cash: cashAbi,\n  Till: tillAbi,\n");
  // keccak256("Paid(uint256)")
  const paid = "0x581d416ae9dff30c9305c2b35cb09ed5991897ab97804db29ccf92678e953160";
  expect(contentOf("events.ts")).toContain(`"${paid}": {"event":"Paid","contracts":["Cash","Till"]}`);
});

it("keeps the bytecode out of the main door", () => {
  expect(contentOf("index.ts")).not.toContain("ytecode");
});

const members = ["NONE", "DONE"].map((name) => ({ nodeType: "EnumValue", name }));
const literal = (value: string): AstNode => ({ nodeType: "Literal", value });
const constant = (name: string, typeString: string, value: AstNode): AstNode => ({
  nodeType: "VariableDeclaration",
  name,
  constant: true,
  typeDescriptions: { typeString },
  value,
});

it("makes enums and constants under their names in Solidity", () => {
  const shift = {
    nodeType: "BinaryOperation",
    operator: "<<",
    leftExpression: literal("1"),
    rightExpression: literal("4"),
  };
  const unit = {
    nodeType: "SourceUnit",
    nodes: [
      { nodeType: "ContractDefinition", nodes: [{ nodeType: "EnumDefinition", name: "JobStatus", members }] },
      {
        nodeType: "ContractDefinition",
        contractKind: "library",
        name: "Roles",
        nodes: [constant("ADMIN", "uint64", literal("1")), constant("MAKER", "uint32", shift)],
      },
    ],
  };
  const file = constantsFile(new Map([["contracts/A.sol", unit]]));
  expect(file).toContain("export const JobStatus = { NONE: 0, DONE: 1 } as const;");
  expect(file).toContain('export const jobStatusNames = ["NONE","DONE"] as const;');
  expect(file).toContain("export const Roles = { ADMIN: 1n, MAKER: 16 } as const;");
});

it("refuses two enums of one name, and constants that it cannot work out", () => {
  const unit = { nodeType: "SourceUnit", nodes: [{ nodeType: "EnumDefinition", name: "Mode", members }] };
  expect(() =>
    constantsFile(
      new Map([
        ["contracts/A.sol", unit],
        ["contracts/B.sol", unit],
      ]),
    ),
  ).toThrow("named Mode");
  const call = { nodeType: "FunctionCall" };
  const library = {
    nodeType: "ContractDefinition",
    contractKind: "library",
    name: "L",
    nodes: [constant("A", "bytes32", call)],
  };
  const units = new Map([["contracts/A.sol", { nodeType: "SourceUnit", nodes: [library] }]]);
  expect(() => constantsFile(units)).toThrow("L.A is not a number");
});

it("records sizes and refuses what a chain would", () => {
  expect(sizesFile([contract("A", 3), contract("B", 24_576)])).toBe('{\n  "A": 3,\n  "B": 24576\n}\n');
  expect(() => sizesFile([contract("C", 24_577)])).toThrow("C on the chain takes 24577 bytes, 1 more");
});

it.each([
  ["LotLedger", "lotLedger"],
  ["ERC1967Proxy", "erc1967Proxy"],
  ["USDToken", "usdToken"],
  ["A", "a"],
])("names %s's constant %s", (name, lower) => {
  expect(lowerFirst(name)).toBe(lower);
});
