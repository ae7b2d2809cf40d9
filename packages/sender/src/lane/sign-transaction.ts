import type { Address, Bytes32, Hex } from "@green-ledger/domain";
import { keccak256, serializeTransaction } from "viem";
import { checkSignature } from "../signer/check-signer.ts";
import type { Signer } from "../signer/signer.ts";

/** What a transaction says before it is signed. */
export interface TransactionPlan {
  chainId: number;
  nonce: number;
  gas: number;
  /** In wei. */
  gasPrice: bigint;
  to: Address;
  data: Hex;
}

/** A transaction as it goes out. */
export interface SignedTransaction {
  hash: Bytes32;
  raw: Hex;
}

/**
 * Signs a transaction of the oldest type (EIP-155), which every node and every hardware signer knows; its price of gas
 * may be zero, whatever the base fee's rules are.
 * @throws SenderError `signer_failed`
 */
export async function signTransaction(plan: TransactionPlan, signer: Signer): Promise<SignedTransaction> {
  const transaction = { ...plan, type: "legacy" as const, gas: BigInt(plan.gas) };
  const payload = serializeTransaction(transaction);
  const signature = await signer.sign({ payload, hash: keccak256(payload) });
  checkSignature(signature, signer);
  const raw = serializeTransaction(transaction, { ...signature, v: 27n + BigInt(signature.yParity) });
  return { hash: keccak256(raw), raw };
}
