import type { Log } from "@green-ledger/domain";
import type { KeyRing } from "../keys/key-ring.ts";
import type { DataLayout } from "../data/layout.ts";
import { NodeError } from "../data/node-error.ts";
import { jsonText, readJsonIfPresent, writePrivate } from "../data/private-file.ts";
import { deploySystem, type Manifest, type RpcRequest } from "../deployment/index.ts";
import { deployerAccount } from "../keys/deployer-account.ts";

/** Two days: what an upgrade has to wait, so that somebody can cancel it. */
const UPGRADE_DELAY_SECONDS = 172_800;

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
 * @throws DeploymentError; NodeError `deployment_missing`, `file_invalid`
 */
export async function findDeployment(options: DeploymentOptions, keys: KeyRing | undefined): Promise<Manifest> {
  const { request, chainId, layout, given, gasPrice, log } = options;
  const path = given ?? layout.deployment;
  const manifest = (await readJsonIfPresent(path)) as Manifest | undefined;
  if (manifest === undefined && (given !== undefined || keys === undefined)) {
    throw new NodeError("deployment_missing", `There is no manifest ${path}. Give that of the network's contracts with --deployment.`);
  }
  if (manifest !== undefined && manifest.format !== 1) {
    throw new NodeError("file_invalid", `${path} is not a manifest of a deployment. Give another with --deployment.`);
  }
  const administration = keys === undefined ? undefined : addressesOf(keys);
  const found = await deploySystem({
    request,
    chainId,
    gasPrice: BigInt(gasPrice),
    pollMilliseconds: 20,
    upgradeDelaySeconds: UPGRADE_DELAY_SECONDS,
    ...(administration ?? withoutKeys(manifest)),
    ...(manifest === undefined ? {} : { manifest }),
  });
  if (manifest === undefined) {
    log.info({ contract: found.contracts.LotLedger.address }, "contracts deployed");
    await writePrivate(path, jsonText(found));
  }
  return found;
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

/** With a manifest nothing is signed: it is only compared. */
function withoutKeys(manifest: Manifest | undefined) {
  if (manifest === undefined) throw new TypeError("nothing can be deployed without keys");
  const { admin, operator, upgrader, guardian } = manifest.administration;
  const refuse = () => Promise.reject(new TypeError("a manifest is compared, nothing is sent"));
  return { deployer: { address: manifest.deployer, signTransaction: refuse }, admin, operator, upgrader, guardian };
}
