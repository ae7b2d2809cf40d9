import { PROXIED, SYSTEM } from "./contracts.ts";
import { DeploymentError } from "./errors.ts";
import type { Manifest } from "./manifest.ts";

const ADDRESS = /^0x[0-9a-f]{40}$/;
const HASH = /^0x[0-9a-f]{64}$/;

/**
 * Reads a manifest as it was stored.
 * @param text JSON
 * @throws DeploymentError `manifest_invalid`, naming the part that is missing or malformed
 */
export function parseManifest(text: string): Manifest {
  const manifest = asObject(parseJson(text), "it");
  require(manifest.format === 1, "format");
  require(Number.isSafeInteger(manifest.chainId), "chainId");
  for (const name of ["protocol", "genesisHash"]) require(isMatch(manifest[name], HASH), name);
  require(isMatch(manifest.deployer, ADDRESS), "deployer");
  const contracts = asObject(manifest.contracts, "contracts");
  for (const name of SYSTEM) requireDeployed(contracts[name], name);
  for (const name of PROXIED) {
    const { implementation } = asObject(contracts[name], name);
    requireDeployed(implementation, `${name}.implementation`);
  }
  const administration = asObject(manifest.administration, "administration");
  for (const name of ["admin", "operator", "upgrader", "guardian"]) {
    require(isMatch(administration[name], ADDRESS), `administration.${name}`);
  }
  return manifest as unknown as Manifest;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid("it");
  }
}

function requireDeployed(value: unknown, name: string): void {
  const { address, codeHash, transaction, block } = asObject(value, name);
  require(isMatch(address, ADDRESS), `${name}.address`);
  require(isMatch(codeHash, HASH), `${name}.codeHash`);
  require(isMatch(transaction, HASH), `${name}.transaction`);
  require(Number.isSafeInteger(block), `${name}.block`);
}

function asObject(value: unknown, name: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null) throw invalid(name);
  return value as Record<string, unknown>;
}

function isMatch(value: unknown, pattern: RegExp): boolean {
  return typeof value === "string" && pattern.test(value);
}

function require(holds: boolean, name: string): void {
  if (!holds) throw invalid(name);
}

function invalid(name: string): DeploymentError {
  const text = `The manifest of the deployment cannot be used: ${name} is missing or malformed. Restore the file that the deployment wrote.`;
  return new DeploymentError("manifest_invalid", text);
}
