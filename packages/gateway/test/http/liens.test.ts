import type { Client, WriteInput } from "@green-ledger/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Who } from "../cast.ts";
import { foundNetwork, type Network } from "../found-network.ts";
import { startNode, type TestNode } from "../test-node.ts";

const WAIT = { wait: 20 };
const DEED = { name: "deed.pdf", sha256: "aa".repeat(32) };

let node: TestNode;
let network: Network;
/** Tranche of a loan that bank B lent, 400 of 500 drawn. */
let loan: string;

beforeAll(async () => {
  node = await startNode();
  network = await foundNetwork(node);
  const { parties, otherAccount } = network;
  const bank = await network.client("bankB");
  const lent = await bank.write("registerInstrument", { body: LOAN(parties.bankB) }, WAIT);
  loan = lent.ids[1] ?? "";
  const drawn = { account: otherAccount, reference: "draw", tranche: loan, value_date: "2027-01-05" };
  const amount = { currency: "CNY", minor: "400" };
  await bank.write("recordReceipt", { body: { ...drawn, amount, origin: "proceeds", payer: null } }, WAIT);
});
afterAll(() => node.close());

const LOAN = (lender: string): WriteInput<"registerInstrument">["body"] => ({
  reference: "green-loan",
  name: "Green loan",
  kind: "loan",
  currency: "CNY",
  paying_agent: lender,
  approved_on: "2027-01-02",
  framework: {
    scheme: "ICMA_GBP_2021",
    codes: ["GBP01"],
    look_back_days: null,
    allocation_deadline: null,
    mode: "flag",
  },
  tranches: [{ reference: "1", size: "500" }],
});

type Terms = WriteInput<"offerLien">["body"];

/** Offers a lien and accepts it; the answer of the acceptance. */
async function grant(owner: Who, creditor: Who, terms: Partial<Terms> & Pick<Terms, "reference">) {
  const from = await network.client(owner);
  const body: Terms = {
    object: loan,
    creditor: network.parties[creditor],
    class: "relending_pledge",
    share_bps: 10_000,
    rank: 1,
    until: null,
    documents: [DEED],
    ...terms,
  };
  const { ids } = await from.write("offerLien", { body }, WAIT);
  return { id: ids[0] ?? "", answer: await accept(await network.client(creditor), ids[0] ?? "") };
}

async function accept(creditor: Client, id: string) {
  const { data } = await creditor.read("getLien", { params: { id } });
  const body = { data_root: data.data_root };
  return (await creditor.write("acceptLien", { params: { id }, body }, WAIT)).operation;
}

describe("a green loan that is pledged for re-lending", () => {
  let pledge: string;

  it("needs the loan to have been drawn by somebody, the lender to offer, and the central bank to accept", async () => {
    const granted = await grant("bankB", "regulator", { reference: "pledge-1", share_bps: 5_001 });
    expect(granted.answer).toMatchObject({ status: "final", error: null });
    pledge = granted.id;
  });

  it("cannot be sold or securitised until it is released", async () => {
    const { answer } = await grant("bankB", "bankA", { reference: "sale-1", class: "sale" });
    expect(answer).toMatchObject({
      status: "failed",
      error: { code: "lien_book_exclusively_held", args: { holder: `0x${pledge.slice(4)}` } },
    });
  });

  it("is exclusively held in everybody's eyes, and more is the owner's and the supervisors' to see", async () => {
    const held = { lien: pledge, class: "relending_pledge" };
    for (const [who, active] of [
      ["data", null],
      ["contractor", null],
      ["bankB", 1],
      ["auditor", 1],
    ] as const) {
      const client = await network.client(who);
      const { data } = await client.read("getEncumbrance", { params: { id: loan } });
      expect(data, who).toMatchObject({ exclusive: held, active, owner: network.parties.bankB });
    }
  });

  it("counts in the register of pledges: size, what is outstanding, and the pledged share rounded down", async () => {
    const total = {
      creditor: network.parties.regulator,
      lender: network.parties.bankB,
      loans: 1,
      size: { currency: "CNY", minor: "500" },
      outstanding: { currency: "CNY", minor: "400" },
      pledged: { currency: "CNY", minor: "200" },
    };
    for (const who of ["regulator", "bankB", "auditor"] as const) {
      const { data } = await (await network.client(who)).read("listRelendingPledges", {});
      expect(data, who).toEqual([total]);
    }
    const query = { lender: network.parties.bankA };
    const regulator = await network.client("regulator");
    expect((await regulator.read("listRelendingPledges", { query })).data).toEqual([]);
    const other = await network.client("bankA");
    expect((await other.read("listRelendingPledges", {})).data).toEqual([]);
    const asked = { creditor: network.parties.regulator };
    expect((await other.read("listRelendingPledges", { query: asked })).data).toEqual([]);
  });

  it("is free again when the central bank releases it", async () => {
    const regulator = await network.client("regulator");
    const body = { reason: "Re-lending repaid." };
    const { operation } = await regulator.write("releaseLien", { params: { id: pledge }, body }, WAIT);
    expect(operation?.status).toBe("final");
    expect((await regulator.read("listRelendingPledges", {})).data).toEqual([]);
    const { answer } = await grant("bankB", "bankA", { reference: "sale-2", class: "sale" });
    expect(answer?.status).toBe("final");
  });
});

describe("who sees a lien", () => {
  it.each<[Who, "shown" | "hidden" | "forbidden"]>([
    ["issuer", "shown"],
    ["bankA", "shown"],
    ["regulator", "shown"],
    ["auditor", "shown"],
    ["bankB", "hidden"],
    ["contractor", "hidden"],
    ["verifier", "forbidden"],
    ["operator", "forbidden"],
    ["data", "forbidden"],
  ])("%s: %s", async (who, sight) => {
    const client = await network.client(who);
    const { active } = network.trade.liens;
    const one = client.read("getLien", { params: { id: active } });
    if (sight === "shown") {
      expect((await one).data).toMatchObject({ status: "active", profile: { reference: "lien-4" } });
    } else {
      await expect(one).rejects.toMatchObject({
        problem: { code: sight === "hidden" ? "not_found" : "forbidden" },
      });
    }
    if (sight === "forbidden") return;
    for (const query of [{}, { object: network.project }, { creditor: network.parties.bankA }]) {
      const { data } = await client.read("listLiens", { query: { ...query, limit: 200 } });
      expect(data.some(({ id }) => id === active)).toBe(sight === "shown");
    }
  });
});

describe("an offer", () => {
  it("that is repeated is not sent again, and another under its reference is refused", async () => {
    const issuer = await network.client("issuer");
    const body: Terms = {
      reference: "lien-1",
      object: network.project,
      creditor: network.parties.bankA,
      class: "mortgage",
      share_bps: 2_500,
      rank: 1,
      until: null,
      documents: [{ name: "deed.pdf", sha256: "de".repeat(32) }],
    };
    expect(await issuer.write("offerLien", { body })).toMatchObject({
      operation: null,
      already_recorded: [network.trade.liens.offered],
    });
    await expect(issuer.write("offerLien", { body: { ...body, rank: 9 } })).rejects.toMatchObject({
      problem: { code: "reference_reused" },
    });
  });

  it.each([
    ["object_unknown", { object: `ast_${"9".repeat(64)}` }],
    ["object_unknown", { object: () => network.tranche }],
    ["party_unknown", { creditor: `pty_${"9".repeat(64)}` }],
    ["date_invalid", { until: "2027-02-30" }],
  ] as const)("with a fault: %s", async (code, change) => {
    const issuer = await network.client("issuer");
    const fields = Object.entries(change).map(([name, value]) => [
      name,
      typeof value === "function" ? value() : value,
    ]);
    const body: Terms = {
      reference: "faulty",
      object: network.project,
      creditor: network.parties.bankA,
      class: "mortgage",
      share_bps: 1,
      rank: 1,
      until: null,
      documents: [DEED],
      ...Object.fromEntries(fields),
    };
    await expect(issuer.dryRun("offerLien", { body })).rejects.toMatchObject({ problem: { code } });
  });

  it("is accepted on the terms that were read", async () => {
    const bank = await network.client("bankA");
    const params = { id: network.trade.liens.offered };
    const body = { data_root: `0x${"1".repeat(64)}` };
    await expect(bank.write("acceptLien", { params, body })).rejects.toMatchObject({
      problem: { code: "terms_differ" },
    });
  });

  it("is its creditor's to accept and its grantor's to withdraw", async () => {
    const { offered } = network.trade.liens;
    const params = { id: offered };
    const body = { data_root: network.trade.roots.get(offered) ?? "" };
    const [issuer, stranger, bank] = await Promise.all([
      network.client("issuer"),
      network.client("bankB"),
      network.client("bankA"),
    ]);
    await expect(issuer.dryRun("acceptLien", { params, body })).rejects.toMatchObject({
      problem: { code: "forbidden" },
    });
    await expect(stranger.dryRun("acceptLien", { params, body })).rejects.toMatchObject({
      problem: { code: "not_found" },
    });
    const reason = { reason: "No." };
    const withdrawn = bank.dryRun("withdrawLien", { params, body: reason });
    await expect(withdrawn).rejects.toMatchObject({ problem: { code: "forbidden" } });
  });
});

describe("an asset that changes hands", () => {
  it("waits for the consent of every creditor, asks anew when a lien comes, and keeps its label", async () => {
    const { trade, project, parties } = network;
    const [bank, contractor, issuer] = await Promise.all([
      network.client("bankA"),
      network.client("contractor"),
      network.client("issuer"),
    ]);
    const params = { id: trade.transfers.offered };
    const body = { data_root: trade.roots.get(params.id) ?? "" };
    const missing = async () => {
      const { data } = await contractor.read("getTransfer", { params });
      return [data.consents.length, data.consents_missing];
    };
    const consentFor = (lien: string) =>
      bank.write("consentToTransfer", { params, body: { lien } }, WAIT).then(({ operation }) => operation);

    expect(await missing()).toEqual([0, 1]);
    expect(await contractor.dryRun("acceptTransfer", { params, body })).toMatchObject({
      would: "fail",
      error: { code: "transfer_desk_consents_missing", args: { consents: "0", needed: "1" } },
    });
    expect((await consentFor(trade.liens.active))?.status).toBe("final");
    expect(await missing()).toEqual([1, 0]);
    expect((await accept(bank, trade.liens.offered))?.status).toBe("final");
    expect(await missing()).toEqual([0, 2]);
    for (const lien of [trade.liens.active, trade.liens.offered]) await consentFor(lien);
    const refused = bank.dryRun("consentToTransfer", { params, body: { lien: `lin_${"9".repeat(64)}` } });
    await expect(refused).rejects.toMatchObject({ problem: { code: "lien_unknown" } });

    const accepted = await contractor.write("acceptTransfer", { params, body }, WAIT);
    expect(accepted.operation?.status).toBe("final");
    const { data: asset } = await issuer.read("getAsset", { params: { id: project } });
    expect(asset).toMatchObject({ owner: parties.contractor, status: "confirmed", in_standing: true });
    // The liens went with it: who owns it now sees them.
    const { data } = await contractor.read("listLiens", { query: { object: project, status: "active" } });
    expect(data.map(({ id }) => id).toSorted()).toEqual([trade.liens.active, trade.liens.offered].toSorted());
    // What its former owner still offers is void.
    const second = { id: trade.transfers.second };
    const again = { data_root: trade.roots.get(second.id) ?? "" };
    expect(await contractor.dryRun("acceptTransfer", { params: second, body: again })).toMatchObject({
      error: { code: "transfer_desk_owner_changed" },
    });
  });

  it.each<[Who, number | "forbidden"]>([
    ["issuer", 3],
    ["contractor", 3],
    ["regulator", 3],
    ["bankA", 0],
    ["bankB", 0],
    ["verifier", "forbidden"],
  ])("%s sees %s offers, and a creditor those of its asset", async (who, count) => {
    const client = await network.client(who);
    const list = client.read("listTransfers", { query: { limit: 200 } });
    if (count === "forbidden")
      return await expect(list).rejects.toMatchObject({ problem: { code: "forbidden" } });
    expect((await list).data).toHaveLength(count);
    const query = { asset: network.project, limit: 200 };
    const ofAsset = await client.read("listTransfers", { query });
    expect(ofAsset.data).toHaveLength(who === "bankB" ? 0 : 3);
  });
});
