import type { Address, Bytes32, Hex } from "@green-ledger/domain";
import { keccak256, type TransactionSerializableLegacy } from "viem";
import { type Chain, createChain, type MinedTransaction, type RpcRequest, waitUntilMined } from "./chain.ts";
import { BOOKS, type Book, PROXIED, type ProxiedContract } from "./contracts.ts";
import { DeploymentError } from "./errors.ts";
import { type Deployed, type DeployedProxy, type Manifest, protocolDigest } from "./manifest.ts";
import { type Creation, type Plan, planDeployment } from "./plan.ts";
import type { Administration } from "./roles.ts";
import { verifyChainId, verifyDeployment } from "./verify.ts";

/** Signs for one address, e.g. viem's `privateKeyToAccount`. Must sign the same transaction the same way again (RFC 6979). */
export interface DeployerAccount {
  address: Address;
  signTransaction(transaction: TransactionSerializableLegacy): Promise<Hex>;
}

export interface DeployOptions extends Administration {
  request: RpcRequest;
  chainId: number;
  /** A key that is used for nothing else: the addresses follow from it. */
  deployer: DeployerAccount;
  /** Of the deployment that should be there; undefined to deploy. */
  manifest?: Manifest;
  /** In wei. @default 0n */
  gasPrice?: bigint;
  /** @default 100 */
  pollMilliseconds?: number;
  /** For each transaction. @default 120_000 */
  timeoutMilliseconds?: number;
}

/** Enough for the largest creation, and several fit into a block. Fixed, because it is part of the signed bytes. */
const GAS = 8_000_000n;

/**
 * Deploys the whole system, or recognises it. With a manifest: compares, changes nothing. Without: sends what was not
 * sent yet, so that a deployment that broke off goes on where it was.
 * @throws DeploymentError
 */
export async function deploySystem(options: DeployOptions): Promise<Manifest> {
  const chain = createChain(options.request);
  await verifyChainId(chain, options.chainId);
  if (options.manifest !== undefined) {
    await verifyDeployment(chain, options.manifest);
    return options.manifest;
  }
  const deployer = lowerCase(options.deployer.address);
  const administration = administrationOf(options);
  const plan = planDeployment(deployer, administration);
  const mined = await sendAll(chain, await signAll(plan, options), options);
  return manifestOf(chain, plan, mined, { deployer, administration, chainId: options.chainId });
}

function administrationOf(options: DeployOptions): Administration {
  return {
    admin: lowerCase(options.admin),
    operator: lowerCase(options.operator),
    upgrader: lowerCase(options.upgrader),
    guardian: lowerCase(options.guardian),
    upgradeDelaySeconds: options.upgradeDelaySeconds,
  };
}

/* ----- transactions ----- */

function signAll(plan: Plan, { chainId, deployer, gasPrice = 0n }: DeployOptions): Promise<Hex[]> {
  const calls = [...plan.creations.map(({ data }) => ({ data })), plan.roles];
  return Promise.all(
    calls.map((call, nonce) =>
      deployer.signTransaction({ type: "legacy", chainId, nonce, gas: GAS, gasPrice, value: 0n, ...call }),
    ),
  );
}

/** Sends what is not on the chain, in order, and waits for all. Same order as given. */
async function sendAll(
  chain: Chain,
  signed: readonly Hex[],
  options: DeployOptions,
): Promise<MinedTransaction[]> {
  const { pollMilliseconds = 100, timeoutMilliseconds = 120_000 } = options;
  const sent = await chain.sentBy(options.deployer.address);
  for (const [nonce, raw] of signed.entries()) {
    if (nonce >= sent) await chain.send(raw);
    else if ((await chain.mined(keccak256(raw))) === undefined) throw used(options.deployer.address);
  }
  const mined: MinedTransaction[] = [];
  for (const raw of signed) {
    const transaction = await waitUntilMined(chain, keccak256(raw), {
      pollMilliseconds,
      timeoutMilliseconds,
    });
    if (!transaction.succeeded) throw failed(transaction.hash);
    mined.push(transaction);
  }
  return mined;
}

function used(deployer: Address): DeploymentError {
  const text = `${deployer} has sent other transactions on this chain. Deploy with a key that was never used, or give the manifest.`;
  return new DeploymentError("deployer_used", text);
}

function failed(hash: Bytes32): DeploymentError {
  const text = `Transaction ${hash} of the deployment failed. See its trace, then deploy with a key that was never used.`;
  return new DeploymentError("deployment_failed", text);
}

/* ----- manifest ----- */

async function manifestOf(
  chain: Chain,
  plan: Plan,
  mined: readonly MinedTransaction[],
  {
    deployer,
    administration,
    chainId,
  }: { deployer: Address; administration: Administration; chainId: number },
): Promise<Manifest> {
  const deployed = async (creation: Creation): Promise<Deployed> => {
    const { address, constructorArgs } = creation;
    const transaction = mined[plan.creations.indexOf(creation)];
    const codeHash = await chain.codeHash(address);
    if (transaction?.created !== address || codeHash === undefined) {
      throw new DeploymentError("deployment_failed", `${creation.contract} was not created at ${address}.`);
    }
    return { address, codeHash, constructorArgs, transaction: transaction.hash, block: transaction.block };
  };
  const proxied: Partial<Record<ProxiedContract, DeployedProxy>> = {};
  for (const name of PROXIED) {
    const { proxy, implementation } = plan.proxied[name];
    proxied[name] = { ...(await deployed(proxy)), implementation: await deployed(implementation) };
  }
  const books: Partial<Record<Book, Deployed>> = {};
  for (const name of BOOKS) books[name] = await deployed(plan.books[name]);
  const roles = mined[plan.creations.length];
  if (roles === undefined) throw new TypeError("the roles' transaction is missing");
  return {
    format: 1,
    protocol: protocolDigest(),
    chainId,
    genesisHash: await chain.genesisHash(),
    deployer,
    contracts: {
      AccessManager: await deployed(plan.manager),
      ...(proxied as Record<ProxiedContract, DeployedProxy>),
      ...(books as Record<Book, Deployed>),
    },
    administration: { ...administration, transaction: roles.hash, block: roles.block },
  };
}

function lowerCase(address: Address): Address {
  return address.toLowerCase() as Address;
}
