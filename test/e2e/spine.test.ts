import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { foundNetwork, type Network } from "../../packages/gateway/test/found-network.ts";
import { startNode, type TestNode } from "../../packages/gateway/test/test-node.ts";

/** The whole way once, over HTTP, with the real chain, sender, index and trace. */
describe("register, issue, pay, trace", () => {
  let node: TestNode;
  let network: Network;

  beforeAll(async () => {
    node = await startNode();
    network = await foundNetwork(node);
  });
  afterAll(() => node.close());

  it("follows a yuan from the proceeds of a bond to the last payee, both ways", async () => {
    const bank = await network.client("bankA");
    const issuer = await network.client("issuer");
    const { account, tranche, instrument, project } = network;

    const paid = await bank.write(
      "recordPayments",
      {
        body: {
          account,
          payments: [
            {
              reference: "P-1",
              amount: { currency: "CNY", minor: "60000" },
              value_date: "2027-01-10",
              use: "allocate",
              payee: { reference: "turbines", name: "Turbine Works Ltd" },
              project,
              documents: [{ name: "invoice 17.pdf", sha256: "ab".repeat(32) }],
            },
            {
              reference: "P-2",
              amount: { currency: "CNY", minor: "5000000" },
              value_date: "2027-01-10",
              use: "allocate",
              payee: { reference: "turbines" },
              project,
            },
          ],
        },
      },
      { wait: 20 },
    );
    expect(paid.operation).toMatchObject({ status: "final", outcome: { recorded: 1 } });
    expect(paid.operation?.outcome?.items).toMatchObject([
      { id: paid.ids[1], verdict: "refused", reason: "funds_insufficient", limit: "40000" },
    ]);

    // The account is booked first in, first out, so nobody says what the payment draws.
    const { data: payment } = await issuer.read("getMovement", { params: { id: paid.ids[0] ?? "" } });
    expect(payment).toMatchObject({ state: "paid", draws: [{ tranche, amount: { minor: "60000" } }] });

    const down = await issuer.read("traceDownstream", { query: { instrument } });
    const [currency] = down.data.currencies;
    expect(currency?.conservation).toEqual({
      start: { currency: "CNY", minor: "100000" },
      live: { currency: "CNY", minor: "40000" },
      placed: { currency: "CNY", minor: "0" },
      allocated: { currency: "CNY", minor: "60000" },
      returned: { currency: "CNY", minor: "0" },
      fees: { currency: "CNY", minor: "0" },
      breached: { currency: "CNY", minor: "0" },
      corrected: { currency: "CNY", minor: "0" },
      sold: { currency: "CNY", minor: "0" },
      bought: { currency: "CNY", minor: "0" },
      holds: true,
    });
    // The issuer owns the account that paid, so it may know whom.
    expect(currency?.by_payee).toMatchObject([
      { name: "Turbine Works Ltd", amount: { minor: "60000" }, payments: 1 },
    ]);
    expect(currency?.by_project).toMatchObject([{ project, name: "Wind farm", amount: { minor: "60000" } }]);
    expect(currency?.by_category).toMatchObject([{ category: "GBP01", amount: { minor: "60000" } }]);
    expect(currency?.live_by_account).toMatchObject([{ account, tranche, amount: { minor: "40000" } }]);

    const regulator = await network.client("regulator");
    const payee = currency?.by_payee[0]?.payee ?? "";
    const up = await regulator.read("traceUpstream", { query: { payee } });
    expect(up.data).toMatchObject({
      conserved: true,
      totals: [{ currency: "CNY", minor: "60000" }],
      truncated: false,
    });
    expect(up.data.sources).toMatchObject([
      { receipt: network.receipt, tranche, instrument, name: "Green Bond 2027" },
    ]);

    const paths = await regulator.read("tracePaths", { query: { tranche } });
    expect(paths.data.map(({ end }) => end.kind).sort()).toEqual(["allocate", "live"]);
    expect(paths.data.find(({ end }) => end.kind === "allocate")).toMatchObject({
      amount: { minor: "60000" },
      end: {
        payment: paid.ids[0],
        payee,
        payee_name: "Turbine Works Ltd",
        project,
        rule: "fifo",
        at_risk: false,
      },
      steps: [{ movement: network.receipt, account, rule: "fifo", flag: null, amount: { minor: "100000" } }],
    });
  });
});
