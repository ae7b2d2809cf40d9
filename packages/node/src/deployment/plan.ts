import type { Address, Hex } from "@green-ledger/domain";
import { abis, type ContractName } from "@green-ledger/protocol";
import { bytecodes } from "@green-ledger/protocol/bytecode";
import { type Abi, encodeDeployData, encodeFunctionData, getCreateAddress } from "viem";
import { KNOWS, PROXIED, type ProxiedContract } from "./contracts.ts";
import { type Administration, roleCalls } from "./roles.ts";

/** Creates one contract. */
export interface Creation {
  contract: ContractName;
  /** Known beforehand: it follows from the deployer and the nonce. */
  address: Address;
  constructorArgs: readonly string[];
  data: Hex;
}

/**
 * The whole deployment: `creations[n]` is the deployer's transaction number n, and `roles` is the one after them.
 * The same input gives the same bytes, so a deployment that was interrupted is continued by running it again.
 */
export interface Plan {
  manager: Creation;
  proxied: Readonly<Record<ProxiedContract, { implementation: Creation; proxy: Creation }>>;
  ledger: Creation;
  creations: readonly Creation[];
  roles: { to: Address; data: Hex };
}

/** Plans the deployment of a deployer that has sent nothing yet. */
export function planDeployment(deployer: Address, administration: Administration): Plan {
  const creations: Creation[] = [];
  const create = (contract: ContractName, constructorArgs: readonly string[]): Creation => {
    const address = addressAt(deployer, creations.length);
    const data = encodeDeployData({
      abi: abis[contract] as Abi,
      bytecode: bytecodes[contract],
      args: constructorArgs,
    });
    const creation = { contract, address, constructorArgs, data };
    creations.push(creation);
    return creation;
  };

  const manager = create("AccessManager", [deployer]);
  // Initialised in the transaction that creates the proxy: nobody can come first.
  const initialization = encodeFunctionData({
    abi: abis.PartyRegistry,
    functionName: "initialize",
    args: [manager.address],
  });
  const proxied: Partial<Record<ProxiedContract, { implementation: Creation; proxy: Creation }>> = {};
  const addressOf = (contract: ProxiedContract): Address => {
    const made = proxied[contract];
    if (made === undefined) throw new TypeError(`${contract} is created after who needs it`);
    return made.proxy.address;
  };
  for (const contract of PROXIED) {
    const implementation = create(contract, KNOWS[contract].map(addressOf));
    const proxy = create("ERC1967Proxy", [implementation.address, initialization]);
    proxied[contract] = { implementation, proxy };
  }
  const ledger = create("LotLedger", KNOWS.LotLedger.map(addressOf));

  const addresses = Object.fromEntries(PROXIED.map((contract) => [contract, addressOf(contract)]));
  return {
    manager,
    proxied: proxied as Plan["proxied"],
    ledger,
    creations,
    roles: {
      to: manager.address,
      data: roleCalls(deployer, administration, addresses as Record<ProxiedContract, Address>),
    },
  };
}

function addressAt(deployer: Address, nonce: number): Address {
  return getCreateAddress({ from: deployer, nonce: BigInt(nonce) }).toLowerCase() as Address;
}
