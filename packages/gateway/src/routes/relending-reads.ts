import type { RelendingTotalBody } from "@green-ledger/api";
import { bytes, type LienRow, type PartyId, pagesOf, type Snapshot, WHOLE_BPS } from "@green-ledger/domain";
import { chainId, wireId } from "../ids/wire-ids.ts";
import { decide, reachesAll } from "../policy/decide.ts";
import { lienRelations } from "../policy/relations.ts";
import type { ReadContext, ReadHandlers } from "../reads/context.ts";
import { trancheById } from "../reads/tranches.ts";
import { wireMoney } from "../wire/common.ts";

interface Sum {
  creditor: PartyId;
  lender: PartyId;
  currency: string;
  loans: number;
  size: bigint;
  outstanding: bigint;
  pledged: bigint;
}

/** What stands in the central bank's register of pledged green loans. */
export const relendingReads: Pick<ReadHandlers, "listRelendingPledges"> = {
  async listRelendingPledges({ query }, context) {
    const { principal } = context;
    const creditor = query.creditor === undefined ? undefined : chainId(query.creditor);
    const lender = query.lender === undefined ? undefined : chainId(query.lender);
    const sums = new Map<string, Sum>();
    for await (const lien of pledges(context, creditor)) {
      if (lender !== undefined && lien.grantor !== lender) continue;
      if (!decide(principal, "lien.read", lienRelations(lien, undefined, principal.party)).allow) continue;
      await count(sums, lien, context);
    }
    const data = [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => wireSum(sum));
    return { data, as_of: context.asOf };
  },
};

/** Active pledges: one creditor's, all if they may be seen, or else those held and granted by who asks. */
async function* pledges(
  { principal, snapshot }: ReadContext,
  creditor: PartyId | undefined,
): AsyncGenerator<LienRow> {
  const all = reachesAll(principal, "lien.read");
  if (creditor !== undefined && (all || creditor === principal.party)) yield* pledgedTo(snapshot, creditor);
  else if (all) yield* pledgedTo(snapshot);
  else {
    if (creditor === undefined) yield* pledgedTo(snapshot, principal.party);
    for await (const lien of grantedBy(snapshot, principal.party)) {
      const pledged = lien.class === "relending_pledge" && lien.status === "active";
      if (pledged && (creditor === undefined || lien.creditor === creditor)) yield lien;
    }
  }
}

function pledgedTo(snapshot: Snapshot, creditor?: PartyId): AsyncGenerator<LienRow> {
  return everyLien(snapshot, "byPledge", creditor);
}

function grantedBy(snapshot: Snapshot, grantor: PartyId): AsyncGenerator<LienRow> {
  return everyLien(snapshot, "byGrantor", grantor);
}

async function* everyLien(
  snapshot: Snapshot,
  index: "byPledge" | "byGrantor",
  party?: PartyId,
): AsyncGenerator<LienRow> {
  const prefix = party === undefined ? [] : [bytes(party)];
  for await (const rows of pagesOf((page) => snapshot.listBy("lien", index, { ...page, prefix })))
    yield* rows;
}

async function count(
  sums: Map<string, Sum>,
  lien: LienRow,
  { lookup, snapshot }: ReadContext,
): Promise<void> {
  const tranche = lien.kind === "loan" ? await trancheById(snapshot, lien.object) : undefined;
  const currency = tranche === undefined ? undefined : lookup.instrument(tranche.instrument)?.currency;
  if (tranche === undefined || currency === undefined) return; // an asset, which has no principal
  const { creditor, grantor: lender, shareBps } = lien;
  const key = `${creditor}/${lender}/${currency}`;
  const none = { creditor, lender, currency, loans: 0, size: 0n, outstanding: 0n, pledged: 0n };
  const sum = sums.get(key) ?? none;
  const outstanding = tranche.counters.minted - tranche.counters.returned;
  sums.set(key, {
    ...sum,
    loans: sum.loans + 1,
    size: sum.size + tranche.size,
    outstanding: sum.outstanding + outstanding,
    pledged: sum.pledged + (outstanding * BigInt(shareBps)) / BigInt(WHOLE_BPS),
  });
}

function wireSum({ creditor, lender, currency, loans, size, outstanding, pledged }: Sum): RelendingTotalBody {
  return {
    creditor: wireId("party", creditor),
    lender: wireId("party", lender),
    loans,
    size: wireMoney(currency, size),
    outstanding: wireMoney(currency, outstanding),
    pledged: wireMoney(currency, pledged),
  };
}
