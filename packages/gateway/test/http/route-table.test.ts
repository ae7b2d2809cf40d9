import {
  Accepted,
  API_PREFIX,
  DryRun,
  ERRORS,
  Problem,
  type ReadRoute,
  ROUTES,
  type Route,
  type RouteName,
} from "@green-ledger/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type CallOptions, call, problemOf } from "../call.ts";
import { foundMoney } from "../found-money.ts";
import { foundNetwork, type Network } from "../found-network.ts";
import { type Sample, type Samples, samplesOf } from "../samples.ts";
import { startNode, type TestNode } from "../test-node.ts";

const NAMES = Object.keys(ROUTES) as RouteName[];
const WRITES = NAMES.filter((name) => ROUTES[name].kind === "write");
const routeOf = (name: RouteName): Route => ROUTES[name];

let node: TestNode;
let network: Network;
let samples: Samples;

beforeAll(async () => {
  node = await startNode();
  network = await foundNetwork(node);
  const bank = await network.client("bankA");
  const { data } = await bank.read("listOperations", { query: { limit: 1 } });
  const [operation] = data;
  const [transaction] = operation?.transactions ?? [];
  const entries = await foundMoney(network);
  const paid = await bank.read("getMovement", { params: { id: entries.paid.confirmed } });
  const place = { transaction: transaction?.hash ?? "", block: transaction?.block ?? 0 };
  samples = samplesOf(network, operation?.id ?? "", place, { entries, confirmedRoot: paid.data.data_root });
});
afterAll(() => node.close());

function pathOf(
  name: RouteName,
  { params, query }: { params?: object | undefined; query?: object | undefined },
  suffix = "",
): string {
  const values = (params ?? {}) as Record<string, string>;
  const path = routeOf(name).path.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? "");
  const search = new URLSearchParams(query as Record<string, string> | undefined);
  return `${API_PREFIX}${path}${suffix}${search.size === 0 ? "" : `?${search}`}`;
}

/** The sample of a route as somebody sends it, changed in some way. */
function send(
  name: RouteName,
  changes: CallOptions & { who?: Sample<RouteName>["who"] | null; suffix?: string } = {},
): Promise<Answer> {
  const sample = samples[name] as {
    who: Sample<RouteName>["who"];
    params?: object;
    query?: object;
    body?: unknown;
  };
  const { who = sample.who, suffix, ...options } = changes;
  const body = routeOf(name).kind === "write" && options.raw === undefined ? { body: sample.body } : {};
  return call(node, who, pathOf(name, sample, suffix), { ...body, ...options });
}

/** Every failure is a problem document that the table knows, in the order that the schema says. */
function expectProblem(answer: Answer, code: keyof typeof ERRORS) {
  const problem = Problem.parse(problemOf(answer));
  expect(problem).toMatchObject({ code, status: ERRORS[code].status, retryable: ERRORS[code].retryable });
  expect(answer.status).toBe(problem.status);
  expect(answer.headers.get("x-request-id")).toBe(problem.request_id);
  expect(answer.text).not.toMatch(/\bat .*\.ts:\d+|node_modules/);
}

describe.each(NAMES)("%s", (name) => {
  const route = routeOf(name);

  it("asks who it is", async () => {
    const answer = await send(name, { who: null });
    expectProblem(answer, "unauthenticated");
    expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
  });

  it("refuses other methods", async () => {
    const answer = await send(name, { method: "DELETE" });
    expectProblem(answer, "method_not_allowed");
    expect(answer.headers.get("allow")).toContain(route.kind === "read" ? "GET" : "POST");
  });

  it("refuses query parameters that it does not know", async () => {
    const path = pathOf(name, { ...samples[name], query: { colour: "green" } });
    const body = route.kind === "write" ? { body: (samples[name] as { body?: unknown }).body } : {};
    expectProblem(await call(node, samples[name].who, path, body), "query_unknown");
  });
});

describe.each(NAMES.filter((name) => routeOf(name).params !== undefined))("%s", (name) => {
  const route = routeOf(name);

  it("refuses an id that is none", async () => {
    const none = { holder: "pty_", item: "trn_", project: "ast_", day: "today" };
    const params = { id: "pty_1", address: "0x12", scheme: "x y", schema: "x y", transaction: "0x", ...none };
    const path = pathOf(name, { params, query: (samples[name] as { query?: object }).query ?? {} });
    const body = route.kind === "write" ? { body: (samples[name] as { body?: unknown }).body } : {};
    expectProblem(await call(node, samples[name].who, path, body), "bad_request");
  });
});

describe.each(WRITES)("%s", (name) => {
  it("tries", async () => {
    const answer = await send(name, { suffix: "/dry-run" });
    expect(answer.status, answer.text).toBe(200);
    DryRun.parse(answer.body);
  });

  it("refuses what is no JSON object", async () => {
    for (const raw of ["", "{", "null", "[]", "7", '"x"', "{}x", new Uint8Array([0x7b, 0xff, 0x7d])]) {
      expectProblem(await send(name, { raw, method: "POST" }), "body_not_json");
    }
  });

  it("refuses other media types", async () => {
    for (const type of [
      "text/plain",
      "application/xml",
      "application/json; charset=utf-16",
      "application/jsonx",
    ]) {
      expectProblem(await send(name, { headers: { "content-type": type } }), "media_type_unsupported");
    }
    expectProblem(await send(name, { headers: { "content-encoding": "gzip" } }), "media_type_unsupported");
  });

  it("refuses a body that is too large", async () => {
    const { limit } = ROUTES[name] as { limit: number };
    expectProblem(await send(name, { raw: `{"a":"${"x".repeat(limit)}"}` }), "body_too_large");
  });

  it("refuses unknown and missing fields, and says where", async () => {
    const { body } = samples[name] as { body?: object };
    const more = await send(name, { body: { ...body, colour: "green" } });
    expectProblem(more, "bad_request");
    expect(problemOf(more).errors).toMatchObject([{ in: "body", pointer: "/colour", code: "field_unknown" }]);
    const none = await send(name, { body: {} });
    expectProblem(none, "bad_request");
    expect(problemOf(none).errors?.every(({ code }) => code === "field_missing")).toBe(true);
    expectProblem(await send(name, { raw: '{"__proto__":{"a":1}}' }), "bad_request");
    expectProblem(await send(name, { raw: '{"\\u005f_proto__":{"a":1}}' }), "bad_request");
  });

  it("needs an idempotency key", async () => {
    for (const key of ["", " ", "ä", "x".repeat(256)]) {
      const answer = await send(name, {
        headers: { "idempotency-key": encodeURI(key) === key ? key : "\u00e4" },
      });
      expectProblem(answer, "idempotency_key_required");
    }
  });
});

/** Who may not at all, for each write: roles from the policy, written out. */
describe("roles", () => {
  it.each([
    ["admitParties", "bankA"],
    ["registerCounterparties", "operator"],
    ["setPartyGroup", "regulator"],
    ["suspendParty", "regulator"],
    ["reinstateParty", "auditor"],
    ["bindKey", "issuer"],
    ["revokeKey", "bankA"],
    ["registerAssets", "verifier"],
    ["addEvidence", "regulator"],
    ["confirmAsset", "issuer"],
    ["rejectAsset", "regulator"],
    ["verifyCost", "bankA"],
    ["suspendAsset", "issuer"],
    ["reinstateAsset", "operator"],
    ["registerScheme", "bankA"],
    ["closeScheme", "auditor"],
    ["registerInstrument", "contractor"],
    ["admitProjects", "contractor"],
    ["openAccounts", "issuer"],
    ["recordReceipt", "issuer"],
    ["recordReceipts", "contractor"],
    ["recordPayment", "issuer"],
    ["recordPayments", "operator"],
    ["importStatements", "issuer"],
    ["listStatementEntries", "operator"],
    ["getStatementReport", "verifier"],
    ["listLiens", "verifier"],
    ["getLien", "data"],
    ["offerLien", "regulator"],
    ["acceptLien", "verifier"],
    ["declineLien", "operator"],
    ["withdrawLien", "auditor"],
    ["releaseLien", "data"],
    ["listRelendingPledges", "operator"],
    ["listTransfers", "verifier"],
    ["getTransfer", "operator"],
    ["offerTransfer", "regulator"],
    ["consentToTransfer", "auditor"],
    ["acceptTransfer", "regulator"],
    ["declineTransfer", "verifier"],
    ["withdrawTransfer", "data"],
    ["listPools", "operator"],
    ["getPool", "verifier"],
    ["lookThroughItem", "data"],
    ["formPool", "contractor"],
    ["addPoolItems", "regulator"],
    ["acceptPoolItems", "auditor"],
    ["closePool", "verifier"],
    ["issueNotes", "contractor"],
    ["transferNotes", "operator"],
    ["reportPoolFlows", "issuer"],
    ["writeOffPoolItem", "contractor"],
    ["distributeToNotes", "regulator"],
    ["approveSubstitution", "issuer"],
    ["acceptSubstitution", "verifier"],
    ["withdrawSubstitution", "contractor"],
    ["listAccounts", "verifier"],
    ["getAccount", "data"],
    ["listReceipts", "verifier"],
    ["listPayments", "data"],
    ["getMovement", "verifier"],
    ["listRefusals", "data"],
    ["proposeRule", "issuer"],
    ["acceptRule", "regulator"],
    ["withdrawRule", "verifier"],
    ["setThreshold", "regulator"],
    ["openLines", "verifier"],
    ["closeLines", "operator"],
    ["requestPayments", "regulator"],
    ["releasePayment", "issuer"],
    ["releasePayments", "contractor"],
    ["cancelPayments", "auditor"],
    ["confirmPayment", "regulator"],
    ["disputePayment", "operator"],
    ["reverseEntries", "issuer"],
    ["listStatements", "verifier"],
    ["stateBalances", "contractor"],
    ["explainShortfall", "issuer"],
    ["listLeaks", "data"],
    ["lendMoney", "contractor"],
    ["convertMoney", "regulator"],
    ["listJoined", "verifier"],
    ["traceDownstream", "operator"],
    ["traceUpstream", "verifier"],
    ["traceAtRisk", "operator"],
    ["traceIdle", "operator"],
    ["tracePaths", "data"],
    ["listEvents", "bankA"],
    ["listDocuments", "operator"],
    ["getDocument", "verifier"],
    ["registerDocument", "regulator"],
    ["registerDocuments", "operator"],
    ["acknowledgeDocument", "verifier"],
    ["openEvidenceKey", "bankA"],
    ["closeEvidenceKey", "regulator"],
  ] as const)("%s is not for %s", async (name, who) => {
    expectProblem(await send(name, { who }), "forbidden");
  });

  it("names the role of the key that is missing", async () => {
    const answer = await send("openAccounts", { who: "keyless" });
    expectProblem(answer, "signer_missing");
    expect(problemOf(answer).detail).toContain("custodian");
  });
});

describe("answers", () => {
  it("reads: every route answers as its schema says", async () => {
    for (const name of NAMES) {
      const route = routeOf(name);
      if (route.kind !== "read") continue;
      const answer = await send(name);
      expect(answer.status, `${name}: ${answer.text}`).toBe(200);
      (route as ReadRoute).answer.parse(answer.body);
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect(answer.headers.get("etag")).toBeNull();
    }
  });

  it("writes: every route is accepted, and becomes final", async () => {
    for (const name of WRITES) {
      if (name === "rejectAsset" || name === "admitProjects") continue; // below
      const answer = await send(name, { headers: { prefer: "wait=20" } });
      const { operation, ids } = Accepted.parse(answer.body);
      expect(operation, `${name}: ${answer.text}`).toMatchObject({ status: "final", error: null });
      expect(ids.length, name).toBeGreaterThan(0);
      expect(answer.headers.get("location")).toBe(`/v1/operations/${operation?.id}`);
      expect(answer.headers.get("preference-applied")).toBe("wait=20");
    }
  });

  it("writes that fail say why: a confirmed asset cannot be rejected", async () => {
    const { body } = await send("rejectAsset", { headers: { prefer: "wait=20" } });
    expect(Accepted.parse(body).operation).toMatchObject({
      status: "failed",
      error: { code: "asset_registry_wrong_status" },
    });
  });

  it("admitting again has nothing to do", async () => {
    const answer = await send("admitProjects");
    expect(answer.status).toBe(200);
    expect(Accepted.parse(answer.body)).toEqual({
      operation: null,
      ids: [network.project],
      already_recorded: [network.project],
    });
  });
});
