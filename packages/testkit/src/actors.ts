import type { Address, Bytes32 } from "@green-ledger/domain";
import { keccak256, stringToHex } from "viem";
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";

/** Someone with a key. The key follows from the name, so that a failure can be repeated. */
export interface Actor {
  name: string;
  /** Lower case, as in rows. */
  address: Address;
  account: PrivateKeyAccount;
  privateKey: Bytes32;
}

export function createActor(name: string): Actor {
  const privateKey = keccak256(stringToHex(`green ledger test key: ${name}`));
  const account = privateKeyToAccount(privateKey);
  return { name, address: account.address.toLowerCase() as Address, account, privateKey };
}

/** An id that says in a failure what it is of, e.g. (`party`, 7) → 0x7061727479…07. */
export function testId(kind: string, n: number): Bytes32 {
  const text = stringToHex(kind.slice(0, 16)).slice(2).padEnd(56, "0");
  return `0x${text}${n.toString(16).padStart(8, "0")}`;
}
