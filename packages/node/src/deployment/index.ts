export type { RpcRequest } from "./chain.ts";
export { PROXIED, type ProxiedContract, SYSTEM, type SystemContract } from "./contracts.ts";
export { type DeployerAccount, type DeployOptions, deploySystem } from "./deploy.ts";
export { DeploymentError, type DeploymentErrorCode } from "./errors.ts";
export {
  addressesOf,
  type Deployed,
  type DeployedProxy,
  firstBlockOf,
  type Manifest,
  protocolDigest,
} from "./manifest.ts";
export { parseManifest } from "./parse-manifest.ts";
export type { Administration } from "./roles.ts";
