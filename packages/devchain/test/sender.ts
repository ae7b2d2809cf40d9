import { getContractAddress, type Hex, keccak256, numberToHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { RECORDER_CREATION, recordData } from "./recorder-contract.ts";

export const CHAIN_ID = 88_001;
export const VALIDATORS: readonly Hex[] = [1, 2, 3, 4].map((number) => numberToHex(number, { size: 20 }));

/** A signed transaction and its hash. */
export type Signed = { readonly raw: Hex; readonly hash: Hex };

/** One key that signs transactions with nonces of its own choice. */
export type Sender = {
  readonly address: Hex;
  /** Creates the recorder contract, with nonce 0. */
  deploy(): Promise<Signed>;
  /** Where {@link deploy} puts the contract. */
  readonly recorder: Hex;
  /** Stores a value in the recorder contract. */
  record(nonce: number, slot: number, value: number): Promise<Signed>;
  sign(transaction: {
    readonly nonce: number;
    readonly to?: Hex;
    readonly data?: Hex;
    readonly value?: bigint;
    readonly gas?: bigint;
    readonly gasPrice?: bigint;
  }): Promise<Signed>;
};

/** @param key a small number that stands for a private key */
export function createSender(key: number): Sender {
  const account = privateKeyToAccount(numberToHex(key, { size: 32 }));
  const recorder = getContractAddress({ from: account.address, nonce: 0n });

  const sign: Sender["sign"] = async (transaction) => {
    const raw = await account.signTransaction({
      type: "legacy",
      chainId: CHAIN_ID,
      gas: 100_000n,
      gasPrice: 0n,
      ...transaction,
    });
    return { raw, hash: keccak256(raw) };
  };

  return {
    address: account.address,
    recorder,
    deploy: () => sign({ nonce: 0, data: RECORDER_CREATION, gas: 200_000n }),
    record: (nonce, slot, value) => sign({ nonce, to: recorder, data: recordData(slot, value) }),
    sign,
  };
}
