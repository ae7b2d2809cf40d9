import type { Action } from "@green-ledger/api";
import { describe, expect, it } from "vitest";
import type { PrincipalRole } from "../principal.ts";
import { decide, decideAction, decideDisclosure } from "./decide.ts";
import { DISCLOSED_KINDS, type DisclosedKind, GRANTS, RELATIONS, type Relation } from "./grants.ts";

const ROLES = Object.keys(GRANTS) as PrincipalRole[];

/**
 * The whole policy once more, in another form: for each action the roles that have it, and after the colon the
 * relations in which they have it; none means that it is for every resource.
 */
const ACTIONS: Record<Action, string[]> = {
  "node.read": [
    "bank",
    "enterprise",
    "issuer",
    "verifier",
    "regulator",
    "auditor",
    "data_provider",
    "operator",
  ],
  "self.read": [
    "bank",
    "enterprise",
    "issuer",
    "verifier",
    "regulator",
    "auditor",
    "data_provider",
    "operator",
  ],
  "taxonomy.read": [
    "bank",
    "enterprise",
    "issuer",
    "verifier",
    "regulator",
    "auditor",
    "data_provider",
    "operator",
  ],
  "asset.read": [
    "bank",
    "enterprise",
    "issuer",
    "verifier",
    "regulator",
    "auditor",
    "data_provider",
    "operator",
  ],
  "claim.read": [
    "bank",
    "enterprise",
    "issuer",
    "verifier",
    "regulator",
    "auditor",
    "data_provider",
    "operator",
  ],
  "claim.manage": ["operator"],
  "claim.attest": ["verifier", "regulator"],
  "claim.challenge": ["bank", "enterprise", "issuer", "verifier", "regulator"],
  "claim.decide": ["regulator"],
  "claim.revoke": ["verifier", "regulator"],
  "claim.require": ["verifier"],
  "instrument.read": [
    "bank",
    "enterprise",
    "issuer",
    "verifier",
    "regulator",
    "auditor",
    "data_provider",
    "operator",
  ],
  "party.read": [
    "regulator",
    "auditor",
    "operator",
    ...["bank", "enterprise", "issuer", "verifier", "data_provider"].map(
      (role) => `${role}: self member registrar`,
    ),
  ],
  "party.admit": ["operator"],
  "party.supervise": ["operator"],
  "party.register": ["bank", "enterprise", "issuer"],
  "key.bind": ["operator"],
  "taxonomy.manage": ["operator"],
  "asset.register": ["bank: owner", "enterprise: owner", "issuer: owner"],
  "asset.verify": ["verifier"],
  "asset.supervise": ["verifier", "regulator"],
  "instrument.register": ["bank: issuer", "issuer: issuer"],
  "account.read": [
    "regulator",
    "auditor",
    "operator",
    ...["bank", "enterprise", "issuer"].map((role) => `${role}: owner custodian`),
  ],
  "statement.read": [
    "regulator",
    "auditor",
    ...["bank", "enterprise", "issuer"].map((role) => `${role}: owner custodian`),
  ],
  "document.register": ["bank", "enterprise", "issuer"],
  "document.read": [
    "regulator",
    "auditor",
    ...["bank", "enterprise", "issuer"].map((role) => `${role}: registrar`),
  ],
  "document.acknowledge": ["bank: registrar", "enterprise: registrar", "issuer: registrar"],
  "evidence.read": [
    "bank",
    "enterprise",
    "issuer",
    "verifier",
    "regulator",
    "auditor",
    "data_provider",
    "operator",
  ],
  "evidence.manage": ["operator"],
  "account.open": ["bank"],
  "money.read": [
    "regulator",
    "auditor",
    "operator",
    ...["bank", "enterprise", "issuer"].map(
      (role) => `${role}: owner custodian counterparty receiver issuer project_owner`,
    ),
  ],
  "money.record": ["bank: custodian"],
  "trace.read": [
    "regulator",
    "auditor",
    ...["bank", "enterprise", "issuer"].map(
      (role) => `${role}: self registrar owner custodian counterparty receiver issuer project_owner`,
    ),
  ],
  "pool.read": [
    "regulator",
    "auditor",
    ...["bank", "enterprise", "issuer"].map((role) => `${role}: issuer servicer originator holder`),
  ],
  "pool.issue": ["bank: issuer", "issuer: issuer"],
  "pool.sell": ["bank", "enterprise", "issuer"].map((role) => `${role}: originator`),
  "pool.service": ["bank: servicer"],
  "lien.read": [
    "regulator",
    "auditor",
    ...["bank", "enterprise", "issuer"].map((role) => `${role}: owner grantor creditor`),
  ],
  "lien.grant": ["bank", "enterprise", "issuer"].map((role) => `${role}: owner grantor`),
  "lien.hold": ["bank", "enterprise", "issuer", "regulator"].map((role) => `${role}: creditor`),
  "transfer.read": [
    "regulator",
    "auditor",
    ...["bank", "enterprise", "issuer"].map((role) => `${role}: sender receiver creditor`),
  ],
  "transfer.offer": ["bank", "enterprise", "issuer"].map((role) => `${role}: owner sender`),
  "transfer.accept": ["bank", "enterprise", "issuer"].map((role) => `${role}: receiver`),
  "event.read": [
    "regulator",
    "auditor",
    "operator",
    ...["bank", "enterprise", "issuer", "verifier", "data_provider"].map((role) => `${role}: actor`),
  ],
  "account.agree": ["bank: owner", "enterprise: owner", "issuer: owner"],
  "money.request": ["bank: owner", "enterprise: owner", "issuer: owner"],
  "money.cancel": ["bank", "enterprise", "issuer"].map((role) => `${role}: owner custodian`),
  "money.receive": ["bank", "enterprise", "issuer"].map((role) => `${role}: counterparty receiver`),
  "policy.read": ROLES,
  "policy.manage": ["operator"],
  "operation.read": [
    "regulator",
    "auditor",
    "operator",
    ...["bank", "enterprise", "issuer", "verifier", "data_provider"].map((role) => `${role}: self`),
  ],
};

const KNOWN = "self member registrar keeper dealt_with";
const DISCLOSURES: Record<DisclosedKind, string[]> = {
  party: [
    "regulator",
    "auditor",
    ...["bank", "enterprise", "issuer", "verifier", "data_provider", "operator"].map(
      (role) => `${role}: ${KNOWN}`,
    ),
  ],
  asset: [
    "regulator",
    "auditor",
    "verifier",
    ...["bank", "enterprise", "issuer"].map((role) => `${role}: owner keeper`),
  ],
  claim: [
    "regulator",
    "auditor",
    "verifier",
    ...["bank", "enterprise", "issuer"].map((role) => `${role}: owner keeper`),
  ],
  instrument: [
    "regulator",
    "auditor",
    ...["bank", "enterprise", "issuer"].map((role) => `${role}: issuer keeper`),
  ],
  account: [
    "regulator",
    "auditor",
    ...["bank", "enterprise", "issuer"].map((role) => `${role}: owner custodian keeper`),
  ],
  document: [
    "regulator",
    "auditor",
    ...["bank", "enterprise", "issuer"].map((role) => `${role}: registrar keeper`),
  ],
  line: ["regulator", "auditor", ...["bank", "enterprise", "issuer"].map((role) => `${role}: owner keeper`)],
  movement: [
    "regulator",
    "auditor",
    ...["bank", "enterprise", "issuer"].map((role) => `${role}: owner custodian keeper`),
  ],
  pool: [
    "regulator",
    "auditor",
    ...["bank", "enterprise", "issuer"].map((role) => `${role}: issuer servicer originator holder keeper`),
  ],
  lien: [
    "regulator",
    "auditor",
    ...["bank", "enterprise", "issuer"].map((role) => `${role}: owner grantor creditor keeper`),
  ],
  transfer: [
    "regulator",
    "auditor",
    ...["bank", "enterprise", "issuer"].map((role) => `${role}: sender receiver creditor keeper`),
  ],
};

function reachOf(rows: readonly string[], role: PrincipalRole): "all" | "none" | string[] {
  const row = rows.find((each) => each.split(":")[0] === role);
  if (row === undefined) return "none";
  const [, relations] = row.split(": ");
  return relations === undefined ? "all" : relations.split(" ");
}

/** Every relation alone, none at all, and all together. */
const CASES: readonly Relation[][] = [[], [...RELATIONS], ...RELATIONS.map((relation) => [relation])];

describe.each(Object.keys(ACTIONS) as Action[])("%s", (action) => {
  it.each(ROLES)("for %s", (role) => {
    const reach = reachOf(ACTIONS[action], role);
    const principal = { roles: [role] };
    expect(decideAction(principal, action).allow).toBe(reach !== "none");
    for (const relations of CASES) {
      const allow = reach === "all" || (reach !== "none" && relations.some((each) => reach.includes(each)));
      expect(decide(principal, action, relations), relations.join()).toEqual(
        allow ? { allow } : { allow, reason: reach === "none" ? "role" : "scope" },
      );
    }
  });
});

describe.each(DISCLOSED_KINDS)("facts of a %s", (kind) => {
  it.each(ROLES)("for %s", (role) => {
    const reach = reachOf(DISCLOSURES[kind], role);
    for (const relations of CASES) {
      const own = Array.isArray(reach) && relations.some((each) => reach.includes(each));
      const expected = own ? "own" : reach === "all" ? "supervision" : "hidden";
      expect(decideDisclosure({ roles: [role] }, kind, relations), relations.join()).toBe(expected);
    }
  });
});

describe("several roles", () => {
  it("together may what each may", () => {
    const both = { roles: ["verifier", "bank"] as const };
    expect(decideAction(both, "asset.verify").allow).toBe(true);
    expect(decide(both, "account.read", ["owner"]).allow).toBe(true);
    expect(decide(both, "account.read", ["issuer"])).toEqual({ allow: false, reason: "scope" });
    expect(decideAction(both, "party.admit").allow).toBe(false);
  });

  it("and none at all, nothing", () => {
    expect(decideAction({ roles: [] }, "node.read").allow).toBe(false);
    expect(decide({ roles: [] }, "node.read", [...RELATIONS])).toEqual({ allow: false, reason: "role" });
    expect(decideDisclosure({ roles: [] }, "party", [...RELATIONS])).toBe("hidden");
  });
});
