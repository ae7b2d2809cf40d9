import { type Address, COMMAND_ROLE, type Command, type CommandRole } from "@green-ledger/domain";
import { GatewayError } from "../errors/gateway-error.ts";
import type { Principal } from "../principal.ts";

/**
 * The key that may send all of the commands.
 * @throws GatewayError signer_missing, naming the roles
 */
export function signerFor({ signers }: Pick<Principal, "signers">, commands: readonly Command[]): Address {
  const needed = commands.map(({ kind }) => COMMAND_ROLE[kind]);
  const signer = signers.find(({ roles }) => needed.every((any) => any.some((role) => roles.includes(role))));
  if (signer !== undefined) return signer.address;
  const wanted = [...new Set(needed.map(namesOf))].join(" and ");
  throw new GatewayError("signer_missing", `This needs a key of your party with the role ${wanted}.`);
}

function namesOf(roles: readonly CommandRole[]): string {
  return roles.join(" or ");
}
