import { type CompiledContract, compile } from "./compile.ts";
import type { Generator } from "./index.ts";

/** The most that a chain accepts for one contract, in bytes (EIP-170). */
const CODE_LIMIT = 24_576;

/** The most that it accepts for creation code, in bytes (EIP-3860). */
const CREATION_LIMIT = 49_152;

/** The size of each contract on the chain, in bytes: growth shows in review. */
export const bytecodeSizes: Generator = {
  name: "bytecode sizes",
  render: async () => [
    { path: "contracts/snapshots/bytecode.json", content: sizesFile((await compile()).contracts) },
  ],
};

/** @throws If a contract is too large to be deployed. */
export function sizesFile(contracts: readonly CompiledContract[]): string {
  const sizes = contracts.map(({ name, bytecode, deployedBytecode }) => {
    requireWithin(`${name} on the chain`, bytes(deployedBytecode), CODE_LIMIT);
    requireWithin(`${name}'s creation code`, bytes(bytecode), CREATION_LIMIT);
    return [name, bytes(deployedBytecode)] as const;
  });
  return `${JSON.stringify(Object.fromEntries(sizes), null, 2)}\n`;
}

function bytes(hex: string): number {
  return (hex.length - "0x".length) / 2;
}

function requireWithin(what: string, size: number, limit: number): void {
  if (size > limit)
    throw new Error(`${what} takes ${size} bytes, ${size - limit} more than a chain accepts.`);
}
