export { createHttpRpc, type HttpRpcOptions } from "./chain/http-rpc.ts";
export { createRequestRpc } from "./chain/request-rpc.ts";
export type { Rpc, RpcFault, RpcReply, RpcRequest } from "./chain/rpc.ts";
export { createSender, type RunningSender, type SenderOptions } from "./create-sender.ts";
export { CALLED_CONTRACTS, type CalledContract, type ContractAddresses } from "./encode/contracts.ts";
export { type Calldata, encodeCommand } from "./encode/encode-command.ts";
export { SenderError, type SenderErrorCode } from "./errors/sender-error.ts";
export type { LaneStatus } from "./lane/lane.ts";
export {
  createKeystore,
  type Keystore,
  type KeystoreOptions,
  LIGHT_SCRYPT,
  STRONG_SCRYPT,
} from "./signer/keystore.ts";
export type { ScryptCost } from "./signer/keystore-file.ts";
export { createLocalSigner } from "./signer/local-signer.ts";
export type { Signature, Signer, SigningRequest } from "./signer/signer.ts";
