import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Log } from "@green-ledger/domain";
import { createIndexer, createLocalRpc } from "@green-ledger/indexer";
import { firstBlockOf } from "@green-ledger/node/deployment";
import { createLocalSigner, createRequestRpc, createSender } from "@green-ledger/sender";
import { openOutbox } from "@green-ledger/store/outbox";
import { openProjection } from "@green-ledger/store/projection";
import { actorsOf, type System, startSystem } from "@green-ledger/testkit";
import { changeOf, createForest } from "@green-ledger/trace";
import { Registry } from "prom-client";
import {
  type ApiKeyRecord,
  commitmentOf,
  createApiKey,
  createApp,
  createAuthenticator,
  createDevelopmentIssuer,
  createDevelopmentKey,
  DEFAULT_LIMITS,
  type EvidenceKeyStore,
  type Limits,
} from "../src/index.ts";
import { NETWORK_KEY, principalsOf, type Who } from "./cast.ts";

export const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** The whole node in this process: chain, index, outbox, sender, forest and gateway, on real sockets. */
export interface TestNode {
  url: string;
  system: System;
  tokenOf(who: Who): Promise<string>;
  apiKeyOf(who: Who): string;
  /** What was logged since the start. */
  logged: { level: string; fields: Record<string, unknown>; message: string }[];
  close(): Promise<void>;
}

export async function startNode({ limits = {} }: { limits?: Partial<Limits> } = {}): Promise<TestNode> {
  const system = await startSystem();
  const { chain, clock, cast, addresses, manifest } = system;
  const directory = mkdtempSync(join(tmpdir(), "gateway-"));
  const stop = new AbortController();

  const projection = await openProjection({ directory: join(directory, "projection"), log: SILENT });
  const indexer = createIndexer({
    rpc: createLocalRpc(chain.request),
    contracts: addresses,
    startBlock: firstBlockOf(manifest),
    projection,
    finalityDepth: 0,
    log: SILENT,
    clock: clock.now,
    pollMs: 50,
    signal: stop.signal,
  });
  const forest = createForest();
  indexer.onCommitted(({ block, mutations }) => forest.append(changeOf(block.number, mutations)));
  chain.onBlock(() => indexer.nudge());

  const outbox = await openOutbox({ directory: join(directory, "outbox"), log: SILENT });
  const sender = await createSender({
    rpc: createRequestRpc(chain.request),
    chainId: 88001,
    contracts: addresses,
    outbox,
    signers: new Map(
      actorsOf(cast).map(({ address, privateKey }) => [address, createLocalSigner(privateKey)]),
    ),
    clock: clock.now,
    newId: newUuid,
    log: SILENT,
    pollMs: 5,
  });
  const running = indexer.run();
  const deployed = Number(await chain.request("eth_blockNumber"));
  await new Promise<void>((resolve) => {
    const look = () => (projection.reader.checkpoint()?.block ?? -1) >= deployed && resolve();
    projection.reader.onChange(look);
    look();
  });

  const principals = principalsOf(cast);
  const development = await createDevelopmentIssuer({ key: await createDevelopmentKey(), clock: clock.now });
  const keys = new Map<string, ApiKeyRecord>();
  const logged: TestNode["logged"] = [];
  const logAt = (level: string) => (fields: Record<string, unknown>, message: string) => {
    logged.push({ level, fields, message });
  };
  const app = await createApp({
    projection: projection.reader,
    outbox,
    sender,
    trace: forest,
    authenticate: createAuthenticator({
      ...development,
      apiKeys: { find: (id) => keys.get(id) },
      directory: { find: (subject) => principals.get(subject) },
      clock: clock.now,
    }),
    network: { chainId: 88001, genesis: manifest.genesisHash, contracts: addresses, networkKey: NETWORK_KEY },
    evidenceKeys: keysInMemory(),
    clock: clock.now,
    randomBytes,
    newRequestId: randomUUID,
    log: { debug: logAt("debug"), info: logAt("info"), warn: logAt("warn"), error: logAt("error") },
    metrics: new Registry(),
    chainRequest: chain.request,
    chainHead: () => projection.reader.checkpoint()?.block,
    readiness: () => ({ ready: true, reasons: [] }),
    limits: {
      ...DEFAULT_LIMITS,
      requestsPerPrincipal: 1e6,
      requestsPerAddress: 1e6,
      longestWaitSeconds: 20,
      ...limits,
    },
  });
  const server = createServer(app.listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  const tokens = new Map<Who, Promise<string>>();
  return {
    url: `http://127.0.0.1:${port}`,
    system,
    logged,
    tokenOf(who) {
      const token = tokens.get(who) ?? development.tokenFor(who, 86_000);
      tokens.set(who, token);
      return token;
    },
    apiKeyOf(who) {
      const id = `${who.toLowerCase()}key`;
      const { key, record } = createApiKey({ id, subject: who, expires: clock.now() + 1000 }, randomBytes);
      keys.set(id, record);
      return key;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      app.close();
      await sender.stop(5_000);
      stop.abort();
      await running;
      await outbox.close();
      await projection.close();
      await system.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Network keys as the node keeps them, without a disk. */
function keysInMemory(): EvidenceKeyStore {
  const keys = new Map<string, Uint8Array>();
  return {
    find: async (commitment) => keys.get(commitment),
    async keep(key) {
      keys.set(commitmentOf(key), key);
    },
  };
}

/** A UUID of version 7 as far as its form goes. */
function newUuid(): string {
  return `0189${randomUUID().slice(4, 14)}7${randomUUID().slice(15)}`;
}
