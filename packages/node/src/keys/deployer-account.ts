import type { Signer } from "@green-ledger/sender";
import { keccak256, serializeTransaction, type TransactionSerializableLegacy } from "viem";
import type { DeployerAccount } from "../deployment/index.ts";

/** A signer as the deployment takes it. */
export function deployerAccount({ address, sign }: Signer): DeployerAccount {
  return {
    address,
    async signTransaction(transaction: TransactionSerializableLegacy) {
      const payload = serializeTransaction(transaction);
      const { r, s, yParity } = await sign({ payload, hash: keccak256(payload) });
      return serializeTransaction(transaction, { r, s, yParity, v: BigInt(27 + yParity) });
    },
  };
}
