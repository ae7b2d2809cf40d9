export type { Block } from "./block.ts";
export { createDevchain, type Devchain, type DevchainPorts } from "./devchain.ts";
export { DevchainError, type DevchainErrorCode } from "./errors.ts";
export type { SnapshotId } from "./forks.ts";
export type { Hex } from "./hex.ts";
export type { AppendFile, OpenAppendFile } from "./journal/append-file.ts";
export type { RestoredChain } from "./open-chain.ts";
export type { DevchainOptions, PrefundedAccount } from "./options.ts";
export { RpcError } from "./rpc/rpc-error.ts";
