import { runTool } from "./tool.ts";

/** Formats all sources, sorts imports, and applies the fixes that cannot change what code does. */
export async function format(): Promise<number> {
  const biome = await runTool("@biomejs/biome", ["check", "--write", "."]);
  const solidity = await runTool("prettier", ["--write", "--log-level", "warn", "contracts/**/*.sol"]);
  return biome === 0 ? solidity : biome;
}
