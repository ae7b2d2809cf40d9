import type { Address, Hex } from "@green-ledger/domain";
import { abis, type ContractName } from "@green-ledger/protocol";
import { bytecodes } from "@green-ledger/protocol/bytecode";
import { type Abi, encodeDeployData, encodeFunctionData, getCreateAddress } from "viem";
import { BOOKS, type Book, KNOWS, PROXIED, type ProxiedContract, type SystemContract } from "./contracts.ts";
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
  books: Readonly<Record<Book, Creation>>;
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
      args: shaped(abis[contract] as Abi, constructorArgs),
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
  const books: Partial<Record<Book, Creation>> = {};
  const addresses: Partial<Record<SystemContract, Address>> = { AccessManager: manager.address };

  /** Where a contract is. It is created when it is first asked for, after those that it knows. */
  const addressOf = (contract: SystemContract): Address => {
    const known = addresses[contract];
    if (known !== undefined) return known;
    const address = isProxied(contract) ? createProxied(contract) : createBook(contract as Book);
    addresses[contract] = address;
    return address;
  };
  const createProxied = (contract: ProxiedContract): Address => {
    const implementation = create(contract, KNOWS[contract].map(addressOf));
    const proxy = create("ERC1967Proxy", [implementation.address, initialization]);
    proxied[contract] = { implementation, proxy };
    return proxy.address;
  };
  const createBook = (contract: Book): Address => {
    const book = create(contract, KNOWS[contract].map(addressOf));
    books[contract] = book;
    return book.address;
  };
  for (const contract of [...PROXIED, ...BOOKS]) addressOf(contract);

  return {
    manager,
    proxied: proxied as Plan["proxied"],
    books: books as Plan["books"],
    creations,
    roles: {
      to: manager.address,
      data: roleCalls(deployer, administration, addresses as Record<SystemContract, Address>),
    },
  };
}

/** A flat list as the constructor takes it: parts that are one struct together. */
function shaped(abi: Abi, flat: readonly string[]): unknown[] {
  const taking = abi.find(({ type }) => type === "constructor");
  const inputs = taking?.type === "constructor" ? taking.inputs : [];
  const left = [...flat];
  return inputs.map((input) =>
    "components" in input
      ? Object.fromEntries(input.components.map(({ name }) => [name, left.shift()]))
      : left.shift(),
  );
}

function isProxied(contract: SystemContract): contract is ProxiedContract {
  return PROXIED.some((name) => name === contract);
}

function addressAt(deployer: Address, nonce: number): Address {
  return getCreateAddress({ from: deployer, nonce: BigInt(nonce) }).toLowerCase() as Address;
}
