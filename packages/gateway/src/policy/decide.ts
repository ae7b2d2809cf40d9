import type { Action } from "@green-ledger/api";
import type { Principal } from "../principal.ts";
import { DISCLOSURES, type DisclosedKind, GRANTS, type Reach, type Relation } from "./grants.ts";

/** `role`: no role of the principal has the action. `scope`: it has, but not for this resource. */
export type Decision = { allow: true } | { allow: false; reason: "role" | "scope" };

type Roles = Pick<Principal, "roles">;

/** Whether a principal may do something at all, before the resource is known. */
export function decideAction({ roles }: Roles, action: Action): Decision {
  return roles.some((role) => GRANTS[role][action] !== undefined)
    ? { allow: true }
    : { allow: false, reason: "role" };
}

/** Whether a principal may do something to a resource that is related to its party in these ways. */
export function decide(principal: Roles, action: Action, relations: readonly Relation[]): Decision {
  const reaches = principal.roles.flatMap((role) => GRANTS[role][action] ?? []);
  if (principal.roles.every((role) => GRANTS[role][action] === undefined)) {
    return { allow: false, reason: "role" };
  }
  return reaches.some((reach) => reach === "all" || relations.includes(reach))
    ? { allow: true }
    : { allow: false, reason: "scope" };
}

/** Whether a principal may do something to every resource: then lists need not be narrowed. */
export function reachesAll({ roles }: Roles, action: Action): boolean {
  return roles.some((role) => GRANTS[role][action] === "all");
}

/**
 * Whether the off-chain facts of a resource are shown: as one's own, or under a right of supervision, which leaves a
 * trace in the log.
 */
export function decideDisclosure(
  { roles }: Roles,
  kind: DisclosedKind,
  relations: readonly Relation[],
): "own" | "supervision" | "hidden" {
  const reaches: Reach[] = roles.flatMap((role) => {
    const reach = DISCLOSURES[role][kind];
    return reach === undefined ? [] : [reach];
  });
  if (reaches.some((reach) => reach !== "all" && relations.some((relation) => reach.includes(relation)))) {
    return "own";
  }
  return reaches.includes("all") ? "supervision" : "hidden";
}
