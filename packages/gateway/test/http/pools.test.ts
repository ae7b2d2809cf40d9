import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Who } from "../cast.ts";
import { foundNetwork, type Network } from "../found-network.ts";
import { startNode, type TestNode } from "../test-node.ts";

const WAIT = { wait: 20 };
const cny = (minor: number) => ({ currency: "CNY", minor: String(minor) });

let node: TestNode;
let network: Network;
beforeAll(async () => {
  node = await startNode();
  network = await foundNetwork(node);
}, 60_000);
afterAll(() => node.close());

const closed = () => ({ id: network.pools.closed });

describe("who sees what of a pool", () => {
  it.each<[Who, "all" | "holder" | "originator" | "hidden" | "forbidden"]>([
    ["issuer", "all"],
    ["regulator", "all"],
    ["auditor", "all"],
    // Services the pool, and holds notes of it.
    ["bankA", "all"],
    ["contractor", "holder"],
    ["bankB", "originator"],
    ["keyless", "hidden"],
    ["verifier", "forbidden"],
    ["data", "forbidden"],
    ["operator", "forbidden"],
  ])("%s: %s", async (who, sight) => {
    const client = await network.client(who);
    const pool = client.read("getPool", { params: closed() });
    if (sight === "hidden" || sight === "forbidden") {
      const code = sight === "hidden" ? "not_found" : "forbidden";
      await expect(pool).rejects.toMatchObject({ problem: { code } });
      return;
    }
    expect((await pool).data).toMatchObject({ status: "closed", sums: { balanced: true } });
    const list = await client.read("listPools", { query: { item: network.pools.loans.first } });
    expect(list.data.map(({ id }) => id)).toEqual([network.pools.closed]);
    const holders = await client.read("listNoteHolders", { params: closed() });
    const seen = sight === "all" ? 2 : Number(sight === "holder");
    expect(holders.data).toHaveLength(seen);
    const items = await client.read("listPoolItems", { params: closed() });
    expect(items.data.map(({ item }) => item)).toEqual([network.pools.loans.first]);
    const behind = client.read("lookThroughItem", {
      params: { ...closed(), item: network.pools.loans.first },
    });
    if (sight === "all") expect((await behind).data.holders).toHaveLength(2);
    else await expect(behind).rejects.toMatchObject({ problem: { code: "not_found" } });
    const other = client.read("lookThroughHolder", {
      params: { ...closed(), holder: network.parties.bankA },
    });
    if (sight === "all") expect((await other).data.share).toEqual(cny(2333));
    else await expect(other).rejects.toMatchObject({ problem: { code: "not_found" } });
  });
});

describe("the look through a pool", () => {
  it("adds up from holders to underlyings, and back from underlying and project", async () => {
    const issuer = await network.client("issuer");
    const { parties, pools } = network;
    // 7 000 of 8 000 are outstanding; 4 000 and 2 000 of the notes are held.
    const through = async (holder: string) =>
      (await issuer.read("lookThroughHolder", { params: { ...closed(), holder } })).data;
    expect(await through(parties.contractor)).toMatchObject({
      outstanding: cny(7000),
      share: cny(4667),
      items: [{ item: pools.loans.first, project: pools.project, share: cny(4667) }],
    });
    expect(await through(parties.bankA)).toMatchObject({ share: cny(2333) });
    const params = { ...closed(), item: pools.loans.first };
    const { data } = await issuer.read("lookThroughItem", { params });
    const amounts = new Map(data.holders.map(({ holder, amount }) => [holder, amount.minor]));
    expect(amounts).toEqual(
      new Map([
        [parties.contractor, "4667"],
        [parties.bankA, "2333"],
      ]),
    );
    const project = { ...closed(), project: pools.project };
    expect((await issuer.read("lookThroughProject", { params: project })).data).toEqual(data);
  });
});

describe("repeats and terms", () => {
  it("what is repeated is not sent again", async () => {
    const [issuer, bankA, bankB] = await Promise.all(
      (["issuer", "bankA", "bankB"] as const).map((who) => network.client(who)),
    );
    const { pools, parties, receipt } = network;
    const flow = { item: pools.loans.first, receipt, value_date: "2027-01-05" };
    const flows = [{ ...flow, kind: "principal" as const, amount: cny(1000) }];
    expect(await bankA?.write("reportPoolFlows", { params: closed(), body: { flows } })).toMatchObject({
      operation: null,
      already_recorded: [pools.loans.first],
    });
    const other = [{ ...flow, kind: "principal" as const, amount: cny(999) }];
    await expect(
      bankA?.write("reportPoolFlows", { params: closed(), body: { flows: other } }),
    ).rejects.toMatchObject({ problem: { code: "reference_reused" } });
    const formed = { instrument: pools.closed, servicer: parties.bankA };
    expect(await issuer?.write("formPool", { body: formed })).toMatchObject({ operation: null });
    const sold = { items: [{ item: pools.loans.first, principal: cny(8000) }] };
    expect(await bankB?.write("acceptPoolItems", { params: closed(), body: sold })).toMatchObject({
      operation: null,
    });
  });

  it("whoever agrees names what it agrees to", async () => {
    const [issuer, bankB] = [await network.client("issuer"), await network.client("bankB")];
    const { pools } = network;
    const body = { items: [{ item: pools.loans.offered, principal: cny(7999) }] };
    const params = { id: pools.forming };
    await expect(bankB.dryRun("acceptPoolItems", { params, body })).rejects.toMatchObject({
      problem: { code: "terms_differ" },
    });
    const closing = { items: 2, principal: cny(8000) };
    await expect(
      issuer.dryRun("closePool", { params: { id: pools.ready }, body: closing }),
    ).rejects.toMatchObject({
      problem: { code: "terms_differ" },
    });
  });

  it("a flow shows that its receipt brought less than all flows take from it", async () => {
    const bankA = await network.client("bankA");
    const { pools, receipt } = network;
    const flow = { item: pools.loans.first, kind: "interest" as const, value_date: "2027-01-06" };
    const again = await bankA.read("listPoolFlows", { params: closed() });
    expect(again.data[0]?.receipt).toMatchObject({ recorded: true, exceeded: false, attributed: cny(1100) });
    const unknown = receipt.replace(/.$/, (end) => (end === "0" ? "1" : "0"));
    const flows = [{ ...flow, amount: cny(5), receipt: unknown }];
    await bankA.write("reportPoolFlows", { params: closed(), body: { flows } }, WAIT);
    const { data } = await bankA.read("listPoolFlows", { params: closed() });
    expect(data[0]?.receipt).toMatchObject({ recorded: false, exceeded: false, attributed: cny(5) });
  });
});
