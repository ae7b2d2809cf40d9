import { join } from "node:path";

/** Where each thing lies in a data folder. */
export interface DataLayout {
  folder: string;
  /** Blocks of the embedded chain. Cannot be made again. */
  chain: string;
  /** What was folded from the chain. `rebuild` makes it again. */
  projection: string;
  /** Operations, facts off chain, nonces. Cannot be made again. */
  outbox: string;
  /** Encrypted keys. Cannot be made again. */
  keystore: string;
  keystorePassword: string;
  /** Which key is whose, in development mode. */
  keyNames: string;
  /** Makes ids of references. Cannot be made again. */
  networkKey: string;
  /** Make fingerprints of documents. Cannot be made again. */
  evidenceKeys: string;
  /** Signs development tokens. */
  issuerKey: string;
  deployment: string;
  /** Development tokens by role. */
  tokens: string;
  /** The process that works here, and where it listens. */
  node: string;
}

export function dataLayout(folder: string): DataLayout {
  const at = (...parts: string[]) => join(folder, ...parts);
  return {
    folder,
    chain: at("chain"),
    projection: at("projection"),
    outbox: at("outbox"),
    keystore: at("keystore"),
    keystorePassword: at("secrets", "keystore-password"),
    keyNames: at("keys.json"),
    networkKey: at("secrets", "network-key"),
    evidenceKeys: at("secrets", "evidence-keys.json"),
    issuerKey: at("secrets", "development-issuer.json"),
    deployment: at("deployment.json"),
    tokens: at("tokens.json"),
    node: at("node.json"),
  };
}
