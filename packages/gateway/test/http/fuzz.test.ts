import { API_PREFIX, DryRun, Problem, ROUTES, type RouteName } from "@green-ledger/api";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, call } from "../call.ts";
import { foundMoney } from "../found-money.ts";
import { foundNetwork } from "../found-network.ts";
import { mutate, mutations } from "../mutations.ts";
import { type Sample, type Samples, samplesOf } from "../samples.ts";
import { startNode, type TestNode } from "../test-node.ts";

const NAMES = Object.keys(ROUTES) as RouteName[];
const WRITES = NAMES.filter((name) => ROUTES[name].kind === "write");
const READS = NAMES.filter((name) => ROUTES[name].kind === "read");

let node: TestNode;
let samples: Samples;
beforeAll(async () => {
  node = await startNode();
  const network = await foundNetwork(node);
  const place = { transaction: `0x${"0".repeat(64)}`, block: 1 };
  const money = { entries: await foundMoney(network), confirmedRoot: `0x${"0".repeat(64)}` };
  samples = samplesOf(network, `opn_${"0".repeat(36)}`, place, money);
});
afterAll(() => node.close());

function expectSane(answer: Answer, ok: (body: unknown) => void) {
  if (answer.status === 200) return ok(answer.body);
  expect(answer.status, answer.text).toBeLessThan(500);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  Problem.parse(answer.body);
  expect(answer.text).not.toMatch(/\bat .*\.ts:\d+|node_modules|\/work\//);
}

function pathOf(name: RouteName, params: Record<string, string> = {}): string {
  return (
    API_PREFIX +
    ROUTES[name].path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key] ?? ""))
  );
}

const RUNS = { numRuns: 40 };

describe.each(WRITES)("%s", (name) => {
  it("takes a body or says what is wrong with it, whatever it is", async () => {
    const sample = samples[name] as Sample<RouteName> & { params?: Record<string, string>; body: unknown };
    const path = `${pathOf(name, sample.params)}/dry-run`;
    await fc.assert(
      fc.asyncProperty(mutations, async (list) => {
        const body = list.reduce<unknown>(mutate, sample.body);
        expectSane(
          await call(node, sample.who, path, { raw: JSON.stringify(body) ?? "", method: "POST" }),
          (answer) => {
            DryRun.parse(answer);
          },
        );
      }),
      RUNS,
    );
  });
});

describe.each(READS)("%s", (name) => {
  it("takes any path and query, or says what is wrong with it", async () => {
    const sample = samples[name] as Sample<RouteName> & { params?: Record<string, string>; query?: object };
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("", "0", "\u0000", "a".repeat(3000), "pty_", "%"),
    );
    const names = fc.constantFrom(
      "limit",
      "cursor",
      "min_block",
      "account",
      "tranche",
      "instrument",
      "lot",
      "block",
      "x",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.option(text),
        fc.array(fc.tuple(names, text), { maxLength: 3 }),
        async (param, extra) => {
          const given = Object.fromEntries(
            Object.entries(sample.params ?? {}).map(([key, value]) => [key, (param ?? value).toWellFormed()]),
          );
          const query = new URLSearchParams({ ...(sample.query as Record<string, string> | undefined) });
          for (const [key, value] of extra) query.append(key, value.toWellFormed());
          query.delete("min_block");
          expectSane(await call(node, sample.who, `${pathOf(name, given)}?${query}`), () => {});
        },
      ),
      RUNS,
    );
  });
});

describe("bodies that exhaust", () => {
  it.each([
    ["a million arrays, one in the other", `${"[".repeat(1e6)}${"]".repeat(1e6)}`],
    ["a million objects, one in the other", `${'{"a":'.repeat(5e5)}1${"}".repeat(5e5)}`],
    ["a million objects in a field", `{"account":${'{"a":'.repeat(4e5)}1${"}".repeat(4e5)}}`],
    ["the same with __proto__", `{"__proto__":${"[".repeat(1e6)}${"]".repeat(1e6)}}`],
    [
      "a hundred thousand unknown fields",
      `{${Array.from({ length: 1e5 }, (_, i) => `"f${i}":1`).join(",")}}`,
    ],
    [
      "a list of wrong items",
      `{"account":"a","payments":[${Array.from({ length: 1e5 }, () => "{}").join(",")}]}`,
    ],
    ["a number with a million digits", `{"account":${"9".repeat(1e6)}}`],
    ["a long name", `{"${"n".repeat(1e6)}":1}`],
  ])("%s", async (_, raw) => {
    const answer = await call(node, "bankA", "/v1/payments/bulk", { raw });
    expectSane(answer, () => expect.unreachable());
    expect(answer.text.length).toBeLessThan(50_000);
    expect((await call(node, "bankA", "/v1/me")).status).toBe(200);
  });
});
