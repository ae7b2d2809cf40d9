import type { Address, Clock } from "@green-ledger/domain";
import {
  type Authenticate,
  createAuthenticator,
  createDevelopmentIssuer,
  createMakeId,
  type PrincipalDirectory,
} from "@green-ledger/gateway";
import type { Signer } from "@green-ledger/sender";
import { createRemoteJWKSet } from "jose";
import { DEPLOYMENT_KEYS } from "../chain/find-deployment.ts";
import type { Config } from "../config/load-config.ts";
import type { DataLayout } from "../data/layout.ts";
import { NodeError } from "../data/node-error.ts";
import { readIfPresent } from "../data/private-file.ts";
import { loadIssuerKey, loadKeystorePassword } from "../data/secrets.ts";
import { type Actor, createActors, principalsOf } from "../development/development-principals.ts";
import { type DevelopmentMember, officersOf } from "../development/members.ts";
import { makeTokens } from "../development/tokens.ts";
import { type KeyRing, openKeyRing, openKeystore } from "../keys/key-ring.ts";
import { watchPrincipals } from "./principals-file.ts";

/** What a development network adds: keys for everybody. */
export interface Development {
  keys: KeyRing;
  actors: Actor[];
  makeTokens(): Promise<Record<string, string>>;
}

/** Who may come in, and with which keys the gateway signs for them. */
export interface Identities {
  signers: ReadonlyMap<Address, Signer>;
  authenticate: Authenticate;
  /** Undefined outside development mode. */
  development: Development | undefined;
  close(): void;
}

export interface IdentityOptions {
  config: Config;
  layout: DataLayout;
  networkKey: Uint8Array;
  /** Of a development network. */
  members: readonly DevelopmentMember[];
  clock: Clock;
  onFailure(error: unknown): void;
}

/** Keys and users. @throws SenderError, NodeError */
export function openIdentities(options: IdentityOptions): Promise<Identities> {
  return options.config.development ? developmentIdentities(options) : networkIdentities(options);
}

const NO_API_KEYS = { find: () => undefined };

async function developmentIdentities({
  layout,
  networkKey,
  members,
  clock,
}: IdentityOptions): Promise<Identities> {
  const acting = members
    .flatMap(officersOf)
    .filter(({ keyRoles }) => keyRoles.length > 0)
    .map(({ subject }) => subject);
  const password = await loadKeystorePassword(layout);
  const keys = await openKeyRing(layout, { names: [...DEPLOYMENT_KEYS, ...acting], password });
  const actors = createActors(members, {
    makeId: createMakeId(networkKey),
    addressOf: (subject) => keys.signer(subject).address,
  });
  const operator = keys.signer("operator");
  const principals = principalsOf(actors, operator.address);
  const issuer = await createDevelopmentIssuer({ key: await loadIssuerKey(layout), clock });
  return {
    signers: new Map([operator, ...acting.map(keys.signer)].map((signer) => [signer.address, signer])),
    authenticate: createAuthenticator({
      issuer: issuer.issuer,
      audience: issuer.audience,
      keys: issuer.keys,
      apiKeys: NO_API_KEYS,
      directory: { find: (subject) => principals.get(subject) },
      clock,
    }),
    development: { keys, actors, makeTokens: () => makeTokens(actors, issuer) },
    close() {},
  };
}

async function networkIdentities({ config, layout, clock, onFailure }: IdentityOptions): Promise<Identities> {
  const { principals: path, tokenIssuer, tokenKeys, tokenAudience } = config;
  if (path === undefined || tokenIssuer === undefined || tokenKeys === undefined) {
    throw new TypeError("the settings were checked");
  }
  const { directory, close } = await watchPrincipals(path, onFailure);
  return {
    signers: await openKeystore(config.keystore ?? layout.keystore, await passwordOf(config, layout)),
    authenticate: createAuthenticator({
      issuer: tokenIssuer,
      audience: tokenAudience,
      keys: createRemoteJWKSet(new URL(tokenKeys)),
      apiKeys: directory.apiKeys,
      directory: directory as PrincipalDirectory,
      clock,
    }),
    development: undefined,
    close,
  };
}

async function passwordOf({ keystorePassword }: Config, layout: DataLayout): Promise<string> {
  const path = keystorePassword ?? layout.keystorePassword;
  const text = await readIfPresent(path);
  if (text !== undefined) return text.replace(/\r?\n$/, "");
  throw new NodeError(
    "secret_missing",
    `There is no password ${path} for the keystore. Name its file with --keystore-password.`,
  );
}
