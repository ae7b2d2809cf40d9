import type { Address, Bytes32 } from "@green-ledger/domain";
import { privateKeyToAddress, sign } from "viem/accounts";
import type { Signer } from "./signer.ts";

/** Signs in this process with a key in memory. */
export function createLocalSigner(privateKey: Bytes32): Signer {
  return {
    address: privateKeyToAddress(privateKey).toLowerCase() as Address,
    async sign({ hash }) {
      const { r, s, yParity } = await sign({ hash, privateKey });
      return { r, s, yParity: yParity === 1 ? 1 : 0 };
    },
  };
}
