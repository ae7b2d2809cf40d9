import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { certificateText, verifyCertificate } from "@green-ledger/verify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CertifiedLedger, startCertifiedLedger } from "../../../verify/test/certified-ledger.ts";
import { addressesOf, sealedChain } from "../../../verify/test/sealed-chain.ts";
import { failureOf } from "../exit.ts";
import { buildProgram } from "../program.ts";

const FOUR = [1, 2, 3, 4];
let folder: string;
let ledger: CertifiedLedger;
let deployment: string;
let payment: string;
let sealed: string;
let hashes: string[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "verify-"));
  ledger = await startCertifiedLedger();
  deployment = write("deployment.json", JSON.stringify(ledger.system.manifest));
  const certificate = certificateText(await ledger.certify("payment"));
  payment = write("payment.json", certificate);
  hashes = verifyCertificate(new TextEncoder().encode(certificate)).blocks.map(({ hash }) => hash);
  const request = sealedChain(ledger.system.chain.request, () => ({ validators: FOUR, sealers: FOUR }));
  sealed = write("sealed.json", certificateText(await ledger.certify("label", { request })));
});
afterAll(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function run(...args: string[]): Promise<{ exit: number; code: string; out: string }> {
  const written: string[] = [];
  const stdout = { write: (text: string) => written.push(text) };
  const program = buildProgram({ env: {}, stdout, stderr: stdout, now: () => 0 });
  const failure = await program
    .parseAsync(["node", "green-ledger", "verify", ...args])
    .then(() => ({ exit: 0, code: "" }), failureOf);
  return { exit: failure.exit, code: failure.code, out: written.join("") };
}

const headerHashes = () => hashes.flatMap((hash) => ["--header-hash", hash]);

test("a payment is proved to who names the blocks and the deployment", async () => {
  const { exit, out } = await run(payment, "--deployment", deployment, ...headerHashes());
  expect(exit).toBe(0);
  expect(out).toMatch(/^PROVED\nPayment 0x[0-9a-f]{64} of CNY 12\.34 happened \(allocate\)\./);
});

test("a node that the reader trusts vouches for blocks", async () => {
  expect((await run(payment, "--deployment", deployment, "--rpc", ledger.system.chain.url)).exit).toBe(0);
  expect(await run(payment, "--deployment", deployment, "--rpc", "http://127.0.0.1:1")).toMatchObject({
    exit: 2,
  });
});

test("validators vouch for blocks", async () => {
  const args = [sealed, "--deployment", deployment, "--validators"];
  expect(await run(...args, addressesOf(FOUR).join(","))).toMatchObject({ exit: 0 });
  expect(await run(...args, addressesOf([5, 6, 7, 8]).join(","))).toMatchObject({
    exit: 1,
    code: "validators_unknown",
  });
});

test("what the reader trusts can be kept in a file", async () => {
  const trust = write(
    "trust.json",
    JSON.stringify({ contracts: ledger.contracts, validators: addressesOf(FOUR) }),
  );
  expect(await run(sealed, "--trust", trust)).toMatchObject({ exit: 0 });
  expect(await run(sealed, "--trust", write("wrong.json", '{"validator":[]}'))).toMatchObject({ exit: 2 });
});

test("without that, it says what to compare", async () => {
  expect(await run(payment)).toMatchObject({ exit: 4, code: "not_anchored" });
  expect(await run(payment, "--deployment", deployment)).toMatchObject({ exit: 4 });
  expect(await run(payment, ...headerHashes())).toMatchObject({ exit: 4 });
});

test("a changed, unreadable or missing file, and wrong words", async () => {
  const changed = write(
    "changed.json",
    certificateText(await ledger.certify("payment")).replace('"amount":"1234"', '"amount":"1235"'),
  );
  expect(await run(changed, "--deployment", deployment, ...headerHashes())).toMatchObject({
    exit: 1,
    code: "statement_differs",
  });
  expect(await run(deployment)).toMatchObject({ exit: 1, code: "not_canonical" });
  expect(await run(join(folder, "nothing.json"))).toMatchObject({ exit: 2 });
  expect(await run(payment, "--contract", "LotLedger")).toMatchObject({ exit: 2 });
  expect(await run(payment, "--contract", `LotLedger=0x${"11".repeat(20)}`)).toMatchObject({
    exit: 1,
    code: "contract_differs",
  });
  expect(await run(payment, "--header-hash", "0x12")).toMatchObject({ exit: 2 });
});
