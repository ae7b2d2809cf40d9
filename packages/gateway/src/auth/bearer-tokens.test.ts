import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTVerifyGetKey, SignJWT } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { createAuthenticator } from "./authenticator.ts";
import { createBearerTokens } from "./bearer-tokens.ts";

const NOW = 1_800_000_000;
type Keys = Awaited<ReturnType<typeof generateKeyPair>>;
let own: Keys;
let edwards: Keys;
let jwks: JWTVerifyGetKey;
let lookUps = 0;

beforeAll(async () => {
  own = await generateKeyPair("ES256");
  edwards = await generateKeyPair("EdDSA");
  const set = createLocalJWKSet({
    keys: [
      { ...(await exportJWK(own.publicKey)), kid: "1", alg: "ES256" },
      { ...(await exportJWK(edwards.publicKey)), kid: "2", alg: "EdDSA" },
    ],
  });
  jwks = (header, token) => {
    lookUps++;
    return set(header, token);
  };
});

interface Claims {
  iss?: string;
  aud?: string;
  sub?: string;
  iat?: number;
  exp?: number;
  nbf?: number;
}

function sign(changes: Claims = {}, { key = own, alg = "ES256", kid = "1" } = {}): Promise<string> {
  const claims = { iss: "idp", aud: "gateway", sub: "alice", iat: NOW, exp: NOW + 600, ...changes };
  return new SignJWT({ ...claims }).setProtectedHeader({ alg, kid }).sign(key.privateKey);
}

function tokensAt(clock: () => number, keys = jwks) {
  return createBearerTokens({ issuer: "idp", audience: "gateway", keys, clock });
}

describe("a token", () => {
  it("is good if its issuer signed it for here", async () => {
    const tokens = tokensAt(() => NOW);
    expect(await tokens.check(await sign())).toEqual({ kind: "valid", subject: "alice" });
    expect(await tokens.check(await sign({}, { key: edwards, alg: "EdDSA", kid: "2" }))).toMatchObject({
      kind: "valid",
    });
  });

  it.each<[string, Claims, string]>([
    ["another issuer", { iss: "other" }, "invalid"],
    ["another audience", { aud: "other" }, "invalid"],
    ["no subject", { sub: "" }, "invalid"],
    ["not yet valid", { nbf: NOW + 60 }, "invalid"],
    ["expired", { exp: NOW - 60 }, "expired"],
    ["issued in the future", { iat: NOW + 600 }, "invalid"],
    ["older than a day, whatever it says", { iat: NOW - 100_000, exp: NOW + 1_000_000 }, "expired"],
  ])("is not, with %s", async (_, changes, kind) => {
    expect(await tokensAt(() => NOW).check(await sign(changes))).toEqual({ kind });
  });

  it("is not, signed with an unknown key", async () => {
    const other = await generateKeyPair("ES256");
    expect(await tokensAt(() => NOW).check(await sign({}, { key: other }))).toEqual({ kind: "invalid" });
    expect(await tokensAt(() => NOW).check(await sign({}, { kid: "9" }))).toEqual({ kind: "invalid" });
  });

  it("is not judged while the issuer's keys cannot be had", async () => {
    const down = tokensAt(
      () => NOW,
      () => Promise.reject(new TypeError("fetch failed")),
    );
    expect(await down.check(await sign())).toEqual({ kind: "unavailable" });
  });

  it("is checked once, until it expires", async () => {
    let now = NOW;
    const tokens = tokensAt(() => now);
    const token = await sign();
    const before = lookUps;
    for (let i = 0; i < 5; i++) await tokens.check(token);
    expect(lookUps - before).toBe(1);
    now = NOW + 604;
    expect(await tokens.check(token)).toMatchObject({ kind: "valid" });
    now = NOW + 606;
    expect(await tokens.check(token)).toEqual({ kind: "expired" });
  });
});

it("a principal that leaves the directory is out at once", async () => {
  const principal = {
    subject: "alice",
    party: `0x${"01".repeat(32)}` as const,
    roles: ["bank"] as const,
    signers: [],
  };
  const known = new Map([["alice", principal]]);
  const authenticate = createAuthenticator({
    issuer: "idp",
    audience: "gateway",
    keys: jwks,
    apiKeys: { find: () => undefined },
    directory: { find: (subject) => known.get(subject) },
    clock: () => NOW,
  });
  const credentials = { authorization: `Bearer ${await sign()}`, apiKey: undefined };
  expect(await authenticate(credentials)).toBe(principal);
  known.clear();
  await expect(authenticate(credentials)).rejects.toMatchObject({ code: "unauthenticated" });
});
