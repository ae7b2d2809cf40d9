import { createHash } from "node:crypto";
import { type Command, dayOfSecond } from "@green-ledger/domain";
import {
  FOUNDING,
  foundingRequests,
  type Request,
  type System,
  startSystem,
  testId,
} from "@green-ledger/testkit";
import canonicalize from "canonicalize";
import type { Certificate, Disclosed, Hex, Subject } from "../src/index.ts";
import {
  type CertificateRequest,
  type ChainRequest,
  createChainReader,
  makeCertificate,
} from "../src/making/index.ts";

type Place = CertificateRequest["transactions"][number];

/** The real contracts on the embedded chain, with money that moved and an asset with disclosable facts. */
export interface CertifiedLedger {
  system: System;
  contracts: Parameters<typeof makeCertificate>[0]["contracts"];
  payment: Hex;
  /** What the payee received, two steps from the bond. */
  lot: { account: Hex; colour: number; n: number };
  asset: Hex;
  tranche: Hex;
  /** Made by whatever node answers; the embedded chain by default. */
  certify(
    subject: Subject["kind"],
    options?: { request?: ChainRequest; validatorsFrom?: number },
  ): Promise<Certificate>;
  certifyAs(request: Omit<CertificateRequest, "at">): Promise<Certificate>;
  close(): Promise<void>;
}

const SALT = testId("salt", 1);
const FIELDS = [
  { part: "documents/0/name", value: "许可证.pdf" },
  { part: "documents/0/sha256", value: "cd".repeat(32) },
  { part: "facts/name", value: "Wind farm" },
] as const;

export async function startCertifiedLedger(): Promise<CertifiedLedger> {
  const system = await startSystem();
  const { cast, clock, chain, addresses } = system;
  const { members } = cast;
  const places = new Map<Command["kind"], Place[]>();
  async function send(request: Request): Promise<Place> {
    const { blockNumber, transactionHash, status } = await system.send(request);
    if (status !== "0x1") throw new Error(`${request.command.kind} failed`);
    const place = { block: Number(blockNumber), hash: transactionHash };
    places.set(request.command.kind, [...(places.get(request.command.kind) ?? []), place]);
    return place;
  }
  for (const request of foundingRequests(cast, clock.now())) await send(request);

  const { issuerAtA, contractorAtA, issuerAtB } = FOUNDING.accounts;
  const wind = FOUNDING.assets.wind;
  const payment = testId("certified payment", 1);
  const facts = {
    entrusted: false,
    payeeBank: null,
    payeeAccount: null,
    project: null,
    line: null,
    valueDate: dayOfSecond(clock.now()) - 1,
    dataRoot: testId("data", 1),
    documents: [],
  };
  const paid = await send({
    sender: members.bankA.key,
    command: {
      kind: "recordPayments",
      account: issuerAtA,
      payments: [
        {
          ...facts,
          id: payment,
          amount: 1_234n,
          use: "allocate",
          payee: FOUNDING.counterparties[0] ?? testId("none", 0),
          project: wind,
          draws: [{ colour: 1, amount: 1_234n }],
        },
        {
          ...facts,
          id: testId("certified transfer", 1),
          amount: 500n,
          use: "transfer",
          payee: members.contractor.party,
          payeeAccount: contractorAtA,
          draws: [{ colour: 1, amount: 500n }],
        },
      ],
    },
  });
  const onward = await send({
    sender: members.bankA.key,
    command: {
      kind: "recordPayments",
      account: contractorAtA,
      payments: [
        {
          ...facts,
          id: testId("certified transfer", 2),
          amount: 200n,
          use: "transfer",
          payee: members.issuer.party,
          payeeAccount: issuerAtB,
          draws: [],
        },
      ],
    },
  });
  const asset = testId("asset documented", 1);
  const registered = await send({
    sender: members.issuer.key,
    command: {
      kind: "registerAssets",
      assets: [
        {
          id: asset,
          kind: "project",
          currency: "CNY",
          evidenceRoot: tree().root,
          classifications: [],
          parents: [],
        },
      ],
    },
  });
  const at = Number(await chain.request("eth_blockNumber"));

  const { AccountRegistry, AssetRegistry, InstrumentRegistry, LotLedger } = addresses;
  const contracts = {
    AccountRegistry: AccountRegistry.toLowerCase() as Hex,
    AssetRegistry: AssetRegistry.toLowerCase() as Hex,
    InstrumentRegistry: InstrumentRegistry.toLowerCase() as Hex,
    LotLedger: LotLedger.toLowerCase() as Hex,
  };
  const lot = { account: issuerAtB, colour: 1, n: 1 };
  const tranche = FOUNDING.tranches[0] ?? testId("none", 0);
  const nth = (kind: Command["kind"], n: number): Place => {
    const place = places.get(kind)?.[n];
    if (place === undefined) throw new Error(`no ${kind} ${n}`);
    return place;
  };
  const requests: Record<Subject["kind"], Omit<CertificateRequest, "at">> = {
    payment: {
      subject: { kind: "payment", payment },
      transactions: [paid, nth("openAccounts", 0)],
      colours: [1],
    },
    lot_origin: {
      subject: { kind: "lot_origin", lot },
      transactions: [onward, paid, nth("recordReceipts", 0), nth("registerInstrument", 0)],
    },
    label: {
      subject: { kind: "label", asset: wind, codes: [{ scheme: "ICMA_GBP_2021", code: "GBP01" }] },
      transactions: [nth("confirmAsset", 0)],
    },
    no_breach: {
      subject: { kind: "no_breach", tranche },
      transactions: [nth("registerInstrument", 0)],
      colours: [1],
    },
    document: {
      subject: { kind: "document", asset, evidence_root: tree().root },
      transactions: [registered],
      disclosed: tree().disclosed.slice(0, 2),
    },
  };
  return {
    system,
    contracts,
    payment,
    lot,
    asset,
    tranche,
    certify(kind, { request = chain.request, validatorsFrom } = {}) {
      const reader = createChainReader(request);
      const more = validatorsFrom === undefined ? {} : { validatorsFrom };
      return makeCertificate({ reader, contracts }, { ...requests[kind], at, ...more });
    },
    certifyAs: (wanted) =>
      makeCertificate({ reader: createChainReader(chain.request), contracts }, { ...wanted, at }),
    close: () => system.close(),
  };
}

const sha256 = (...parts: readonly Hex[]): Hex => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(Buffer.from(part.slice(2), "hex"));
  return `0x${hash.digest("hex")}`;
};
const node = (a: Hex, b: Hex) => (a <= b ? sha256("0x01", a, b) : sha256("0x01", b, a));

/** Three fields, made as the format describes it and not by the code under test. */
function tree(): { root: Hex; disclosed: Disclosed[] } {
  const [a, b, c] = FIELDS.map(({ part, value }) => {
    const content = Buffer.from(canonicalize({ part, value }) ?? "").toString("hex");
    return sha256("0x00", sha256(SALT, `0x${content}`));
  }) as [Hex, Hex, Hex];
  const proofs: Hex[][] = [[b, c], [a, c], [node(a, b)]];
  return {
    root: node(node(a, b), c),
    disclosed: FIELDS.map((field, i) => ({ ...field, salt: SALT, proof: proofs[i] ?? [] })),
  };
}
