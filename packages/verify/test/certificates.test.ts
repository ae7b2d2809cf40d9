import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Certificate,
  certificateText,
  type Hex,
  type Statement,
  type Subject,
  type Trust,
  verifyCertificate,
} from "../src/index.ts";
import { MakingError } from "../src/making/index.ts";
import { type CertifiedLedger, startCertifiedLedger } from "./certified-ledger.ts";
import { expectFault } from "./expect-fault.ts";

const KINDS = ["payment", "lot_origin", "label", "no_breach", "document"] as const;

let ledger: CertifiedLedger;
const certificates = new Map<Subject["kind"], Certificate>();
beforeAll(async () => {
  ledger = await startCertifiedLedger();
  for (const kind of KINDS) certificates.set(kind, await ledger.certify(kind));
});
afterAll(() => ledger.close());

const fileOf = (certificate: object) => new TextEncoder().encode(certificateText(certificate));

function certificateOf(kind: Subject["kind"]): Certificate {
  const certificate = certificates.get(kind);
  if (certificate === undefined) throw new Error(`no ${kind}`);
  return certificate;
}

/** What a reader with a node of its own trusts: the hashes that the node gives for those numbers. */
async function trustIn(certificate: Certificate): Promise<Trust> {
  const { blocks } = verifyCertificate(fileOf(certificate));
  const headers = await Promise.all(
    blocks.map(async ({ number }) => {
      const key = `0x${number.toString(16)}`;
      return ((await ledger.system.chain.request("eth_getBlockByNumber", [key, false])) as { hash: Hex })
        .hash;
    }),
  );
  return { contracts: ledger.contracts, headers };
}

describe.each(KINDS)("a certificate of %s", (kind) => {
  test("is proved to who knows the blocks and the contracts", async () => {
    const certificate = certificateOf(kind);
    const { proved, blocks, contracts } = verifyCertificate(fileOf(certificate), await trustIn(certificate));
    expect(proved).toBe(true);
    expect(new Set(blocks.map(({ anchor }) => anchor))).toEqual(new Set(["hash"]));
    expect(contracts.every(({ trusted }) => trusted)).toBe(true);
  });

  test("is not proved to who trusts nothing, or knows the contracts only, or not all blocks", async () => {
    const certificate = certificateOf(kind);
    const { contracts, headers = [] } = await trustIn(certificate);
    expect(verifyCertificate(fileOf(certificate)).proved).toBe(false);
    expect(verifyCertificate(fileOf(certificate), { contracts }).proved).toBe(false);
    expect(verifyCertificate(fileOf(certificate), { headers }).proved).toBe(false);
    expect(verifyCertificate(fileOf(certificate), { contracts, headers: headers.slice(1) }).proved).toBe(
      false,
    );
  });

  test("of another contract is refused", () => {
    const trust = {
      contracts: Object.fromEntries(
        Object.keys(ledger.contracts).map((name) => [name, `0x${"11".repeat(20)}` as Hex]),
      ),
    };
    expectFault(() => verifyCertificate(fileOf(certificateOf(kind)), trust), "contract_differs");
  });

  test("without any one part is refused", () => {
    const certificate = certificateOf(kind);
    for (let i = 0; i < certificate.nodes.length; i++) {
      const nodes = certificate.nodes.toSpliced(i, 1);
      expectFault(() => verifyCertificate(fileOf({ ...certificate, nodes })), "node_missing");
    }
    for (let i = 0; i < certificate.receipts.length; i++) {
      const receipts = certificate.receipts.toSpliced(i, 1);
      expectRefused({ ...certificate, receipts });
    }
  });

  test("with evidence of something else is refused", () => {
    const certificate = certificateOf(kind);
    const other = certificateOf(kind === "label" ? "document" : "label");
    const nodes = [...new Set([...certificate.nodes, ...other.nodes])].sort();
    expectFault(() => verifyCertificate(fileOf({ ...certificate, nodes })), "evidence_unused");
    expectFault(
      () => verifyCertificate(fileOf({ ...certificate, contracts: ledger.contracts })),
      "evidence_unused",
    );
  });

  test("of another statement is refused", () => {
    const certificate = certificateOf(kind);
    for (const name of Object.keys(certificate.statement)) {
      const value = certificate.statement[name as keyof Statement] as unknown;
      if (name === "kind") continue;
      const statement = { ...certificate.statement, [name]: otherThan(value) };
      expectRefused({ ...certificate, statement });
    }
  });

  test("in another order, or twice the same, is refused", () => {
    const certificate = certificateOf(kind);
    const { nodes, headers } = certificate;
    if (nodes.length > 1)
      expectFault(
        () => verifyCertificate(fileOf({ ...certificate, nodes: nodes.toReversed() })),
        "nodes_unordered",
      );
    expectFault(
      () => verifyCertificate(fileOf({ ...certificate, nodes: [nodes[0], ...nodes] })),
      "nodes_unordered",
    );
    expectFault(
      () => verifyCertificate(fileOf({ ...certificate, headers: [...headers, headers[0]] })),
      "headers_unordered",
    );
  });
});

/** Something of the same form. */
function otherThan(value: unknown): unknown {
  if (typeof value === "string" && value.startsWith("0x")) return `0x${"11".repeat((value.length - 2) / 2)}`;
  if (typeof value === "string") return /^\d+$/.test(value) ? `${value}1` : value === "CNY" ? "EUR" : "other";
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (value === null) return 1;
  if (Array.isArray(value)) return [...value, ...value];
  const [[name, first] = ["", 0], ...rest] = Object.entries(value as object);
  return Object.fromEntries([[name, otherThan(first)], ...rest]);
}

function expectRefused(certificate: object): void {
  expect(() => verifyCertificate(fileOf(certificate))).toThrow();
}

test("statements say what happened", () => {
  expect(certificateOf("payment").statement).toMatchObject({
    payment: ledger.payment,
    amount: "1234",
    currency: "CNY",
    use: "allocate",
    flag: null,
    draws: [{ colour: 1, amount: "1234" }],
    as_of: { state: "paid", reversed: [] },
  });
  expect(certificateOf("lot_origin").statement).toMatchObject({
    amount: "200",
    root: { kind: "receipt", origin: "proceeds", of: null },
    path: [{ amount: "50000" }, { amount: "500" }, { amount: "200" }],
  });
  expect(certificateOf("label").statement).toMatchObject({
    asset_kind: "project",
    epoch: 1,
    valid_until: null,
  });
  expect(certificateOf("no_breach").statement).toMatchObject({
    minted: "50000",
    live: "48766",
    allocated: "1234",
  });
  expect(certificateOf("document").statement).toMatchObject({
    act: "registered",
    fields: [
      { part: "documents/0/name", value: "许可证.pdf" },
      { part: "documents/0/sha256", value: "cd".repeat(32) },
    ],
  });
});

test("a label that the asset does not have cannot be made", async () => {
  await expect(
    ledger.certifyAs({
      subject: { kind: "label", asset: ledger.asset, codes: [] },
      transactions: [],
    }),
  ).rejects.toMatchObject({ code: "claim_false" });
});

test("a node that answers with another header is found out", async () => {
  const request = async (method: string, params: readonly unknown[]) => {
    const reply = await ledger.system.chain.request(method, params);
    return method === "eth_getBlockByNumber" ? { ...(reply as object), gasUsed: "0x1" } : reply;
  };
  await expect(ledger.certify("payment", { request })).rejects.toBeInstanceOf(MakingError);
});

test("a node that leaves out a log is found out", async () => {
  const request = async (method: string, params: readonly unknown[]) => {
    const reply = await ledger.system.chain.request(method, params);
    return method === "eth_getBlockReceipts"
      ? (reply as object[]).map((each) => ({ ...each, logs: [] }))
      : reply;
  };
  await expect(ledger.certify("payment", { request })).rejects.toBeInstanceOf(MakingError);
});
