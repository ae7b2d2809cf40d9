import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, problemOf } from "../call.ts";
import type { Who } from "../cast.ts";
import { foundNetwork, type Network } from "../found-network.ts";
import { startNode, type TestNode } from "../test-node.ts";

let node: TestNode;
let network: Network;

beforeAll(async () => {
  node = await startNode();
  network = await foundNetwork(node);
  const bank = await network.client("bankA");
  const payments = Array.from({ length: 25 }, (_, i) => ({
    reference: `P-${i}`,
    amount: { currency: "CNY", minor: `${i + 1}` },
    value_date: "2027-01-10",
    use: "allocate" as const,
    payee: { reference: `s-${i % 3}`, name: `Supplier ${i % 3}` },
    project: network.project,
  }));
  await bank.write("recordPayments", { body: { account: network.account, payments } }, { wait: 20 });
  const tooMuch = { currency: "CNY", minor: "99999999" };
  const refused = payments
    .slice(0, 7)
    .map((payment, i) => ({ ...payment, reference: `X-${i}`, amount: tooMuch }));
  await bank.write("recordPayments", { body: { account: network.account, payments: refused } }, { wait: 20 });
});
afterAll(() => node.close());

interface Page {
  data: Record<string, unknown>[];
  next_cursor: string | null;
}

async function page(who: Who, path: string): Promise<Page> {
  const answer = await call(node, who, path);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as unknown as Page;
}

/** All pages of a list, with so many items each. */
async function pages(who: Who, path: string, limit: number): Promise<Page[]> {
  const found: Page[] = [];
  let cursor: string | null = null;
  do {
    const next: string = cursor === null ? "" : `&cursor=${cursor}`;
    const one = await page(who, `${path}${path.includes("?") ? "&" : "?"}limit=${limit}${next}`);
    found.push(one);
    cursor = one.next_cursor;
  } while (cursor !== null);
  return found;
}

describe.each([
  ["auditor", "/v1/payments"],
  ["issuer", "/v1/payments"],
  ["bankA", "/v1/payments?account=ACCOUNT"],
  ["issuer", "/v1/payments?tranche=TRANCHE"],
  ["issuer", "/v1/payments?project=PROJECT"],
  ["bankA", "/v1/refusals"],
  ["auditor", "/v1/refusals?account=ACCOUNT"],
  ["bankA", "/v1/parties"],
  ["auditor", "/v1/parties"],
  ["auditor", "/v1/events"],
  ["operator", "/v1/operations"],
  ["bankA", "/v1/trace/paths?tranche=TRANCHE"],
] as const)("%s reading %s", (who, template) => {
  it.each([1, 4, 200])("gets everything once, in order, %i at a time", async (limit) => {
    const path = template
      .replace("ACCOUNT", network.account)
      .replace("TRANCHE", network.tranche)
      .replace("PROJECT", network.project);
    const whole = await page(who, `${path}${path.includes("?") ? "&" : "?"}limit=200`);
    expect(whole.next_cursor).toBeNull();
    expect(whole.data.length).toBeGreaterThan(5);
    const parts = await pages(who, path, limit);
    expect(parts.flatMap(({ data }) => data)).toEqual(whole.data);
    expect(parts.slice(0, -1).every(({ data }) => data.length === limit)).toBe(true);
  });
});

it("lists payments newest first", async () => {
  const { data } = await page("auditor", "/v1/payments?limit=200");
  expect(data.map(({ amount }) => (amount as { minor: string }).minor)).toEqual(
    Array.from({ length: 25 }, (_, i) => `${25 - i}`),
  );
});

describe("cursors", () => {
  const path = () => `/v1/payments?account=${network.account}`;
  const cursorOf = async () => (await page("bankA", `${path()}&limit=5`)).next_cursor ?? "";

  async function refuses(who: Who, url: string) {
    expect(problemOf(await call(node, who, url)).code).toBe("cursor_invalid");
  }

  it("work for one caller, one route and one set of filters", async () => {
    const cursor = await cursorOf();
    await refuses("issuer", `${path()}&cursor=${cursor}`);
    await refuses("bankA", `/v1/payments?cursor=${cursor}`);
    await refuses("bankA", `/v1/receipts?account=${network.account}&cursor=${cursor}`);
    await refuses("bankA", `${path()}&tranche=${network.tranche}&cursor=${cursor}`);
    // The length of a page is not part of it.
    expect((await call(node, "bankA", `${path()}&limit=9&cursor=${cursor}`)).status).toBe(200);
  });

  it("cannot be changed in any bit", async () => {
    const cursor = await cursorOf();
    const bytes = Buffer.from(cursor, "base64url");
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await refuses("bankA", `${path()}&cursor=${changed.toString("base64url")}`);
    }
    for (const text of ["", "x", `${cursor}A`, cursor.slice(0, -1), `${cursor}=`, "%00", "../../etc"]) {
      await refuses("bankA", `${path()}&cursor=${text}`);
    }
  });
});

describe("queries", () => {
  it.each([
    "limit=0",
    "limit=201",
    "limit=1e9",
    "limit=-1",
    "limit=0x10",
    "limit=%EF%BC%95",
    "limit=",
    "limit=5&limit=6",
  ])("refuse %s", async (query) => {
    expect(problemOf(await call(node, "bankA", `/v1/parties?${query}`)).code).toBe("bad_request");
  });

  it.each(["__proto__=1", "constructor=1", "hasOwnProperty=1", "limit[]=1", "a=1&a=2"])(
    "do not know %s",
    async (query) => {
      expect(problemOf(await call(node, "bankA", `/v1/parties?${query}`)).code).toBe("query_unknown");
    },
  );
});

describe("min_block", () => {
  it("waits for a block, and says when it does not come", async () => {
    const quick = await startNode({ limits: { longestWaitSeconds: 1 } });
    try {
      const { block } = ((await call(quick, "auditor", "/v1/status")).body as { data: { block: number } })
        .data;
      const late = await call(quick, "auditor", `/v1/schemes?min_block=${block + 1}`);
      expect(problemOf(late)).toMatchObject({ code: "behind", retryable: true });
      expect(late.headers.get("retry-after")).toBe("1");
      const waiting = call(quick, "auditor", `/v1/schemes?min_block=${block + 1}`);
      await quick.system.pass(1);
      expect((await waiting).body).toMatchObject({ as_of: { block: block + 1 } });
    } finally {
      await quick.close();
    }
  });
});
