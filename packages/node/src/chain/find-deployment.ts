import type { Log } from "@green-ledger/domain";
import type { DataLayout } from "../data/layout.ts";
import { NodeError } from "../data/node-error.ts";
import { jsonText, readIfPresent, writePrivate } from "../data/private-file.ts";
import { deploySystem, type Manifest, parseManifest, type RpcRequest } from "../deployment/index.ts";
import { deployerAccount } from "../keys/deployer-account.ts";
import type { KeyRing } from "../keys/key-ring.ts";

/** Two days: what an upgrade has to wait, so that somebody can cancel it. */
const UPGRADE_DELAY_SECONDS = 172_800;

/** The embedded chain answers at once. */
const POLL_MS = 20;

/** Keys that a deployment of the development mode needs, by what they are for. */
export const DEPLOYMENT_KEYS = ["deployer", "admin", "operator", "upgrader", "guardian"] as const;

export interface DeploymentOptions {
  request: RpcRequest;
  chainId: number;
  layout: DataLayout;
  /** Manifest that was given; undefined for the data folder's. */
  given: string | undefined;
  gasPrice: number;
  log: Log;
}

/**
 * The contracts to work with, compared with what lies on the chain. With the keys of the development mode they are
 * deployed if there are none.
 * @param keys undefined outside development mode: then nothing is deployed
 * @throws DeploymentError; NodeError `deployment_missing`
 */
export async function findDeployment(
  options: DeploymentOptions,
  keys: KeyRing | undefined,
): Promise<Manifest> {
  const { request, chainId, layout, given, gasPrice, log } = options;
  const path = given ?? layout.deployment;
  const text = await readIfPresent(path);
  if (text !== undefined) return compareDeployment(request, { ...parseManifest(text), chainId });
  if (given !== undefined || keys === undefined) {
    throw new NodeError(
      "deployment_missing",
      `There is no manifest ${path}. Give that of the network's contracts with --deployment.`,
    );
  }
  const deployed = await deploySystem({
    request,
    chainId,
    gasPrice: BigInt(gasPrice),
    pollMilliseconds: POLL_MS,
    upgradeDelaySeconds: UPGRADE_DELAY_SECONDS,
    ...addressesOf(keys),
  });
  log.info({ contract: deployed.contracts.LotLedger.address }, "contracts deployed");
  await writePrivate(path, jsonText(deployed));
  return deployed;
}

/** Compares the chain with a manifest; sends nothing. @throws DeploymentError */
export function compareDeployment(request: RpcRequest, manifest: Manifest): Promise<Manifest> {
  const { admin, operator, upgrader, guardian } = manifest.administration;
  const signTransaction = () => Promise.reject(new TypeError("a manifest is compared, nothing is sent"));
  return deploySystem({
    request,
    chainId: manifest.chainId,
    manifest,
    deployer: { address: manifest.deployer, signTransaction },
    upgradeDelaySeconds: UPGRADE_DELAY_SECONDS,
    ...{ admin, operator, upgrader, guardian },
  });
}

function addressesOf(keys: KeyRing) {
  const address = (name: (typeof DEPLOYMENT_KEYS)[number]) => keys.signer(name).address;
  return {
    deployer: deployerAccount(keys.signer("deployer")),
    admin: address("admin"),
    operator: address("operator"),
    upgrader: address("upgrader"),
    guardian: address("guardian"),
  };
}
