import { generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, problemOf } from "../call.ts";
import { startNode, type TestNode } from "../test-node.ts";

let node: TestNode;
beforeAll(async () => {
  node = await startNode();
});
afterAll(() => node.close());

const self = (headers: Record<string, string>) => call(node, null, "/v1/me", { headers });

describe("what is open", () => {
  it("tells that the process lives and is ready", async () => {
    expect((await call(node, null, "/livez")).body).toEqual({ live: true });
    expect((await call(node, null, "/readyz")).body).toEqual({ ready: true, reasons: [] });
  });

  it("serves the API document and a page that shows it, with scripts from here only", async () => {
    expect((await call(node, null, "/openapi.json")).body).toMatchObject({ openapi: "3.1.0" });
    const page = await call(node, null, "/docs");
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(page.headers.get("content-security-policy")).toContain("script-src 'self';");
    const sources = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source = ""]) => source);
    expect(sources).toHaveLength(4);
    for (const source of sources) expect((await call(node, null, source)).status, source).toBe(200);
  });

  it("and nothing else", async () => {
    for (const path of ["/metrics", "/v1/me", "/v1/nothing", "/v1/", "/v1/%c3%28"]) {
      expect(problemOf(await call(node, null, path)).code, path).toBe("unauthenticated");
    }
    for (const path of ["/", "/V1/me", "/docs/", "/docs/package.json", "/docs/../package.json", "/livez/"]) {
      expect(problemOf(await call(node, null, path)).code, path).toBe("not_found");
    }
    expect(problemOf(await call(node, "auditor", "/v1/nothing")).code).toBe("not_found");
    expect(problemOf(await call(node, "auditor", "/v1/me/")).code).toBe("not_found");
    expect(problemOf(await call(node, "auditor", "/v1/parties/%c3%28")).code).toBe("bad_request");
  });

  it("metrics are for whoever may read the node", async () => {
    const { text, headers } = await call(node, "data", "/metrics");
    expect(headers.get("content-type")).toContain("text/plain");
    expect(text).toMatch(
      /green_ledger_http_request_duration_seconds_count\{route="livez",method="GET",status="200"\} \d+/,
    );
  });
});

describe("tokens", () => {
  it("let in who they name", async () => {
    const answer = await self({ authorization: `bearer ${await node.tokenOf("bankA")}` });
    expect(answer.body).toMatchObject({ data: { subject: "bankA", roles: ["bank"] } });
  });

  const claims = (changes: object = {}) => {
    const now = node.system.clock.now();
    return {
      iss: "urn:green-ledger:development-issuer",
      aud: "green-ledger-gateway",
      sub: "bankA",
      iat: now,
      exp: now + 60,
      ...changes,
    };
  };
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

  it("of other makings do not", async () => {
    const { privateKey } = await generateKeyPair("ES256");
    const good = await node.tokenOf("bankA");
    const [header = "", payload = "", signature = ""] = good.split(".");
    const forged = [
      await new SignJWT(claims()).setProtectedHeader({ alg: "ES256" }).sign(privateKey),
      await new SignJWT(claims()).setProtectedHeader({ alg: "HS256" }).sign(new Uint8Array(32)),
      `${encode({ alg: "none" })}.${encode(claims())}.`,
      `${encode({ alg: "none" })}.${payload}.${signature}`,
      `${header}.${encode(claims({ sub: "operator" }))}.${signature}`,
      `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
      `${header}.${payload}`,
      "x",
      "x".repeat(9000),
    ];
    for (const token of forged) {
      const answer = await self({ authorization: `Bearer ${token}` });
      expect(problemOf(answer).code, token.slice(0, 60)).toBe("unauthenticated");
      expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer realm=/);
    }
    for (const authorization of ["", "Bearer", "Bearer  ", "Basic YTpi", `Bearer ${good} x`, good]) {
      expect(problemOf(await self({ authorization })).code).toBe("unauthenticated");
    }
  });
});

describe("API keys", () => {
  it("let in who they name, until they expire", async () => {
    const key = node.apiKeyOf("bankB");
    expect((await self({ "x-api-key": key })).body).toMatchObject({ data: { subject: "bankB" } });
    for (const wrong of [
      `${key}x`,
      key.slice(0, -1),
      key.replace("bankbkey", "bankakey"),
      `${key.slice(0, -2)}AA`,
      "gl_",
    ]) {
      expect(problemOf(await self({ "x-api-key": wrong })).code).toBe("unauthenticated");
    }
    const both = { "x-api-key": key, authorization: `Bearer ${await node.tokenOf("bankB")}` };
    expect(problemOf(await self(both)).code).toBe("unauthenticated");
    await node.system.pass(1001);
    expect(problemOf(await self({ "x-api-key": key })).code).toBe("unauthenticated");
  });
});

describe("limits", () => {
  it("answer with a problem document and say how long to wait", async () => {
    const strict = await startNode({ limits: { requestsPerPrincipal: 3, requestsPerAddress: 8 } });
    try {
      const codes: string[] = [];
      for (let i = 0; i < 5; i++) {
        const answer = await call(strict, "bankA", "/v1/me");
        codes.push(answer.status === 200 ? "ok" : problemOf(answer).code);
        if (answer.status === 429) expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
      }
      expect(codes).toEqual(["ok", "ok", "ok", "too_many_requests", "too_many_requests"]);
      expect((await call(strict, "bankB", "/v1/me")).status).toBe(200);
      const guesses = await Promise.all(
        Array.from({ length: 5 }, () =>
          call(strict, null, "/v1/me", { headers: { authorization: "Bearer guess" } }),
        ),
      );
      expect(guesses.map((answer) => problemOf(answer).code).sort()).toEqual([
        "too_many_requests",
        "too_many_requests",
        "too_many_requests",
        "unauthenticated",
        "unauthenticated",
      ]);
      expect((await call(strict, null, "/livez")).status).toBe(200);
    } finally {
      await strict.close();
    }
  });
});

describe("languages", () => {
  it("titles come in the language that the caller likes", async () => {
    const title = async (language: string) =>
      problemOf(await call(node, null, "/v1/me", { headers: { "accept-language": language } })).title;
    expect(await title("zh-CN,zh;q=0.9,en;q=0.8")).toBe("未提供有效的令牌或 API 密钥。");
    expect(await title("de")).toBe("No valid token or API key came with the request.");
  });
});
