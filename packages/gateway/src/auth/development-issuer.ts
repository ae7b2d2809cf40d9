import type { Clock } from "@green-ledger/domain";
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTVerifyGetKey,
  SignJWT,
} from "jose";

export const DEVELOPMENT_ISSUER = "urn:green-ledger:development-issuer";
export const DEVELOPMENT_AUDIENCE = "green-ledger-gateway";

const ALGORITHM = "ES256";

/** An identity provider for development: whoever holds its key is everyone. Never for a network with real money. */
export interface DevelopmentIssuer {
  issuer: typeof DEVELOPMENT_ISSUER;
  audience: typeof DEVELOPMENT_AUDIENCE;
  /** Its public key, for `createAuthenticator`. */
  keys: JWTVerifyGetKey;
  /** A token for a subject. */
  tokenFor(subject: string, lifetimeSeconds: number): Promise<string>;
}

/** A new private key for a development issuer, to be kept with the data. */
export async function createDevelopmentKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  return exportJWK(privateKey);
}

/** @param key as `createDevelopmentKey` made it */
export async function createDevelopmentIssuer({
  key,
  clock,
}: {
  key: JWK;
  clock: Clock;
}): Promise<DevelopmentIssuer> {
  const privateKey = await importJWK(key, ALGORITHM);
  const { d: _, ...publicKey } = key;
  return {
    issuer: DEVELOPMENT_ISSUER,
    audience: DEVELOPMENT_AUDIENCE,
    keys: createLocalJWKSet({ keys: [{ ...publicKey, alg: ALGORITHM, use: "sig" }] }),
    tokenFor(subject, lifetimeSeconds) {
      const now = clock();
      return new SignJWT({ development: true })
        .setProtectedHeader({ alg: ALGORITHM, typ: "JWT" })
        .setIssuer(DEVELOPMENT_ISSUER)
        .setAudience(DEVELOPMENT_AUDIENCE)
        .setSubject(subject)
        .setIssuedAt(now)
        .setExpirationTime(now + lifetimeSeconds)
        .sign(privateKey);
    },
  };
}
