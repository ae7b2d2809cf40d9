import type { Address, KeyRole, PartyId } from "@green-ledger/domain";
import type { MakeId, Principal } from "@green-ledger/gateway";
import { type DevelopmentMember, subjectOf } from "./members.ts";

/** A development member with everything that makes it act. */
export interface Actor {
  member: DevelopmentMember;
  subject: string;
  party: PartyId;
  /** Null for members that only read. */
  key: { address: Address; roles: readonly KeyRole[] } | null;
}

/** @param addressOf of the key that was made for a subject */
export function createActors(
  members: readonly DevelopmentMember[],
  { makeId, addressOf }: { makeId: MakeId; addressOf(subject: string): Address },
): Actor[] {
  return members.map((member) => {
    const subject = subjectOf(member);
    const hasKey = member.keyRoles.length > 0;
    return {
      member,
      subject,
      party: makeId("party", "network", member.reference),
      key: hasKey ? { address: addressOf(subject), roles: member.keyRoles } : null,
    };
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
