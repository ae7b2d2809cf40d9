import {
  type Bytes32,
  bytes,
  type EventRow,
  type MovementRow,
  type PartyId,
  type TrancheDayRow,
  u32,
} from "@green-ledger/domain";
import { joinedAfter } from "@green-ledger/trace";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId, wireId } from "../ids/wire-ids.ts";
import { decide } from "../policy/decide.ts";
import { movementRelations } from "../policy/relations.ts";
import type { ReadContext, ReadHandlers } from "../reads/context.ts";
import { mayReadHistory } from "../reads/history-scope.ts";
import { joinedSinceIn } from "../reads/joined-later.ts";
import { surroundingsOf } from "../reads/movement-scope.ts";
import { byNumber, byPlace } from "../reads/orders.ts";
import { collectPage, rowsBy, rowsOf } from "../reads/pages.ts";
import { trancheById } from "../reads/tranches.ts";
import { wireDay, wireMoney, wirePlace, wireSecond } from "../wire/common.ts";

const inChainOrder = byPlace<EventRow>(({ place }) => place);
const newestFirst = byPlace<MovementRow>(({ place }) => place);
const newestDayFirst = byNumber<TrancheDayRow>(({ day }) => day);

export const historyReads: Pick<ReadHandlers, "getHistory" | "listTrancheDays" | "listJoined"> = {
  async getHistory({ params }, context) {
    const { snapshot, paging, asOf } = context;
    if (!mayReadHistory(params.id, context)) throw new GatewayError("not_found");
    const source = rowsBy(snapshot, "event", "bySubject", {
      prefix: [bytes(chainId(params.id))],
      reverse: false,
    });
    const page = await collectPage({ sources: [source], order: inChainOrder, reverse: false, paging });
    const data = page.rows.map(({ contract, name, args, seq, actor, place }) => ({
      contract,
      name,
      args,
      seq,
      actor,
      place: wirePlace(place),
    }));
    return { data, next_cursor: page.next_cursor, as_of: asOf };
  },

  async listTrancheDays({ params }, context) {
    const { snapshot, lookup, paging, asOf } = context;
    const tranche = await trancheById(snapshot, chainId(params.id));
    if (tranche === undefined) throw new GatewayError("not_found");
    const currency = lookup.instrument(tranche.instrument)?.currency ?? "";
    const source = rowsOf(snapshot, "trancheDay", { prefix: [u32(tranche.colour)], reverse: true });
    const { rows, next_cursor } = await collectPage({ sources: [source], order: newestDayFirst, paging });
    const data = rows.map(({ day, counters }) => ({
      day: wireDay(day) ?? "",
      minted: wireMoney(currency, counters.minted),
      unallocated: wireMoney(currency, counters.live),
      allocated: wireMoney(currency, counters.allocated),
      returned: wireMoney(currency, counters.returned),
      fees: wireMoney(currency, counters.fees),
      breached: wireMoney(currency, counters.breached),
      lent: wireMoney(currency, counters.lent),
    }));
    return { data, next_cursor, as_of: asOf };
  },

  async listJoined({ params }, context) {
    const { snapshot, lookup, paging, asOf } = context;
    const party = lookup.party(chainId(params.id));
    if (party === undefined) throw new GatewayError("not_found");
    const { rows, next_cursor } = await collectPage({
      sources: [rowsBy(snapshot, "movement", "byCounterparty", { prefix: [bytes(party.id)] })],
      order: newestFirst,
      keep: (row) => hasJoined(row, party.id, context) && isVisible(row, context),
      paging,
    });
    const data = rows.map((row) => {
      const account = lookup.account(row.account);
      const since = joinedSinceIn(lookup)(row.account, party.id) ?? row.place;
      return {
        payment: wireId("movement", row.id),
        payer: wireId("party", payerOf(row, context) ?? party.id),
        payee: params.id,
        group: wireId("party", party.group),
        amount: wireMoney(account?.currency ?? "", row.amount),
        value_date: wireDay(row.valueDate),
        since: wireSecond(since.time),
      };
    });
    return { data, next_cursor, as_of: asOf };
  },
};

function payerOf({ account }: MovementRow, { lookup }: ReadContext): Bytes32 | undefined {
  return lookup.account(account)?.owner;
}

/** An allocation to a payee that came into the payer's group after it. */
function hasJoined(row: MovementRow, payee: PartyId, { lookup }: ReadContext): boolean {
  const left = row.state === "paid" || row.state === "confirmed" || row.state === "disputed";
  if (row.kind !== "payment" || row.use !== "allocate" || !left) return false;
  const since = joinedSinceIn(lookup)(row.account, payee);
  return since !== null && joinedAfter(row.place.block, since);
}

function isVisible(row: MovementRow, context: ReadContext): boolean {
  const { principal } = context;
  const relations = movementRelations(row, surroundingsOf(row, context), principal.party);
  return decide(principal, "money.read", relations).allow;
}
