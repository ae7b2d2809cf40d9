import { captureTool } from "./tool.ts";

/** Types of the whole repository, in one program. */
export function checkTypes(): Promise<string[]> {
  return outputOf("typescript", ["--pretty", "false"]);
}

/** Lint rules and formatting of TypeScript, JavaScript and JSON. */
export function checkBiome(): Promise<string[]> {
  return outputOf("@biomejs/biome", ["check", "--max-diagnostics=50", "."]);
}

/** Lint rules of Solidity; a warning counts. Tests may be long and name their functions after what they test. */
export async function checkSolhint(): Promise<string[]> {
  const common = ["--noPoster", "--disc", "--max-warnings", "0"];
  const contracts = "contracts/!(test)/**/*.sol";
  const tests = "contracts/test/**/*.sol";
  return [
    ...(await outputOf("solhint", [...common, contracts])),
    ...(await outputOf("solhint", [...common, "--config", ".solhint.test.json", tests])),
  ];
}

/** Formatting of Solidity. */
export function checkPrettier(): Promise<string[]> {
  return outputOf("prettier", ["--check", "--log-level", "warn", "contracts/**/*.sol"]);
}

/** @returns what a tool printed, if it failed */
export async function outputOf(name: string, args: readonly string[]): Promise<string[]> {
  const { code, output } = await captureTool(name, args);
  if (code === 0) return [];
  return [output.trim() === "" ? `${name} ended with ${code}` : output.trim()];
}
