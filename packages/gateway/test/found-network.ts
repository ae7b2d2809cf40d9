import { type Client, createClient } from "@green-ledger/sdk";
import { wireId } from "../src/ids/wire-ids.ts";
import { EVERYBODY, kindOf, partyOf, type Who } from "./cast.ts";
import { foundLiens, type Trade } from "./found-liens.ts";
import { foundPools, type Pools } from "./found-pools.ts";
import type { TestNode } from "./test-node.ts";

/** A network in which one bond was issued and drawn, made through the gateway as its members' systems would. */
export interface Network {
  client(who: Who): Promise<Client>;
  parties: Record<Who, string>;
  instrument: string;
  tranche: string;
  project: string;
  /** The issuer's, at bank A, with 1 000.00 of the tranche. */
  account: string;
  /** The contractor's, at bank B, empty. */
  otherAccount: string;
  receipt: string;
  /** A permit of the project that nothing requires; can be challenged for ten days. */
  claim: string;
  trade: Trade;
  /** An invoice of the contractor to the issuer, registered by the issuer, and another one that is like it. */
  document: string;
  suspect: string;
  pools: Pools;
}

const DOCUMENT = { name: "permit.pdf", sha256: "cd".repeat(32), media_type: "application/pdf" };
const WAIT = { wait: 20 };

export async function foundNetwork(node: TestNode): Promise<Network> {
  const clients = new Map<Who, Client>();
  const client = async (who: Who) => {
    const known =
      clients.get(who) ??
      createClient({ baseUrl: node.url, credentials: { token: await node.tokenOf(who) } });
    clients.set(who, known);
    return known;
  };
  const parties = Object.fromEntries(
    EVERYBODY.map((who) => [who, wireId("party", partyOf(who))]),
  ) as Network["parties"];

  await admitMembers(node, await client("operator"), parties);
  const issuer = await client("issuer");
  const [bankA, bankB, verifier] = [await client("bankA"), await client("bankB"), await client("verifier")];

  const assets = await issuer.write(
    "registerAssets",
    {
      body: {
        assets: [
          {
            reference: "wind-1",
            name: "Wind farm",
            kind: "project",
            currency: "CNY",
            classifications: [{ scheme: "ICMA_GBP_2021", code: "GBP01" }],
            documents: [DOCUMENT],
          },
        ],
      },
    },
    WAIT,
  );
  const project = first(assets.ids);
  await verifier.write(
    "confirmAsset",
    { params: { id: project }, body: { valid_until: null, report: DOCUMENT } },
    WAIT,
  );
  const cost = { currency: "CNY", minor: "90000" };
  await verifier.write(
    "verifyCost",
    { params: { id: project }, body: { eligible_cost: cost, report: DOCUMENT } },
    WAIT,
  );

  const issued = await issuer.write(
    "registerInstrument",
    {
      body: {
        reference: "bond-1",
        name: "Green Bond 2027",
        isin: "US0378331005",
        kind: "bond",
        currency: "CNY",
        paying_agent: parties.bankA,
        approved_on: "2026-12-01",
        framework: {
          scheme: "ICMA_GBP_2021",
          codes: ["GBP01", "GBP02"],
          look_back_days: null,
          allocation_deadline: null,
          mode: "strict",
          placements: ["deposit"],
        },
        tranches: [{ reference: "A", size: "1000000" }],
      },
    },
    WAIT,
  );
  const [instrument = "", tranche = ""] = issued.ids;
  const admission = { tranche, projects: [{ project, code: "GBP01" }] };
  await issuer.write("admitProjects", { params: { id: instrument }, body: admission }, WAIT);

  const opened = await bankA.write(
    "openAccounts",
    {
      body: {
        accounts: [
          {
            reference: "proceeds",
            name: "Proceeds",
            kind: "proceeds",
            rule: "fifo",
            currency: "CNY",
            owner: parties.issuer,
          },
        ],
      },
    },
    WAIT,
  );
  const other = await bankB.write(
    "openAccounts",
    {
      body: {
        accounts: [
          {
            reference: "op",
            name: "Operations",
            kind: "operating",
            rule: "fifo",
            currency: "CNY",
            owner: parties.contractor,
          },
        ],
      },
    },
    WAIT,
  );
  const account = first(opened.ids);
  const received = await bankA.write(
    "recordReceipt",
    {
      body: {
        account,
        reference: "R-1",
        amount: { currency: "CNY", minor: "100000" },
        tranche,
        value_date: "2027-01-05",
        origin: "proceeds",
        payer: null,
      },
    },
    WAIT,
  );
  const attested = await verifier.write(
    "attestClaim",
    {
      body: {
        reference: "permit-1",
        name: "Discharge permit",
        schema: "DISCHARGE_PERMIT",
        subject: project,
        valid_from: "2026-12-01T00:00:00Z",
        valid_until: "2027-11-30T00:00:00Z",
        documents: [DOCUMENT],
      },
    },
    WAIT,
  );
  const trade = await foundLiens(
    { issuer, bank: bankA },
    { project, creditor: parties.bankA, receiver: parties.contractor },
  );
  const documents = await issuer.write("registerDocuments", { body: { documents: INVOICES(parties) } }, WAIT);
  const [document = "", suspect = ""] = documents.ids;
  const pools = await foundPools({ issuer, bankA, bankB }, parties, {
    receipt: first(received.ids),
    project,
  });
  return {
    client,
    trade,
    pools,
    parties,
    instrument,
    tranche,
    project,
    account,
    otherAccount: first(other.ids),
    receipt: first(received.ids),
    claim: first(attested.ids),
    document,
    suspect,
  };
}

const INVOICES = ({ issuer, contractor }: Network["parties"]) =>
  ["INV-1", "INV-2"].map((number) => ({
    type: "invoice" as const,
    issuer: { id: contractor },
    receiver: { id: issuer },
    number,
    amount: { currency: "CNY", minor: "70000" },
    date: "2027-01-06",
  }));

async function admitMembers(node: TestNode, operator: Client, parties: Network["parties"]): Promise<void> {
  const members = EVERYBODY.map((who) => ({ reference: who, name: `${who} Ltd`, kinds: [kindOf(who)] }));
  await operator.write("admitParties", { body: { parties: members } }, WAIT);
  const valid_until = "2036-01-01T00:00:00Z";
  for (const name of ["bankA", "bankB", "issuer", "contractor", "verifier", "regulator"] as const) {
    const { key, roles } = node.system.cast.members[name];
    const body = { address: key.address, party: parties[name], roles: [...roles], valid_until };
    await operator.write("bindKey", { body }, WAIT);
  }
  for (const { address } of node.system.cast.spares.slice(0, 1)) {
    const body = { address, party: parties.issuer, roles: ["checker" as const], valid_until };
    await operator.write("bindKey", { body }, WAIT);
  }
  await operator.write("openEvidenceKey", { body: { number: 1, from: null } }, WAIT);
  await operator.write(
    "registerScheme",
    {
      body: {
        scheme: "ICMA_GBP_2021",
        name: "Green Bond Principles 2021",
        effective_from: "2021-06-10",
        effective_to: null,
        source: DOCUMENT,
        codes: ["GBP01", "GBP02", "GBP03"],
      },
    },
    WAIT,
  );
  for (const schema of ["DISCHARGE_PERMIT", "OLD_PERMIT"]) {
    await operator.write(
      "registerClaimSchema",
      {
        body: {
          schema,
          effect: "permit",
          longest_days: 400,
          challenge_window_seconds: 864_000,
          name: "Discharge permit",
          definition: DOCUMENT,
        },
      },
      WAIT,
    );
  }
}

function first(ids: readonly string[]): string {
  const [id] = ids;
  if (id === undefined) throw new Error("no id");
  return id;
}
