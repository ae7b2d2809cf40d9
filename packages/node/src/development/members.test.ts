import { expect, test } from "vitest";
import { developmentMembers, officersOf, subjectOf } from "./members.ts";

const issuer = {
  reference: "ADB",
  name: "ADB",
  kind: "issuer",
  keyRoles: ["maker"],
  simulated: false,
} as const;

test("there is one member for each role, and the council whose payments can be imported", () => {
  const members = developmentMembers([]);
  expect(members.map((member) => [subjectOf(member), member.kind])).toEqual([
    ["operator", "operator"],
    ["custodian", "bank"],
    ["verifier", "verifier"],
    ["regulator", "regulator"],
    ["auditor", "auditor"],
    ["oxford", "enterprise"],
  ]);
  expect(members.find(({ kind }) => kind === "bank")?.keyRoles).toEqual(["maker", "checker", "custodian"]);
});

test("a second person approves and releases, for members whose first key prepares or records", () => {
  const officers = developmentMembers([issuer]).flatMap(officersOf);
  expect(Object.fromEntries(officers.map(({ subject, keyRoles }) => [subject, keyRoles]))).toEqual({
    operator: [],
    custodian: ["maker", "checker", "custodian"],
    "custodian-checker": ["checker", "custodian"],
    verifier: ["verifier"],
    regulator: ["regulator", "checker"],
    auditor: [],
    oxford: ["maker"],
    "oxford-checker": ["checker"],
    adb: ["maker"],
    "adb-checker": ["checker"],
  });
});

test("a portfolio adds members, and may name the standard ones", () => {
  const custodian = {
    ...issuer,
    reference: "SIM-CUSTODIAN",
    name: "Simulated Custodian Bank",
    kind: "bank",
  } as const;
  const members = developmentMembers([issuer, custodian]);
  expect(members).toHaveLength(7);
  expect(members.find(({ reference }) => reference === "SIM-CUSTODIAN")?.keyRoles).toEqual([
    "maker",
    "checker",
    "custodian",
  ]);
});

test("a portfolio may not give a standard reference to somebody else", () => {
  const other = { ...issuer, reference: "OXFORD", name: "Oxford University" };
  expect(() => developmentMembers([other])).toThrow("The portfolio's party OXFORD is Oxford University");
});
