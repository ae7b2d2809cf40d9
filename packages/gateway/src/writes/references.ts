import type {
  AccountId,
  AssetId,
  Bytes32,
  ClaimId,
  LineId,
  OutboxReader,
  PartyId,
} from "@green-ledger/domain";
import { chainId } from "../ids/wire-ids.ts";
import type { Lookup } from "../reads/lookup.ts";
import { type AccountStatement, statementOf } from "../vault/statements.ts";
import type { PendingItems } from "./pending-items.ts";

/** What is known of an account that a body names. */
export interface KnownAccount {
  owner: PartyId;
  custodian: PartyId;
  currency: string;
}

/**
 * Things that a body names by id: those of the index, and those that the same party sent moments ago, so that a
 * client need not wait between registering a thing and naming it.
 */
export interface References {
  hasParty(id: PartyId): boolean;
  hasAsset(id: AssetId): boolean;
  hasClaim(id: ClaimId): boolean;
  hasLine(id: LineId): boolean;
  /** Whether the same party sent it moments ago. */
  isOnItsWay(id: Bytes32): boolean;
  account(id: AccountId): KnownAccount | undefined;
  /** Whether any of them is still on its way: then a dry run does not see it. */
  readonly usedPending: boolean;
}

export function createReferences({
  party,
  lookup,
  pending,
  outbox,
}: {
  /** Who asks. */
  party: PartyId;
  lookup: Lookup;
  pending: PendingItems;
  outbox: Pick<OutboxReader, "profiles">;
}): References {
  let usedPending = false;

  function isOnItsWay(id: Bytes32): boolean {
    const found = pending.find(id)?.party === party;
    usedPending ||= found;
    return found;
  }

  /** An account that this party opened moments ago, as it stated it. */
  function openedAccount(id: AccountId): KnownAccount | undefined {
    const item = pending.find(id);
    if (item === undefined || item.party !== party || item.root === null) return undefined;
    const [profile] = outbox.profiles([item.root]);
    if (profile?.kind !== "account") return undefined;
    const { currency, owner }: AccountStatement = statementOf("account", profile);
    usedPending = true;
    return { owner: chainId(owner), custodian: party, currency };
  }

  return {
    get usedPending() {
      return usedPending;
    },
    isOnItsWay,
    hasParty: (id) => lookup.party(id) !== undefined || isOnItsWay(id),
    hasAsset: (id) => lookup.asset(id) !== undefined || isOnItsWay(id),
    hasLine: (id) => lookup.line(id) !== undefined || isOnItsWay(id),
    hasClaim: (id) => lookup.claim(id) !== undefined || isOnItsWay(id),
    account: (id) => lookup.account(id) ?? openedAccount(id),
  };
}
