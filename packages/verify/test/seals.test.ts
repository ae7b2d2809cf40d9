import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Certificate, certificateText, verifyCertificate } from "../src/index.ts";
import { readExtraData } from "../src/qbft/extra-data.ts";
import { honestAmong, quorumOf } from "../src/qbft/seals.ts";
import { type CertifiedLedger, startCertifiedLedger } from "./certified-ledger.ts";
import { expectFault } from "./expect-fault.ts";
import { addressesOf, type Sealing, sealedChain, sealHeader } from "./sealed-chain.ts";

const FOUR = [1, 2, 3, 4];
const fileOf = (certificate: object) => new TextEncoder().encode(certificateText(certificate));

let ledger: CertifiedLedger;
beforeAll(async () => {
  ledger = await startCertifiedLedger();
});
afterAll(() => ledger.close());

function certify(sealingOf: (block: number) => Sealing, validatorsFrom?: number): Promise<Certificate> {
  const request = sealedChain(ledger.system.chain.request, sealingOf);
  return ledger.certify("payment", { request, ...(validatorsFrom === undefined ? {} : { validatorsFrom }) });
}

const trusting = (validators: readonly number[]) => ({
  contracts: ledger.contracts,
  validators: addressesOf(validators),
});

/** The same certificate with its last block sealed in another way. */
function resealed(certificate: Certificate, sealing: Sealing): Uint8Array {
  const last = certificate.headers.at(-1);
  if (last === undefined) throw new Error("no header");
  return fileOf({
    ...certificate,
    headers: [...certificate.headers.slice(0, -1), sealHeader(last, sealing).header],
  });
}

describe("a block of a QBFT network", () => {
  test("is vouched for by a quorum of the validators that the reader trusts", async () => {
    const certificate = await certify(() => ({ validators: FOUR, sealers: [1, 3, 4], round: 2 }));
    const { proved, blocks } = verifyCertificate(fileOf(certificate), trusting(FOUR));
    expect(proved).toBe(true);
    expect(new Set(blocks.map(({ anchor }) => anchor))).toEqual(new Set(["seals"]));
  });

  test("is not vouched for by anybody if the reader names nobody, and by a hash if it names that", async () => {
    const certificate = await certify(() => ({ validators: FOUR, sealers: FOUR }));
    const { contracts } = ledger;
    const { blocks, proved } = verifyCertificate(fileOf(certificate), { contracts });
    expect(proved).toBe(false);
    const [first, ...others] = blocks.map(({ hash }) => hash);
    // Whoever trusts a block trusts the validators that it names from then on.
    expect(verifyCertificate(fileOf(certificate), { contracts, headers: [first ?? "0x"] }).proved).toBe(true);
    expect(verifyCertificate(fileOf(certificate), { contracts, headers: others }).proved).toBe(false);
  });

  test("of other validators is refused", async () => {
    const certificate = await certify(() => ({ validators: FOUR, sealers: FOUR }));
    expectFault(() => verifyCertificate(fileOf(certificate), trusting([5, 6, 7, 8])), "validators_unknown");
    expectFault(() => verifyCertificate(fileOf(certificate), trusting([4, 5, 6, 7])), "validators_unknown");
  });

  test("with too few seals, one twice, or one of somebody else is refused", async () => {
    const certificate = await certify(() => ({ validators: FOUR, sealers: FOUR }));
    const check = (sealing: Sealing) => () =>
      verifyCertificate(resealed(certificate, sealing), trusting(FOUR));
    expect(check({ validators: FOUR, sealers: [4, 2, 1] })().proved).toBe(true);
    expectFault(check({ validators: FOUR, sealers: [1, 2] }), "seals_too_few");
    expectFault(check({ validators: FOUR, sealers: [] }), "seals_too_few");
    expectFault(check({ validators: [], sealers: [] }), "seals_too_few");
    expectFault(check({ validators: FOUR, sealers: [1, 2, 2] }), "seal_invalid");
    expectFault(check({ validators: FOUR, sealers: [1, 2, 3, 5] }), "seal_invalid");
  });

  test("that names validators of its own making is refused, however well they seal it", async () => {
    const certificate = await certify(() => ({ validators: FOUR, sealers: FOUR }));
    const forged = { validators: [1, 7, 8, 9], sealers: [1, 7, 8, 9] };
    expectFault(() => verifyCertificate(resealed(certificate, forged), trusting(FOUR)), "validators_unknown");
  });
});

describe("validators that change", () => {
  /** One leaves and one comes every ten blocks: by block 85 nobody of the first four is left. */
  const rolling = (block: number): Sealing => {
    const gone = Math.floor(block / 10);
    const validators = FOUR.map((n) => n + gone);
    return { validators, sealers: validators };
  };

  test("hand over from those of genesis, by as few blocks as it takes", async () => {
    const certificate = await certify(rolling);
    const { proved, blocks } = verifyCertificate(fileOf(certificate), trusting(FOUR));
    expect(proved).toBe(true);
    expect(blocks.length).toBeGreaterThan(3);
    expect(blocks.length).toBeLessThan(10);
  });

  test("do not reach without the blocks between", async () => {
    const certificate = await certify(rolling);
    // The first header is a link: the account of the payment was opened long after genesis.
    const headers = certificate.headers.slice(1);
    const receipts = certificate.receipts.map(({ header, index }) => ({ header: header - 1, index }));
    expectFault(
      () => verifyCertificate(fileOf({ ...certificate, headers, receipts }), trusting(FOUR)),
      "validators_unknown",
    );
  });

  test("hand over from a block that the reader knows", async () => {
    const certificate = await certify(rolling, 60);
    expect(verifyCertificate(fileOf(certificate), trusting(FOUR.map((n) => n + 6))).proved).toBe(true);
    expectFault(() => verifyCertificate(fileOf(certificate), trusting(FOUR)), "validators_unknown");
  });

  test("cannot be replaced at once", async () => {
    const replaced = (block: number): Sealing => {
      const validators = block < 50 ? FOUR : [5, 6, 7, 8];
      return { validators, sealers: validators };
    };
    await expect(certify(replaced)).rejects.toMatchObject({ code: "reply_invalid" });
  });
});

test("numbers of a quorum, and of those of whom one is honest", () => {
  expect([1, 2, 3, 4, 5, 6, 7, 10].map(quorumOf)).toEqual([1, 2, 2, 3, 4, 4, 5, 7]);
  expect([1, 2, 3, 4, 5, 6, 7, 10].map(honestAmong)).toEqual([1, 1, 1, 2, 2, 2, 3, 4]);
});

/** Of real networks: Besu's own constant for a network without validators, and the genesis of KalyChain. */
test("reads the extra data of genesis blocks", () => {
  const none = readExtraData(`0xe5a0${"00".repeat(32)}c0c080c0`);
  expect(none).toMatchObject({ validators: [], seals: [], round: "0x" });
  const validators = [
    "ad4ea9b483fb8a4ed177186174ba44a41c2f36c3",
    "3e5fee8e8cb007611d6e8bab73b1368a10986740",
    "4018f86e22cc26e0318e7c00c3a738df1e5f183a",
    "7366f751aa0fcf4d457dc52bdc9d5cd750533943",
  ];
  const four = readExtraData(
    `0xf87aa0${"00".repeat(32)}f854${validators.map((each) => `94${each}`).join("")}c080c0`,
  );
  expect(four.validators).toEqual(validators.map((each) => `0x${each}`));
});
