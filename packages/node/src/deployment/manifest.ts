import type { Address, Bytes32 } from "@green-ledger/domain";
import { abis } from "@green-ledger/protocol";
import { keccak256, stringToHex } from "viem";
import { type Book, PROXIED, type ProxiedContract, SYSTEM, type SystemContract } from "./contracts.ts";
import type { Administration } from "./roles.ts";

/** A contract as it was created. */
export interface Deployed {
  address: Address;
  /** keccak256 of the code that lies at the address. */
  codeHash: Bytes32;
  constructorArgs: readonly string[];
  transaction: Bytes32;
  block: number;
}

export interface DeployedProxy extends Deployed {
  implementation: Deployed;
}

/** What was deployed where, as kept in `deploy/addresses/<chainId>.json`. Plain JSON. */
export interface Manifest {
  format: 1;
  /** Digest of the interfaces: software with another one cannot read these contracts. */
  protocol: Bytes32;
  chainId: number;
  /** Hash of block 0: another chain may have the same id. */
  genesisHash: Bytes32;
  deployer: Address;
  contracts: Record<"AccessManager" | Book, Deployed> & Record<ProxiedContract, DeployedProxy>;
  administration: Administration & { transaction: Bytes32; block: number };
}

/** Digest of the interfaces that this software is built for. */
export function protocolDigest(): Bytes32 {
  const interfaces = SYSTEM.map((contract) => [contract, abis[contract]]);
  return keccak256(stringToHex(JSON.stringify(interfaces)));
}

/** Where to call each contract. */
export function addressesOf({ contracts }: Manifest): Record<SystemContract, Address> {
  const entries = SYSTEM.map((contract) => [contract, contracts[contract].address]);
  return Object.fromEntries(entries) as Record<SystemContract, Address>;
}

/** First block that may hold an event of the system. */
export function firstBlockOf({ contracts }: Manifest): number {
  return Math.min(...SYSTEM.map((contract) => contracts[contract].block));
}

/** Everything that has code, with the name to call it by. */
export function deployedIn({ contracts }: Manifest): [name: string, deployed: Deployed][] {
  return [
    ...SYSTEM.map((name): [string, Deployed] => [name, contracts[name]]),
    ...PROXIED.map((name): [string, Deployed] => [
      `${name}'s implementation`,
      contracts[name].implementation,
    ]),
  ];
}
