import type { Cast } from "@green-ledger/testkit";
import { createMakeId, type Principal, type PrincipalRole, type PrincipalSigner } from "../src/index.ts";

/** 32 bytes that tests may know. */
export const NETWORK_KEY = new Uint8Array(32).fill(7);

export const makeId = createMakeId(NETWORK_KEY);
export const partyOf = (reference: string) => makeId("party", "network", reference);

/** Who uses the gateway in tests. Subjects are named like the references of their parties. */
export type Who =
  | "operator"
  | "bankA"
  | "bankB"
  | "issuer"
  | "contractor"
  | "verifier"
  | "regulator"
  | "auditor"
  | "data"
  | "keyless";

const KINDS: Record<Who, PrincipalRole> = {
  operator: "operator",
  bankA: "bank",
  bankB: "bank",
  issuer: "issuer",
  contractor: "enterprise",
  verifier: "verifier",
  regulator: "regulator",
  auditor: "auditor",
  data: "data_provider",
  keyless: "bank",
};

export const EVERYBODY = Object.keys(KINDS) as Who[];

const CHECKER = ["checker"] as const;

/** The principals of a cast, with the keys that the chain's cast holds. */
export function principalsOf({ operator, members, spares }: Cast): Map<string, Principal> {
  const keyOf = (name: keyof Cast["members"]): PrincipalSigner => ({
    address: members[name].key.address,
    roles: members[name].roles,
  });
  const signers: Record<Who, PrincipalSigner[]> = {
    operator: [{ address: operator.address, roles: ["operator"] }],
    bankA: [keyOf("bankA")],
    bankB: [keyOf("bankB")],
    // Two persons: what one registers, the other acknowledges.
    issuer: [keyOf("issuer"), ...spares.slice(0, 1).map(({ address }) => ({ address, roles: CHECKER }))],
    contractor: [keyOf("contractor")],
    verifier: [keyOf("verifier")],
    regulator: [keyOf("regulator")],
    auditor: [],
    data: [],
    keyless: [],
  };
  return new Map(
    EVERYBODY.map((who) => [
      who,
      { subject: who, party: partyOf(who), roles: [KINDS[who]], signers: signers[who] },
    ]),
  );
}

export const kindOf = (who: Who): PrincipalRole => KINDS[who];
