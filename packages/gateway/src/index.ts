export { type ApiKeyRecord, type ApiKeys, createApiKey } from "./auth/api-keys.ts";
export { type Authenticate, type AuthenticatorOptions, createAuthenticator } from "./auth/authenticator.ts";
export {
  createDevelopmentIssuer,
  createDevelopmentKey,
  type DevelopmentIssuer,
} from "./auth/development-issuer.ts";
export { type App, createApp } from "./create-app.ts";
export { DEFAULT_LIMITS, type GatewayDeps, type Limits, type Network, type Readiness } from "./deps.ts";
export { commitmentOf, type EvidenceKeyStore } from "./evidence/network-keys.ts";
export { createMakeId, type IdentifiedKind, type MakeId, normaliseReference } from "./ids/make-id.ts";
export type { Principal, PrincipalDirectory, PrincipalRole, PrincipalSigner } from "./principal.ts";
export { isProfileIntact } from "./vault/is-profile-intact.ts";
