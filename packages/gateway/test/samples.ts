import type { RouteName, RouteRequest, Routes } from "@green-ledger/api";
import type { Who } from "./cast.ts";
import type { Network } from "./found-network.ts";

/** A request that succeeds, and who may make it. */
export type Sample<N extends RouteName> = { who: Who } & Partial<RouteRequest<Routes[N]>>;
export type Samples = { [N in RouteName]: Sample<N> };

const DOCUMENT = { name: "report.pdf", sha256: "ef".repeat(32) };
const REASON = { reason: "For the test." };

/** One sample for each route: a route without one does not compile. Writes stand in an order in which they can run. */
export function samplesOf(
  network: Network,
  operation: string,
  place: { transaction: string; block: number },
): Samples {
  const { parties, project, instrument, tranche, account, otherAccount, receipt } = network;
  const params = (id: string) => ({ params: { id } });
  const movement = {
    amount: { currency: "CNY", minor: "100" },
    tranche: null,
    value_date: "2027-01-08",
  };
  return {
    listParties: { who: "bankA" },
    getParty: { who: "bankA", ...params(parties.issuer) },
    admitParties: {
      who: "operator",
      body: { parties: [{ reference: "new", name: "New Ltd", kinds: ["enterprise"] }] },
    },
    registerCounterparties: {
      who: "bankA",
      body: { counterparties: [{ reference: "sup", name: "Supplier" }] },
    },
    setPartyGroup: { who: "operator", ...params(parties.data), body: { group: parties.auditor } },
    suspendParty: { who: "operator", ...params(parties.data), body: REASON },
    reinstateParty: { who: "operator", ...params(parties.data), body: REASON },
    bindKey: {
      who: "operator",
      body: {
        address: `0x${"12".repeat(20)}`,
        party: parties.bankB,
        roles: ["maker"],
        valid_until: "2035-01-01T00:00:00Z",
      },
    },
    revokeKey: { who: "operator", params: { address: `0x${"12".repeat(20)}` }, body: REASON },

    listAssets: { who: "data" },
    getAsset: { who: "data", ...params(project) },
    registerAssets: {
      who: "contractor",
      body: {
        assets: [
          {
            reference: "solar",
            name: "Solar",
            kind: "project",
            currency: "CNY",
            classifications: [{ scheme: "ICMA_GBP_2021", code: "GBP02" }],
            parents: [project],
            documents: [DOCUMENT],
          },
        ],
      },
    },
    addEvidence: { who: "issuer", ...params(project), body: { documents: [DOCUMENT] } },
    confirmAsset: {
      who: "verifier",
      ...params(project),
      body: { valid_until: "2030-01-01T00:00:00Z", report: DOCUMENT },
    },
    rejectAsset: { who: "verifier", ...params(project), body: { report: DOCUMENT } },
    verifyCost: {
      who: "verifier",
      ...params(project),
      body: { eligible_cost: { currency: "CNY", minor: "95000" }, report: DOCUMENT },
    },
    suspendAsset: { who: "regulator", ...params(project), body: REASON },
    reinstateAsset: { who: "regulator", ...params(project), body: REASON },
    listSchemes: { who: "verifier" },
    registerScheme: {
      who: "operator",
      body: {
        scheme: "TEST_2027",
        name: "Test",
        effective_from: "2027-01-01",
        effective_to: null,
        source: DOCUMENT,
        codes: ["T1"],
      },
    },
    closeScheme: {
      who: "operator",
      params: { scheme: "ICMA_GBP_2021" },
      body: { effective_to: "2028-01-01" },
    },

    listInstruments: { who: "contractor" },
    getInstrument: { who: "contractor", ...params(instrument) },
    getAllocation: { who: "contractor", ...params(instrument) },
    registerInstrument: {
      who: "bankB",
      body: {
        reference: "loan",
        name: "Loan",
        kind: "loan",
        currency: "CNY",
        paying_agent: parties.bankB,
        approved_on: "2027-01-02",
        framework: {
          scheme: "ICMA_GBP_2021",
          codes: ["GBP01"],
          look_back_days: 730,
          allocation_deadline: "2029-01-01",
          mode: "flag",
        },
        tranches: [{ reference: "1", size: "500" }],
      },
    },
    admitProjects: {
      who: "issuer",
      ...params(instrument),
      body: { tranche, projects: [{ project, code: "GBP01" }] },
    },

    listAccounts: { who: "issuer" },
    getAccount: { who: "issuer", ...params(account) },
    openAccounts: {
      who: "bankB",
      body: {
        accounts: [{ reference: "pool", name: "Pool", kind: "pool", currency: "CNY", owner: parties.bankB }],
      },
    },
    listReceipts: { who: "issuer" },
    recordReceipt: {
      who: "bankB",
      body: {
        ...movement,
        account: otherAccount,
        reference: "in-1",
        origin: "income",
        payer: { id: parties.issuer },
      },
    },
    recordReceipts: {
      who: "bankB",
      body: {
        receipts: [
          {
            ...movement,
            account: otherAccount,
            reference: "in-2",
            origin: "refund",
            payer: { reference: "p", name: "P" },
          },
        ],
      },
    },
    listPayments: { who: "bankB" },
    getMovement: { who: "issuer", ...params(receipt) },
    recordPayment: {
      who: "bankB",
      body: {
        ...movement,
        account: otherAccount,
        reference: "out-1",
        use: "allocate",
        payee: { id: parties.issuer },
      },
    },
    recordPayments: {
      who: "bankB",
      body: {
        account: otherAccount,
        payments: [{ ...movement, reference: "out-2", use: "fee", payee: { id: parties.bankB } }],
      },
    },
    listRefusals: { who: "bankA" },

    traceDownstream: { who: "issuer", query: { instrument } },
    traceUpstream: { who: "issuer", query: { movement: receipt } },
    tracePaths: { who: "bankA", query: { tranche } },

    getSelf: { who: "data" },
    getStatus: { who: "data" },
    listOperations: { who: "bankA" },
    getOperation: { who: "bankA", ...params(operation) },
    listEvents: { who: "auditor" },
    getEvents: {
      who: "auditor",
      params: { transaction: place.transaction },
      query: { block: place.block },
    },
  };
}
