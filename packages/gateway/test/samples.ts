import type { RouteName, RouteRequest, Routes } from "@green-ledger/api";
import type { Who } from "./cast.ts";
import type { Money } from "./found-money.ts";
import type { Network } from "./found-network.ts";
import { moneySamples } from "./money-samples.ts";
import { poolSamples } from "./pool-samples.ts";

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
  money: { entries: Money; confirmedRoot: string },
): Samples {
  const { parties, project, instrument, tranche, account, otherAccount, receipt } = network;
  const { claim, document, suspect, trade } = network;
  const { liens, transfers } = trade;
  const params = (id: string) => ({ params: { id } });
  const accepted = (id: string) => ({ ...params(id), body: { data_root: trade.roots.get(id) ?? "" } });
  const movement = {
    amount: { currency: "CNY", minor: "100" },
    value_date: "2027-01-08",
  };
  const received = { ...movement, tranche: null };
  const invoice = {
    type: "invoice" as const,
    issuer: { code: "GB 123" },
    receiver: { lei: "529900T8BM49AURSDO55" },
    amount: { currency: "CNY", minor: "120000" },
    date: "2027-01-07",
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

    listClaimSchemas: { who: "data" },
    registerClaimSchema: {
      who: "operator",
      body: {
        schema: "SITE_VISIT",
        effect: "information",
        longest_days: 0,
        challenge_window_seconds: 0,
        name: "Site visit",
        definition: DOCUMENT,
      },
    },
    closeClaimSchema: { who: "operator", params: { schema: "OLD_PERMIT" }, body: REASON },
    listClaims: { who: "data" },
    getClaim: { who: "data", ...params(claim) },
    attestClaim: {
      who: "verifier",
      body: {
        reference: "permit-2",
        name: "Discharge permit",
        schema: "DISCHARGE_PERMIT",
        subject: project,
        valid_from: "2027-01-01T00:00:00Z",
        valid_until: "2027-12-31T00:00:00Z",
        references: [claim],
      },
    },
    attestClaims: {
      who: "verifier",
      body: {
        claims: [
          {
            reference: "permit-3",
            name: "Discharge permit",
            schema: "DISCHARGE_PERMIT",
            subject: project,
            valid_from: "2027-01-01T00:00:00Z",
            valid_until: "2027-12-31T00:00:00Z",
          },
        ],
      },
    },
    challengeClaim: { who: "issuer", ...params(claim), body: REASON },
    decideChallenge: { who: "regulator", ...params(claim), body: { upheld: false, ...REASON } },
    revokeClaim: { who: "verifier", ...params(claim), body: REASON },
    requirePermit: { who: "verifier", ...params(project), body: { schema: "DISCHARGE_PERMIT" } },
    waivePermit: { who: "verifier", ...params(project), body: { schema: "DISCHARGE_PERMIT", ...REASON } },
    getStanding: { who: "data", ...params(project) },
    listAllocationsAtRisk: { who: "issuer", ...params(project) },
    listAssetsAtRisk: { who: "data", ...params(claim) },

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
        ...received,
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
            ...received,
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
    ...moneySamples(network, money.entries, money.confirmedRoot),

    listLiens: { who: "issuer", query: { object: project } },
    getLien: { who: "bankA", ...params(liens.offered) },
    offerLien: {
      who: "issuer",
      body: {
        reference: "charge",
        object: project,
        creditor: parties.bankA,
        class: "pledge",
        share_bps: 10_000,
        rank: 1,
        until: "2031-12-31",
        documents: [DOCUMENT],
      },
    },
    acceptLien: { who: "bankA", ...accepted(liens.offered) },
    declineLien: { who: "bankA", ...params(liens.second), body: REASON },
    withdrawLien: { who: "issuer", ...params(liens.third), body: REASON },
    releaseLien: { who: "bankA", ...params(liens.active), body: REASON },
    getEncumbrance: { who: "data", ...params(project) },
    listRelendingPledges: { who: "regulator" },
    listTransfers: { who: "contractor" },
    getTransfer: { who: "bankA", ...params(transfers.offered) },
    offerTransfer: {
      who: "issuer",
      ...params(project),
      body: { reference: "sale", to: parties.bankB, documents: [DOCUMENT] },
    },
    consentToTransfer: { who: "bankA", ...params(transfers.offered), body: { lien: liens.offered } },
    acceptTransfer: { who: "contractor", ...accepted(transfers.offered) },
    declineTransfer: { who: "contractor", ...params(transfers.second), body: REASON },
    withdrawTransfer: { who: "issuer", ...params(transfers.third), body: REASON },
    listDocuments: { who: "issuer" },
    getDocument: { who: "issuer", ...params(document) },
    registerDocument: { who: "bankB", body: { ...invoice, number: "B-1" } },
    registerDocuments: { who: "contractor", body: { documents: [{ ...invoice, number: "B-2" }] } },
    acknowledgeDocument: { who: "issuer", ...params(suspect), body: REASON },
    listEvidenceKeys: { who: "data" },
    openEvidenceKey: { who: "operator", body: { number: 2, from: null } },
    closeEvidenceKey: { who: "operator", ...params("1"), body: REASON },

    ...poolSamples(network),

    traceAtRisk: { who: "regulator", query: { project } },
    traceIdle: { who: "issuer", query: { tranche } },
    traceDownstream: { who: "issuer", query: { instrument } },
    traceUpstream: { who: "issuer", query: { movement: receipt } },
    tracePaths: { who: "bankA", query: { tranche } },
    certifyPayment: { who: "bankA", ...params(money.entries.paid.confirmed) },
    certifyLot: { who: "issuer", ...params(`lot_${account.slice(4)}_1_1`) },
    certifyLabel: { who: "data", ...params(project) },
    certifyNoBreach: { who: "data", ...params(tranche) },
    certifyDocument: { who: "issuer", ...params(project), query: { sha256: "cd".repeat(32) } },

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
