import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, call, problemOf } from "../call.ts";
import { EVERYBODY, type Who } from "../cast.ts";
import { foundNetwork, type Network } from "../found-network.ts";
import { startNode, type TestNode } from "../test-node.ts";

let node: TestNode;
let network: Network;
let payment: string;
let counterparty: string;
let operation: string;
let transaction: { hash: string; block: number };

beforeAll(async () => {
  node = await startNode();
  network = await foundNetwork(node);
  const bank = await network.client("bankA");
  const paid = await bank.write(
    "recordPayment",
    {
      body: {
        account: network.account,
        reference: "P-1",
        amount: { currency: "CNY", minor: "700" },
        value_date: "2027-01-10",
        use: "transfer",
        payee: { id: network.parties.contractor },
        payee_account: network.otherAccount,
      },
    },
    { wait: 20 },
  );
  payment = paid.ids[0] ?? "";
  operation = paid.operation?.id ?? "";
  const [first] = paid.operation?.transactions ?? [];
  transaction = { hash: first?.hash ?? "", block: first?.block ?? 0 };
  const registered = await bank.write(
    "registerCounterparties",
    { body: { counterparties: [{ reference: "sup", name: "Supplier" }] } },
    { wait: 20 },
  );
  counterparty = registered.ids[0] ?? "";
});
afterAll(() => node.close());

/** What somebody gets to see: nothing, the facts of the chain, or the off-chain facts too. */
type Sight = "forbidden" | "nothing" | "facts" | "profile";

function sightOf(answer: Answer): Sight {
  if (answer.status === 200) {
    const { data } = answer.body as { data: { profile?: unknown } };
    return data.profile === null ? "facts" : "profile";
  }
  const { code } = problemOf(answer);
  if (code === "forbidden") return "forbidden";
  expect(code).toBe("not_found");
  return "nothing";
}

/** Own, other and unrelated, for everybody. The auditor and the regulator see everything; nobody else does. */
const EXPECTED: Record<string, Record<Who, Sight>> = {
  "the issuer's account at bank A": {
    operator: "facts",
    bankA: "profile",
    bankB: "nothing",
    issuer: "profile",
    contractor: "nothing",
    verifier: "forbidden",
    regulator: "profile",
    auditor: "profile",
    data: "forbidden",
    keyless: "nothing",
  },
  "the receipt in it": {
    operator: "facts",
    bankA: "profile",
    bankB: "nothing",
    issuer: "profile",
    contractor: "nothing",
    verifier: "forbidden",
    regulator: "profile",
    auditor: "profile",
    data: "forbidden",
    keyless: "nothing",
  },
  "the payment out of it to the contractor at bank B": {
    operator: "facts",
    bankA: "profile",
    // Both received it.
    bankB: "facts",
    issuer: "profile",
    contractor: "facts",
    verifier: "forbidden",
    regulator: "profile",
    auditor: "profile",
    data: "forbidden",
    keyless: "nothing",
  },
  "the issuer's project": {
    operator: "facts",
    bankA: "facts",
    bankB: "facts",
    issuer: "profile",
    contractor: "facts",
    verifier: "profile",
    regulator: "profile",
    auditor: "profile",
    data: "facts",
    keyless: "facts",
  },
  "the issuer's bond": {
    operator: "facts",
    bankA: "facts",
    bankB: "facts",
    issuer: "profile",
    contractor: "facts",
    verifier: "facts",
    regulator: "profile",
    auditor: "profile",
    data: "facts",
    keyless: "facts",
  },
  "a member": Object.fromEntries(EVERYBODY.map((who) => [who, "profile"])) as Record<Who, Sight>,
  "a counterparty of bank A": {
    operator: "facts",
    bankA: "profile",
    bankB: "nothing",
    issuer: "nothing",
    contractor: "nothing",
    verifier: "nothing",
    regulator: "profile",
    auditor: "profile",
    data: "nothing",
    keyless: "nothing",
  },
};

const PATHS: Record<string, () => string> = {
  "the issuer's account at bank A": () => `/v1/accounts/${network.account}`,
  "the receipt in it": () => `/v1/movements/${network.receipt}`,
  "the payment out of it to the contractor at bank B": () => `/v1/movements/${payment}`,
  "the issuer's project": () => `/v1/assets/${network.project}`,
  "the issuer's bond": () => `/v1/instruments/${network.instrument}`,
  "a member": () => `/v1/parties/${network.parties.contractor}`,
  "a counterparty of bank A": () => `/v1/parties/${counterparty}`,
};

describe.each(Object.keys(EXPECTED))("%s", (thing) => {
  it("is seen by those who may", async () => {
    const path = PATHS[thing]?.() ?? "";
    const seen = await Promise.all(
      EVERYBODY.map(async (who) => [who, sightOf(await call(node, who, path))] as const),
    );
    expect(Object.fromEntries(seen)).toEqual(EXPECTED[thing]);
  });

  it("looks to others like what does not exist", async () => {
    const path = PATHS[thing]?.() ?? "";
    const missing = path.replace(/[0-9a-f]{64}$/, "9".repeat(64));
    for (const who of EVERYBODY.filter((each) => EXPECTED[thing]?.[each] === "nothing")) {
      const [hidden, absent] = [
        problemOf(await call(node, who, path)),
        problemOf(await call(node, who, missing)),
      ];
      const same = { instance: "", request_id: "" };
      expect({ ...hidden, ...same }).toEqual({ ...absent, ...same });
    }
  });
});

describe("lists", () => {
  const idsOf = async (who: Who, path: string) => {
    const answer = await call(node, who, path);
    expect(answer.status, answer.text).toBe(200);
    return (answer.body as { data: { id: string }[] }).data.map(({ id }) => id).sort();
  };

  it("of accounts hold one's own", async () => {
    const { account, otherAccount } = network;
    expect(await idsOf("bankA", "/v1/accounts")).toEqual([account]);
    expect(await idsOf("issuer", "/v1/accounts")).toEqual([account]);
    expect(await idsOf("contractor", "/v1/accounts")).toEqual([otherAccount]);
    expect(await idsOf("keyless", "/v1/accounts")).toEqual([]);
    expect(await idsOf("auditor", "/v1/accounts")).toEqual([account, otherAccount].sort());
    expect(await idsOf("bankB", `/v1/accounts?owner=${network.parties.issuer}`)).toEqual([]);
    expect(await idsOf("auditor", `/v1/accounts?custodian=${network.parties.bankB}`)).toEqual([otherAccount]);
  });

  it("of movements hold those of one's accounts, tranches and payees", async () => {
    const { parties, receipt, account, tranche } = network;
    expect(await idsOf("bankA", "/v1/payments")).toEqual([payment]);
    expect(await idsOf("bankB", "/v1/payments")).toEqual([]);
    expect(await idsOf("contractor", `/v1/payments?counterparty=${parties.contractor}`)).toEqual([payment]);
    expect(await idsOf("contractor", `/v1/payments?account=${account}`)).toEqual([]);
    expect(await idsOf("issuer", `/v1/payments?tranche=${tranche}`)).toEqual([payment]);
    expect(await idsOf("issuer", `/v1/receipts?tranche=${tranche}`)).toEqual([receipt]);
    expect(await idsOf("contractor", `/v1/receipts?tranche=${tranche}`)).toEqual([]);
    expect(await idsOf("auditor", `/v1/payments?tranche=trn_${"9".repeat(64)}`)).toEqual([]);
    expect(await idsOf("auditor", "/v1/receipts")).toEqual([receipt]);
  });

  it("of parties hold members and one's own counterparties", async () => {
    const members = Object.values(network.parties).sort();
    expect(await idsOf("bankB", "/v1/parties")).toEqual(members);
    expect(await idsOf("bankA", "/v1/parties")).toEqual([...members, counterparty].sort());
    expect(await idsOf("regulator", "/v1/parties")).toEqual([...members, counterparty].sort());
    expect(await idsOf("bankB", `/v1/parties?group=${network.parties.bankB}`)).toEqual([
      network.parties.bankB,
    ]);
    expect(await idsOf("bankB", `/v1/parties?group=${counterparty}`)).toEqual([]);
  });

  it("of operations hold one's own", async () => {
    expect(await idsOf("bankA", "/v1/operations")).toContain(operation);
    expect(await idsOf("bankB", "/v1/operations")).not.toContain(operation);
    expect(problemOf(await call(node, "bankB", `/v1/operations/${operation}`)).code).toBe("not_found");
    expect((await call(node, "auditor", `/v1/operations/${operation}`)).status).toBe(200);
  });
});

describe("traces", () => {
  const start = (who: Who, query: string) => call(node, who, `/v1/trace/downstream?${query}`);

  it("of an instrument are for its issuer, the banks that keep its money, and supervisors", async () => {
    for (const who of ["issuer", "bankA", "bankB", "regulator", "auditor"] as const) {
      expect((await start(who, `instrument=${network.instrument}`)).status, who).toBe(200);
    }
    for (const who of ["contractor", "keyless"] as const) {
      expect(problemOf(await start(who, `instrument=${network.instrument}`)).code, who).toBe("not_found");
    }
  });

  it("name one start", async () => {
    const both = `instrument=${network.instrument}&tranche=${network.tranche}`;
    expect(problemOf(await start("issuer", both)).code).toBe("bad_request");
    expect(problemOf(await start("issuer", "")).code).toBe("bad_request");
  });

  it("start at a lot, and follow it up", async () => {
    const lot = `lot_${network.otherAccount.slice(4)}_1_1`;
    expect((await start("contractor", `lot=${lot}`)).body).toMatchObject({
      data: { currencies: [{ conservation: { start: { minor: "700" }, live: { minor: "700" } } }], lots: 1 },
    });
    const up = await call(node, "contractor", `/v1/trace/upstream?lot=${lot}`);
    expect(up.body).toMatchObject({
      data: {
        sources: [{ receipt: network.receipt, amount: { minor: "700" }, name: null }],
        conserved: true,
      },
    });
    expect(problemOf(await start("keyless", `lot=${lot}`)).code).toBe("not_found");
    expect(problemOf(await start("auditor", `lot=${lot.slice(0, -1)}9`)).code).toBe("not_found");
  });
});

describe("events", () => {
  it("of a transaction are for its sender's party and for supervisors", async () => {
    const path = `/v1/events/${transaction.hash}?block=${transaction.block}`;
    const names = (answer: Answer) =>
      (answer.body as { data: { name: string }[] }).data.map(({ name }) => name);
    expect(names(await call(node, "bankA", path))).toEqual(["PaymentRecorded", "LotMoved"]);
    expect((await call(node, "regulator", path)).status).toBe(200);
    expect(problemOf(await call(node, "bankB", path)).code).toBe("not_found");
  });
});

describe("supervision", () => {
  it("leaves a line in the log for each answer with others' names, without the names", async () => {
    const from = node.logged.length;
    await call(node, "regulator", `/v1/accounts/${network.account}`);
    await call(node, "bankA", `/v1/accounts/${network.account}`);
    const lines = node.logged.slice(from).filter(({ message }) => message === "supervised read");
    expect(lines.map(({ fields }) => fields)).toMatchObject([
      { subject: "regulator", route: "getAccount", supervised: { account: 1 } },
    ]);
  });

  it("and nothing else of what was said: no token, no name, no reference", async () => {
    const log = JSON.stringify(node.logged);
    expect(node.logged.length).toBeGreaterThan(100);
    for (const secret of [await node.tokenOf("bankA"), "Supplier", "Wind farm", "P-1"]) {
      expect(log).not.toContain(secret);
    }
  });
});
