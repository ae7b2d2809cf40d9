/** Who answers a method. */
export type MethodKind =
  /** The EVM, about blocks that are on disk. */
  | "engine"
  /** This package. */
  | "own"
  /** This package, when time travel is allowed. */
  | "timeTravel";

/**
 * Every method that is answered. What is not here is refused: nothing that changes the state besides signed
 * transactions could be made again from the journal.
 */
export const METHODS: Readonly<Record<string, MethodKind>> = {
  eth_accounts: "engine",
  eth_blobBaseFee: "engine",
  eth_blockNumber: "engine",
  eth_call: "engine",
  eth_chainId: "engine",
  eth_coinbase: "engine",
  eth_estimateGas: "engine",
  eth_feeHistory: "engine",
  eth_gasPrice: "own",
  eth_getBalance: "engine",
  eth_getBlockByHash: "engine",
  eth_getBlockByNumber: "engine",
  eth_getBlockReceipts: "own",
  eth_getBlockTransactionCountByHash: "engine",
  eth_getBlockTransactionCountByNumber: "engine",
  eth_getCode: "engine",
  eth_getFilterChanges: "engine",
  eth_getFilterLogs: "engine",
  eth_getLogs: "engine",
  eth_getProof: "engine",
  eth_getStorageAt: "engine",
  eth_getTransactionByBlockHashAndIndex: "engine",
  eth_getTransactionByBlockNumberAndIndex: "engine",
  eth_getTransactionByHash: "engine",
  eth_getTransactionCount: "engine",
  eth_getTransactionReceipt: "engine",
  eth_maxPriorityFeePerGas: "own",
  eth_newBlockFilter: "engine",
  eth_newFilter: "engine",
  eth_newPendingTransactionFilter: "engine",
  eth_pendingTransactions: "engine",
  eth_sendRawTransaction: "own",
  eth_syncing: "engine",
  eth_uninstallFilter: "engine",
  net_listening: "own",
  net_peerCount: "own",
  net_version: "engine",
  web3_clientVersion: "engine",
  web3_sha3: "engine",
  debug_traceCall: "engine",
  debug_traceTransaction: "engine",
  qbft_getValidatorsByBlockNumber: "own",
  evm_increaseTime: "timeTravel",
  evm_mine: "timeTravel",
  evm_setNextBlockTimestamp: "timeTravel",
};
