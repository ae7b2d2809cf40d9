import type { Clock } from "@green-ledger/domain";
import type { JWTVerifyGetKey } from "jose";
import { GatewayError } from "../errors/gateway-error.ts";
import type { Principal, PrincipalDirectory } from "../principal.ts";
import { type ApiKeys, subjectOfApiKey } from "./api-keys.ts";
import { createBearerTokens } from "./bearer-tokens.ts";

/** What a request shows of who it is. */
export interface Credentials {
  authorization: string | undefined;
  apiKey: string | undefined;
}

/**
 * Says who asks.
 * @throws GatewayError unauthenticated, token_expired, not_ready
 */
export type Authenticate = (credentials: Credentials) => Promise<Principal>;

export interface AuthenticatorOptions {
  /** Of the tokens: their `iss` and `aud`. */
  issuer: string;
  audience: string;
  /** The issuer's public keys. */
  keys: JWTVerifyGetKey;
  apiKeys: ApiKeys;
  directory: PrincipalDirectory;
  clock: Clock;
}

/** Longer ones are not looked at. */
const LONGEST_TOKEN = 8192;

/** Bearer tokens and API keys; both lead to a principal of the directory. */
export function createAuthenticator({
  issuer,
  audience,
  keys,
  apiKeys,
  directory,
  clock,
}: AuthenticatorOptions): Authenticate {
  const tokens = createBearerTokens({ issuer, audience, keys, clock });

  async function subjectOf({ authorization, apiKey }: Credentials): Promise<string> {
    if (authorization !== undefined && apiKey !== undefined)
      throw refused("Send a token or an API key, not both.");
    if (apiKey !== undefined) {
      const subject = subjectOfApiKey(apiKey, apiKeys, clock);
      if (subject === undefined) throw refused("The API key is unknown or has expired.");
      return subject;
    }
    if (authorization === undefined) throw refused();
    const [, token = ""] = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization) ?? [];
    if (token === "" || token.length > LONGEST_TOKEN)
      throw refused("The Authorization header holds no bearer token.");
    const check = await tokens.check(token);
    if (check.kind === "expired") throw expired();
    if (check.kind === "unavailable") {
      throw new GatewayError("not_ready", "The keys of the identity provider cannot be fetched.");
    }
    if (check.kind === "invalid") throw refused("The token is not one that is accepted here.");
    return check.subject;
  }

  return async (credentials) => {
    const principal = directory.find(await subjectOf(credentials));
    if (principal === undefined) throw refused("Nobody of this name is known here.");
    return principal;
  };
}

const CHALLENGE = 'Bearer realm="green-ledger"';

function refused(detail?: string): GatewayError {
  return new GatewayError("unauthenticated", detail, { headers: { "WWW-Authenticate": CHALLENGE } });
}

function expired(): GatewayError {
  const challenge = `${CHALLENGE}, error="invalid_token", error_description="The token has expired"`;
  return new GatewayError("token_expired", undefined, { headers: { "WWW-Authenticate": challenge } });
}
