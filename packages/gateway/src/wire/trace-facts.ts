import type {
  AccountId,
  AssetId,
  Colour,
  InstrumentId,
  MovementId,
  PartyId,
  TrancheId,
} from "@green-ledger/domain";
import type { JoinedSince } from "@green-ledger/trace";

/** What the forest does not know of what it answers with. */
export interface TraceFacts {
  trancheOf(colour: Colour): { id: TrancheId; instrument: InstrumentId } | undefined;
  currencyOf(account: AccountId): string;
  /** From and until when an account's money is placed. @param since the entry that brought the oldest of it */
  placedFor(account: AccountId, since: MovementId): { since: string | null; until: string | null };
  joinedSince: JoinedSince;
  /** Of the projects that are named, those that are out of standing. */
  atRisk: ReadonlySet<AssetId>;
  /** Names, as far as they may be shown. */
  parties: ReadonlyMap<PartyId, string>;
  projects: ReadonlyMap<AssetId, string>;
  accounts: ReadonlyMap<AccountId, string>;
  instruments: ReadonlyMap<InstrumentId, string>;
}
