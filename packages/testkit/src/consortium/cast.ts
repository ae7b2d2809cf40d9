import type { Address, KeyRole, PartyId } from "@green-ledger/domain";
import { type Actor, createActor, testId } from "../actors.ts";

/** A member of the consortium with the key that acts for it. */
export interface Member {
  party: PartyId;
  key: Actor;
  roles: readonly KeyRole[];
  /** Head of its control group; null if nobody controls it. */
  head: PartyId | null;
}

/** Somebody else who acts for a member. */
export type Officer = Omit<Member, "head">;

/** Who takes part: a small consortium in which every rule has somebody to apply to. */
export interface Cast {
  deployer: Actor;
  admin: Actor;
  operator: Actor;
  upgrader: Actor;
  guardian: Actor;
  members: {
    /** Keeps accounts; pays the investors of the bond; lends on what its own bond brings. */
    bankA: Member;
    /** Keeps accounts; lends. */
    bankB: Member;
    /** Issues the bond, owns projects. */
    issuer: Member;
    /** Controlled by the issuer: money paid to it stays coloured. */
    subsidiary: Member;
    /** At arm's length; owns a project. */
    contractor: Member;
    /** Independent of everybody. */
    verifier: Member;
    /** Controlled by the issuer: may not judge its projects. */
    houseVerifier: Member;
    /** Supervises, and is the central bank that loans are pledged to. */
    regulator: Member;
    /** Issues notes on a pool. */
    arranger: Member;
  };
  /** Further keys of members: who approves what another prepared. */
  officers: {
    /** Approves for the issuer. */
    issuerChecker: Officer;
    /** Reports for bank A, beside its own key. */
    bankATeller: Officer;
    /** Closes for the arranger what the first key prepared. */
    arrangerChecker: Officer;
  };
  /** Keys that are bound to nobody at first. */
  spares: Actor[];
  /** Never bound. */
  stranger: Actor;
}

export function createCast(): Cast {
  const issuer = testId("party issuer", 1);
  const member = (name: string, roles: readonly KeyRole[], head: PartyId | null = null): Member => ({
    party: testId(`party ${name}`, 1),
    key: createActor(name),
    roles,
    head,
  });
  return {
    deployer: createActor("deployer"),
    admin: createActor("admin"),
    operator: createActor("operator"),
    upgrader: createActor("upgrader"),
    guardian: createActor("guardian"),
    members: {
      bankA: member("bankA", ["maker", "checker", "custodian"]),
      bankB: member("bankB", ["maker", "checker", "custodian"]),
      issuer: member("issuer", ["maker"]),
      subsidiary: member("subsidiary", ["maker"], issuer),
      contractor: member("contractor", ["maker", "checker"]),
      verifier: member("verifier", ["verifier"]),
      houseVerifier: member("house", ["verifier"], issuer),
      regulator: member("regulator", ["regulator", "checker"]),
      arranger: member("arranger", ["maker"]),
    },
    officers: {
      issuerChecker: { party: issuer, key: createActor("issuer checker"), roles: ["checker"] },
      bankATeller: {
        party: testId("party bankA", 1),
        key: createActor("bankA teller"),
        roles: ["custodian"],
      },
      arrangerChecker: {
        party: testId("party arranger", 1),
        key: createActor("arranger checker"),
        roles: ["checker"],
      },
    },
    spares: [1, 2, 3, 4].map((n) => createActor(`spare ${n}`)),
    stranger: createActor("stranger"),
  };
}

/** Everybody who may send something. */
export function actorsOf(cast: Cast): Actor[] {
  const bound = [...Object.values(cast.members), ...Object.values(cast.officers)].map(({ key }) => key);
  return [cast.operator, ...bound, ...cast.spares, cast.stranger];
}

/** Finds actors by address. */
export function actorsByAddress(cast: Cast): Map<Address, Actor> {
  return new Map(actorsOf(cast).map((actor) => [actor.address, actor]));
}
