export type { Commit } from "./apply-messages.ts";
export { createHttpRpc, type HttpRpcOptions } from "./chain/http-rpc.ts";
export { createLocalRpc, type LocalRequest } from "./chain/local-rpc.ts";
export type { Rpc, RpcCall, RpcReply } from "./chain/rpc.ts";
export { createVerifiedRpc } from "./chain/verified-rpc.ts";
export { type ContractAddresses, LEDGER_CONTRACTS } from "./contracts.ts";
export { createIndexer, type Indexer, type IndexerOptions } from "./create-indexer.ts";
export { type RebuildOptions, rebuild } from "./rebuild.ts";
export type { IndexerState, IndexerStatus } from "./status.ts";
