import type { Network } from "./found-network.ts";
import type { Samples } from "./samples.ts";

type PoolRoute = Extract<
  keyof Samples,
  | `${string}Pool${string}`
  | `${string}Note${string}`
  | `${string}Substitution${string}`
  | `lookThrough${string}`
>;

const cny = (minor: number) => ({ currency: "CNY", minor: String(minor) });
const REASON = "For the test.";

/** One sample for each route of pools, in an order in which they can run. */
export function poolSamples({
  parties,
  pools,
  receipt,
}: Network): Pick<Samples, PoolRoute | "listDistributions"> {
  const { closed, notes, empty, forming, ready, unformed, loans, substitutions } = pools;
  const params = (id: string) => ({ params: { id } });
  const agreed = (id: string) => ({ ...params(id), body: { data_root: pools.roots.get(id) ?? "" } });
  const item = (id: string) => ({
    item: id,
    originator: parties.bankB,
    project: null,
    principal: cny(9000),
  });
  return {
    listPools: { who: "contractor" },
    getPool: { who: "bankA", ...params(closed) },
    listPoolItems: { who: "contractor", ...params(closed) },
    listPoolFlows: { who: "bankB", ...params(closed) },
    listNoteHolders: { who: "issuer", ...params(closed) },
    listNoteTransfers: { who: "regulator", ...params(closed) },
    listDistributions: { who: "contractor", ...params(closed) },
    listSubstitutions: { who: "bankB", ...params(closed) },
    lookThroughHolder: { who: "contractor", params: { id: closed, holder: parties.contractor } },
    lookThroughItem: { who: "issuer", params: { id: closed, item: loans.first } },
    lookThroughProject: { who: "auditor", params: { id: pools.closed, project: pools.project } },

    formPool: { who: "issuer", body: { instrument: unformed, servicer: parties.bankA } },
    addPoolItems: { who: "issuer", ...params(empty), body: { items: [item(loans.free)] } },
    removePoolItems: { who: "issuer", ...params(forming), body: { items: [loans.other] } },
    acceptPoolItems: {
      who: "bankB",
      ...params(forming),
      body: { items: [{ item: loans.offered, principal: cny(8000) }] },
    },
    closePool: { who: "issuer", ...params(ready), body: { items: 1, principal: cny(8000) } },
    issueNotes: {
      who: "issuer",
      ...params(closed),
      body: { tranche: notes.fresh, holders: [{ holder: parties.bankB, face: cny(1500) }] },
    },
    transferNotes: {
      who: "issuer",
      ...params(closed),
      body: {
        reference: "transfer-1",
        tranche: notes.issued,
        from: parties.contractor,
        to: parties.bankA,
        face: cny(500),
      },
    },
    reportPoolFlows: {
      who: "bankA",
      ...params(closed),
      body: {
        flows: [
          {
            item: loans.first,
            kind: "principal",
            amount: cny(10),
            receipt: receipt.replace(/.$/, (end) => (end === "0" ? "1" : "0")),
            value_date: "2027-01-06",
          },
        ],
      },
    },
    writeOffPoolItem: {
      who: "bankA",
      ...params(closed),
      body: { item: loans.first, amount: cny(20), value_date: "2027-01-06", reason: REASON },
    },
    distributeToNotes: {
      who: "bankA",
      ...params(closed),
      body: {
        distributions: [
          { tranche: notes.issued, principal: cny(600), interest: cny(50), value_date: "2027-01-07" },
        ],
      },
    },
    proposeSubstitution: {
      who: "issuer",
      ...params(closed),
      body: {
        reference: "substitution-4",
        out: loans.first,
        replacement: item(loans.further),
        cash: cny(0),
        reason: REASON,
      },
    },
    approveSubstitution: { who: "bankA", ...agreed(substitutions.proposed) },
    withdrawSubstitution: { who: "issuer", ...params(substitutions.second), body: { reason: REASON } },
    acceptSubstitution: { who: "bankB", ...agreed(substitutions.approved) },
  };
}
