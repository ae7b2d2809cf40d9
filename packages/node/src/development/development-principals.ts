import type { Address, KeyRole, PartyId } from "@green-ledger/domain";
import type { MakeId, Principal } from "@green-ledger/gateway";
import { type DevelopmentMember, officersOf } from "./members.ts";

/** Somebody who acts for a development member, with everything that he needs for it. */
export interface Actor {
  member: DevelopmentMember;
  subject: string;
  party: PartyId;
  /** Null for members that only read, and for the operator, whose right is the contracts'. */
  key: { address: Address; roles: readonly KeyRole[] } | null;
}

/**
 * The first of each member acts wherever nobody else is asked for.
 * @param addressOf of the key that was made for a subject
 */
export function createActors(
  members: readonly DevelopmentMember[],
  { makeId, addressOf }: { makeId: MakeId; addressOf(subject: string): Address },
): Actor[] {
  return members.flatMap((member) => {
    const party = makeId("party", "network", member.reference);
    return officersOf(member).map(({ subject, keyRoles: roles }): Actor => {
      const key = roles.length > 0 ? { address: addressOf(subject), roles } : null;
      return { member, subject, party, key };
    });
  });
}

/** Who they are to the gateway. */
export function principalsOf(actors: readonly Actor[], operatorKey: Address): Map<string, Principal> {
  return new Map(
    actors.map(({ member, subject, party, key }) => {
      const operator =
        member.kind === "operator" ? [{ address: operatorKey, roles: ["operator" as const] }] : [];
      const own = key === null ? [] : [{ address: key.address, roles: key.roles }];
      return [subject, { subject, party, roles: [member.kind], signers: [...operator, ...own] }];
    }),
  );
}
