export type DeploymentErrorCode =
  /** The chain is not the one that was asked for, or not the one that the manifest was written for. */
  | "chain_mismatch"
  /** What lies on the chain is not what the manifest says. */
  | "deployment_mismatch"
  /** What should be a manifest is none. */
  | "manifest_invalid"
  /** The deployer has sent other transactions, so the addresses are taken. */
  | "deployer_used"
  /** A transaction of the deployment failed or was refused. */
  | "deployment_failed"
  /** A transaction of the deployment was not mined in time. */
  | "deployment_timeout";

/** Why the system could not be deployed or was not recognised. Nothing was changed unless the code says so. */
export class DeploymentError extends Error {
  readonly code: DeploymentErrorCode;

  constructor(code: DeploymentErrorCode, message: string) {
    super(message);
    this.name = "DeploymentError";
    this.code = code;
  }
}
