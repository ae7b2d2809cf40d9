import type { PARTY_KINDS } from "@green-ledger/api";
import type { KeyRole } from "@green-ledger/domain";
import { NodeError } from "../data/node-error.ts";

type PartyKind = (typeof PARTY_KINDS)[number];

/** A member of a development network. Its keys are made here, whoever it is. */
export interface DevelopmentMember {
  /** Its reference among the members. */
  reference: string;
  name: string;
  kind: PartyKind;
  /** Of its first key; without, it has none and only reads. The operator's key has its right from the contracts. */
  keyRoles: readonly KeyRole[];
  country?: string | undefined;
  lei?: string | undefined;
  /** It exists only here. */
  simulated: boolean;
}

const OPERATOR: DevelopmentMember = {
  reference: "OPERATOR",
  name: "Demonstration Network Operator",
  kind: "operator",
  keyRoles: [],
  simulated: true,
};

/** Who is there without a portfolio: one for each role, and the council whose payments can be imported. */
const STANDARD: readonly DevelopmentMember[] = [
  OPERATOR,
  {
    reference: "SIM-CUSTODIAN",
    name: "Simulated Custodian Bank",
    kind: "bank",
    keyRoles: ["maker", "checker", "custodian"],
    country: "SG",
    simulated: true,
  },
  {
    reference: "SIM-VERIFIER",
    name: "Simulated Verifier",
    kind: "verifier",
    keyRoles: ["verifier"],
    country: "SG",
    simulated: true,
  },
  {
    reference: "SIM-REGULATOR",
    name: "Simulated Regulator",
    kind: "regulator",
    keyRoles: ["regulator", "checker"],
    country: "SG",
    simulated: true,
  },
  {
    reference: "SIM-AUDITOR",
    name: "Simulated Auditor",
    kind: "auditor",
    keyRoles: [],
    country: "SG",
    simulated: true,
  },
  {
    reference: "OXFORD",
    name: "Oxford City Council",
    kind: "enterprise",
    keyRoles: ["maker"],
    country: "GB",
    simulated: false,
  },
];

/**
 * The members of a development network: the standard ones, and those that a portfolio brings.
 * @throws NodeError `portfolio_failed` if the portfolio has another party of a standard reference
 */
export function developmentMembers(ofPortfolio: readonly DevelopmentMember[]): DevelopmentMember[] {
  const members = new Map(STANDARD.map((member) => [member.reference, member]));
  for (const member of ofPortfolio) {
    const standard = members.get(member.reference);
    if (standard === undefined) members.set(member.reference, member);
    else if (standard.name !== member.name || standard.kind !== member.kind) throw taken(member, standard);
  }
  return [...members.values()];
}

/** Names by which people call a member: its reference in small letters, and what it is if it is the first of its kind. */
export function subjectOf({ reference }: DevelopmentMember): string {
  return reference.toLowerCase().replace(/^sim-/, "");
}

/** Somebody who acts for a member with a key of his own. */
export interface Officer {
  subject: string;
  keyRoles: readonly KeyRole[];
}

/**
 * Who acts for a member: whoever prepares and records, and where a second person has to approve or to release, a
 * checker.
 */
export function officersOf(member: DevelopmentMember): Officer[] {
  const subject = subjectOf(member);
  const { keyRoles } = member;
  const first = { subject, keyRoles };
  const second = SECOND_ROLES.find(([role]) => keyRoles.includes(role));
  return second === undefined ? [first] : [first, { subject: `${subject}-checker`, keyRoles: second[1] }];
}

/** Of the second key, by what the first may do. A bank's request to itself is released by its second key. */
const SECOND_ROLES: readonly (readonly [KeyRole, readonly KeyRole[]])[] = [
  ["custodian", ["checker", "custodian"]],
  ["maker", ["checker"]],
];

function taken(member: DevelopmentMember, standard: DevelopmentMember): NodeError {
  const text = `The portfolio's party ${member.reference} is ${member.name}; here it is ${standard.name}. Give it another reference.`;
  return new NodeError("portfolio_failed", text);
}
