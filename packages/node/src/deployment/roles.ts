import type { Address, Hex } from "@green-ledger/domain";
import { abis, accessManagerAbi, Roles } from "@green-ledger/protocol";
import { type Abi, encodeFunctionData, toFunctionSelector } from "viem";
import { PROXIED, type ProxiedContract } from "./contracts.ts";

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
export const OPERATOR_FUNCTIONS: Readonly<Partial<Record<ProxiedContract, readonly string[]>>> = {
  PartyRegistry: ["admit", "setGroup", "suspend", "reinstate", "bindKey", "revokeKey"],
  TaxonomyRegistry: ["registerScheme", "closeScheme"],
};
export const UPGRADER_FUNCTIONS: readonly string[] = ["upgradeToAndCall"];

/** The AccessManager's own number of the role that grants all others. */
const ADMIN_ROLE = 0n;

/** One call of the AccessManager, by the deployer, that gives every role to whom it belongs and leaves none to the deployer. */
export function roleCalls(
  deployer: Address,
  administration: Administration,
  addresses: Readonly<Record<ProxiedContract, Address>>,
): Hex {
  const { admin, operator, upgrader, guardian, upgradeDelaySeconds } = administration;
  const calls: Hex[] = [
    call("labelRole", [Roles.OPERATOR, "operator"]),
    call("labelRole", [Roles.UPGRADER, "upgrader"]),
    call("labelRole", [Roles.GUARDIAN, "guardian"]),
    ...PROXIED.flatMap((contract) => restrictions(contract, addresses[contract])),
    call("setRoleGuardian", [Roles.OPERATOR, Roles.GUARDIAN]),
    call("setRoleGuardian", [Roles.UPGRADER, Roles.GUARDIAN]),
    call("grantRole", [Roles.OPERATOR, operator, 0]),
    call("grantRole", [Roles.UPGRADER, upgrader, upgradeDelaySeconds]),
    call("grantRole", [Roles.GUARDIAN, guardian, 0]),
  ];
  if (admin !== deployer) {
    // With less delay than the upgrader, the admin could grant itself an upgrade without one.
    calls.push(call("grantRole", [ADMIN_ROLE, admin, upgradeDelaySeconds]));
    calls.push(call("renounceRole", [ADMIN_ROLE, deployer]));
  }
  return call("multicall", [calls]);
}

function restrictions(contract: ProxiedContract, target: Address): Hex[] {
  const set = (names: readonly string[], role: bigint) =>
    call("setTargetFunctionRole", [target, names.map((name) => selectorOf(contract, name)), role]);
  const daily = OPERATOR_FUNCTIONS[contract];
  return [
    ...(daily === undefined ? [] : [set(daily, Roles.OPERATOR)]),
    set(UPGRADER_FUNCTIONS, Roles.UPGRADER),
  ];
}

function selectorOf(contract: ProxiedContract, name: string): Hex {
  const fragment = (abis[contract] as Abi).find((entry) => entry.type === "function" && entry.name === name);
  if (fragment?.type !== "function") throw new TypeError(`${contract} has no function ${name}`);
  return toFunctionSelector(fragment);
}

function call(functionName: string, args: readonly unknown[]): Hex {
  return encodeFunctionData({ abi: accessManagerAbi as Abi, functionName, args });
}
