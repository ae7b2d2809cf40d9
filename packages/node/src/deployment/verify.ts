import type { Address } from "@green-ledger/domain";
import type { Chain } from "./chain.ts";
import { PROXIED } from "./contracts.ts";
import { DeploymentError } from "./errors.ts";
import { deployedIn, type Manifest, protocolDigest } from "./manifest.ts";

/** Where ERC-1967 keeps the address of a proxy's implementation. */
const IMPLEMENTATION_SLOT = "0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc";

/** The chain has the id that was asked for. */
export async function verifyChainId(chain: Chain, chainId: number): Promise<void> {
  const found = await chain.chainId();
  if (found === chainId) return;
  const text = `The node is of chain ${found}, not of chain ${chainId}. Give the address of a node of chain ${chainId}.`;
  throw new DeploymentError("chain_mismatch", text);
}

/**
 * The chain is the manifest's, and the code on it is the code that was deployed. Reads only.
 * @throws DeploymentError `chain_mismatch` or `deployment_mismatch`
 */
export async function verifyDeployment(chain: Chain, manifest: Manifest): Promise<void> {
  await verifyChainId(chain, manifest.chainId);
  if ((await chain.genesisHash()) !== manifest.genesisHash) {
    const text = `The node's chain ${manifest.chainId} begins with another block than the manifest's. Deploy without a manifest, or use the chain it was written for.`;
    throw new DeploymentError("chain_mismatch", text);
  }
  if (manifest.protocol !== protocolDigest()) {
    throw mismatch("The contracts were deployed by a version with other interfaces.");
  }
  for (const [name, { address, codeHash }] of deployedIn(manifest)) {
    const found = await chain.codeHash(address);
    if (found === undefined) throw mismatch(`${name} has no code at ${address}.`);
    if (found !== codeHash) throw mismatch(`${name} has other code at ${address}.`);
  }
  for (const name of PROXIED) {
    const { address, implementation } = manifest.contracts[name];
    const slot = await chain.storageAt(address, IMPLEMENTATION_SLOT);
    const found = `0x${slot.slice(-40)}` as Address;
    if (found !== implementation.address) throw mismatch(`${name} was upgraded to ${found}.`);
  }
}

function mismatch(finding: string): DeploymentError {
  return new DeploymentError(
    "deployment_mismatch",
    `${finding} Use the manifest and the version of this deployment.`,
  );
}
