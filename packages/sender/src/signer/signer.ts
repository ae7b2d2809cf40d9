import type { Address, Bytes32, Hex } from "@green-ledger/domain";

/** A signature over secp256k1. */
export interface Signature {
  r: Bytes32;
  s: Bytes32;
  yParity: 0 | 1;
}

/** What is signed. Signers that hash by themselves take the payload, others the hash. */
export interface SigningRequest {
  payload: Hex;
  /** keccak256 of the payload. */
  hash: Bytes32;
}

/** A key that nobody but its holder sees: a keystore file, a remote signer, a hardware module. */
export interface Signer {
  /** Lower case. */
  address: Address;
  /** Signs with the lower of the two possible `s` (EIP-2). */
  sign(request: SigningRequest): Promise<Signature>;
}
