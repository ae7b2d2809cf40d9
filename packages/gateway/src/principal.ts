import type { PARTY_KINDS } from "@green-ledger/api";
import type { Address, CommandRole, PartyId } from "@green-ledger/domain";

/** What a member is on the network. */
export type PrincipalRole = (typeof PARTY_KINDS)[number];

/** A key with which the gateway may have things signed for a principal. */
export interface PrincipalSigner {
  address: Address;
  roles: readonly CommandRole[];
}

/** Who asks: a person or system that acts for one party. */
export interface Principal {
  /** Name in the identity provider, or of the API key. */
  subject: string;
  party: PartyId;
  roles: readonly PrincipalRole[];
  signers: readonly PrincipalSigner[];
}

/** Who is known here. Asked on every request, so that a removal counts at once. */
export interface PrincipalDirectory {
  find(subject: string): Principal | undefined;
}
