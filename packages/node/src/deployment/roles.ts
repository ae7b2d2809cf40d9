import type { Address, Hex } from "@green-ledger/domain";
import { abis, accessManagerAbi, Roles } from "@green-ledger/protocol";
import { type Abi, encodeFunctionData, toFunctionSelector } from "viem";
import { PROXIED, type SystemContract } from "./contracts.ts";

/** Who administers the system. */
export interface Administration {
  /** Grants roles and says what each may do. Acts with the upgrader's delay, unless it is the deployer. */
  admin: Address;
  /** Admits members, binds keys, keeps groups and taxonomies; acts at once. */
  operator: Address;
  /** Replaces the code of registries and policies; acts with a delay. */
  upgrader: Address;
  /** Cancels what operator and upgrader have scheduled. */
  guardian: Address;
  upgradeDelaySeconds: number;
}

/** The daily administration: every restricted function but the upgrade. */
export const OPERATOR_FUNCTIONS: Readonly<Partial<Record<SystemContract, readonly string[]>>> = {
  PartyRegistry: ["admit", "setGroup", "suspend", "reinstate", "bindKey", "revokeKey"],
  TaxonomyRegistry: ["registerScheme", "closeScheme"],
  ClaimRegistry: ["registerSchema", "closeSchema"],
  MoneyPolicy: ["setEntrustedThreshold"],
  EvidenceBook: ["openKey", "closeKey"],
};
/** What contracts may do in other contracts for a member that calls them. */
export const DESK_FUNCTIONS: Readonly<Partial<Record<SystemContract, readonly string[]>>> = {
  AssetRegistry: ["transferOwnership"],
  LienBook: ["encumber", "lift"],
  EvidenceBook: ["use"],
};
/** The contracts that may. */
export const DESKS: readonly SystemContract[] = ["TransferDesk", "PoolBook", "LotLedger"];
export const UPGRADER_FUNCTIONS: readonly string[] = ["upgradeToAndCall"];

/** The AccessManager's own number of the role that grants all others. */
const ADMIN_ROLE = 0n;

/** One call of the AccessManager, by the deployer, that gives every role to whom it belongs and leaves none to the deployer. */
export function roleCalls(
  deployer: Address,
  administration: Administration,
  addresses: Readonly<Record<SystemContract, Address>>,
): Hex {
  const { admin, operator, upgrader, guardian, upgradeDelaySeconds } = administration;
  const calls: Hex[] = [
    call("labelRole", [Roles.OPERATOR, "operator"]),
    call("labelRole", [Roles.UPGRADER, "upgrader"]),
    call("labelRole", [Roles.GUARDIAN, "guardian"]),
    call("labelRole", [Roles.DESK, "desk"]),
    ...PROXIED.map((contract) =>
      restriction(contract, addresses[contract], UPGRADER_FUNCTIONS, Roles.UPGRADER),
    ),
    ...restrictions(OPERATOR_FUNCTIONS, Roles.OPERATOR, addresses),
    ...restrictions(DESK_FUNCTIONS, Roles.DESK, addresses),
    call("setRoleGuardian", [Roles.OPERATOR, Roles.GUARDIAN]),
    call("setRoleGuardian", [Roles.UPGRADER, Roles.GUARDIAN]),
    call("grantRole", [Roles.OPERATOR, operator, 0]),
    call("grantRole", [Roles.UPGRADER, upgrader, upgradeDelaySeconds]),
    call("grantRole", [Roles.GUARDIAN, guardian, 0]),
    ...DESKS.map((desk) => call("grantRole", [Roles.DESK, addresses[desk], 0])),
  ];
  if (admin !== deployer) {
    // With less delay than the upgrader, the admin could grant itself an upgrade without one.
    calls.push(call("grantRole", [ADMIN_ROLE, admin, upgradeDelaySeconds]));
    calls.push(call("renounceRole", [ADMIN_ROLE, deployer]));
  }
  return call("multicall", [calls]);
}

function restrictions(
  functions: Readonly<Partial<Record<SystemContract, readonly string[]>>>,
  role: bigint,
  addresses: Readonly<Record<SystemContract, Address>>,
): Hex[] {
  const entries = Object.entries(functions) as [SystemContract, readonly string[]][];
  return entries.map(([contract, names]) => restriction(contract, addresses[contract], names, role));
}

/** Says which role may call some functions of a contract. */
function restriction(contract: SystemContract, target: Address, names: readonly string[], role: bigint): Hex {
  const selectors = names.map((name) => selectorOf(contract, name));
  return call("setTargetFunctionRole", [target, selectors, role]);
}

function selectorOf(contract: SystemContract, name: string): Hex {
  const fragment = (abis[contract] as Abi).find((entry) => entry.type === "function" && entry.name === name);
  if (fragment?.type !== "function") throw new TypeError(`${contract} has no function ${name}`);
  return toFunctionSelector(fragment);
}

function call(functionName: string, args: readonly unknown[]): Hex {
  return encodeFunctionData({ abi: accessManagerAbi as Abi, functionName, args });
}
