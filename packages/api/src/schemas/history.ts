import { z } from "zod";
import {
  AccountId,
  AssetId,
  ClaimId,
  DocumentId,
  InstrumentId,
  IsoDate,
  IsoTime,
  LienId,
  LineId,
  Money,
  MovementId,
  PartyId,
  TransferId,
} from "./common.ts";

/** What has a history of its own. */
export const HistoryId = z.union([
  PartyId,
  AssetId,
  InstrumentId,
  AccountId,
  MovementId,
  ClaimId,
  LienId,
  TransferId,
  DocumentId,
  LineId,
]);

export const TrancheDay = z
  .strictObject({
    day: IsoDate,
    minted: Money,
    unallocated: Money.meta({ description: "Live on accounts at the end of the day." }),
    allocated: Money,
    returned: Money,
    fees: Money,
    breached: Money,
    lent: Money,
  })
  .meta({ id: "TrancheDay" });

/** A payment that was allocated at arm's length to a party that is now in the payer's group. */
export const JoinedPayment = z
  .strictObject({
    payment: MovementId,
    payer: PartyId,
    payee: PartyId,
    group: PartyId,
    amount: Money,
    value_date: IsoDate.nullable(),
    since: IsoTime.meta({ description: "When both were in the group; after the payment." }),
  })
  .meta({ id: "JoinedPayment" });
