import { createHash } from "node:crypto";
import type { Clock } from "@green-ledger/domain";
import { errors, type JWTVerifyGetKey, type JWTVerifyOptions, jwtVerify } from "jose";
import { createBoundedCache } from "./bounded-cache.ts";

/** Asymmetric only: with a shared secret every verifier could also sign. */
const ALGORITHMS = ["ES256", "EdDSA"];
/** A token older than this is refused, whatever it says itself. */
const MAX_AGE_SECONDS = 24 * 3600;
const CLOCK_TOLERANCE_SECONDS = 5;
const CACHED_TOKENS = 10_000;

export interface BearerTokenOptions {
  issuer: string;
  audience: string;
  /** Finds the issuer's key by the token's header: `createLocalJWKSet` or `createRemoteJWKSet` of jose. */
  keys: JWTVerifyGetKey;
  clock: Clock;
}

export type TokenCheck =
  | { kind: "valid"; subject: string }
  | { kind: "expired" }
  | { kind: "invalid" }
  /** The issuer's keys cannot be had at present. */
  | { kind: "unavailable" };

/** Checks tokens of one OpenID Connect issuer. */
export interface BearerTokens {
  check(token: string): Promise<TokenCheck>;
}

interface Verified {
  subject: string;
  /** Second from which the token is refused. */
  until: number;
}

/**
 * The signature is checked once; until the token expires, its digest stands for it. Whether the subject may still
 * come in is the directory's to say, on every request.
 */
export function createBearerTokens({ issuer, audience, keys, clock }: BearerTokenOptions): BearerTokens {
  const verified = createBoundedCache<Verified>(CACHED_TOKENS);
  const options: JWTVerifyOptions = {
    issuer,
    audience,
    algorithms: ALGORITHMS,
    maxTokenAge: MAX_AGE_SECONDS,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    requiredClaims: ["sub", "exp", "iat"],
  };

  async function verify(token: string): Promise<Verified | "expired" | "invalid" | "unavailable"> {
    try {
      const { payload } = await jwtVerify(token, keys, { ...options, currentDate: new Date(clock() * 1000) });
      const { sub = "", exp = 0, iat = 0 } = payload;
      if (sub === "") return "invalid";
      return { subject: sub, until: Math.min(exp, iat + MAX_AGE_SECONDS) + CLOCK_TOLERANCE_SECONDS };
    } catch (error) {
      if (error instanceof errors.JWTExpired) return "expired";
      return keysAreMissing(error) ? "unavailable" : "invalid";
    }
  }

  return {
    async check(token) {
      const digest = createHash("sha256").update(token).digest("base64");
      const known = verified.get(digest);
      if (known !== undefined && clock() < known.until) return { kind: "valid", subject: known.subject };
      const result = await verify(token);
      if (typeof result === "string") {
        verified.delete(digest);
        return { kind: result };
      }
      verified.set(digest, result);
      return { kind: "valid", subject: result.subject };
    },
  };
}

/** The keys could not be fetched: nothing is known about the token. */
function keysAreMissing(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return true;
  return error instanceof errors.JWKSTimeout || error.code === "ERR_JOSE_GENERIC";
}
