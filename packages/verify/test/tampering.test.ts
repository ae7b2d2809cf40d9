import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { certificateText, type Subject, type Trust, verifyCertificate } from "../src/index.ts";
import { type CertifiedLedger, startCertifiedLedger } from "./certified-ledger.ts";
import { addressesOf, sealedChain } from "./sealed-chain.ts";

const FOUR = [1, 2, 3, 4];
let ledger: CertifiedLedger;
beforeAll(async () => {
  ledger = await startCertifiedLedger();
});
afterAll(() => ledger.close());

interface Given {
  file: Uint8Array;
  trust: Trust;
}

async function sealed(kind: Subject["kind"]): Promise<Given> {
  const sealing = () => ({ validators: FOUR, sealers: [1, 2, 4], round: 1 });
  const certificate = await ledger.certify(kind, {
    request: sealedChain(ledger.system.chain.request, sealing),
  });
  return {
    file: new TextEncoder().encode(certificateText(certificate)),
    trust: { contracts: ledger.contracts, validators: addressesOf(FOUR) },
  };
}

async function unsealed(kind: Subject["kind"]): Promise<Given> {
  const file = new TextEncoder().encode(certificateText(await ledger.certify(kind)));
  const headers = verifyCertificate(file).blocks.map(({ hash }) => hash);
  return { file, trust: { contracts: ledger.contracts, headers } };
}

function passes(file: Uint8Array, trust: Trust): boolean {
  try {
    return verifyCertificate(file, trust).proved;
  } catch {
    return false;
  }
}

/** @param flip what is changed in the byte; not zero */
function flipped(file: Uint8Array, at: number, flip: number): Uint8Array {
  return file.map((byte, i) => (i === at ? byte ^ flip : byte));
}

test.each(["sealed", "unsealed"] as const)(
  "no byte of a whole certificate, %s, can be another",
  async (how) => {
    const { file, trust } = await (how === "sealed" ? sealed("document") : unsealed("document"));
    expect(passes(file, trust)).toBe(true);
    // One bit, so that a digit becomes another digit as often as not.
    const passed = [...file.keys()].filter((at) => passes(flipped(file, at, 1), trust));
    expect(passed).toEqual([]);
  },
);

test.each(["payment", "lot_origin", "label", "no_breach"] as const)(
  "no change of a byte of %s passes",
  async (kind) => {
    for (const { file, trust } of [await sealed(kind), await unsealed(kind)]) {
      expect(passes(file, trust)).toBe(true);
      fc.assert(
        fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
          expect(passes(flipped(file, at, flip), trust)).toBe(false);
        }),
        { numRuns: 400 },
      );
    }
  },
);

test("no digit of a seal, a header or a receipt can be another digit", async () => {
  const { file, trust } = await sealed("label");
  const text = new TextDecoder().decode(file);
  const digit = fc.constantFrom(..."0123456789abcdef");
  fc.assert(
    fc.property(fc.nat(file.length - 1), digit, (at, other) => {
      const now = text.charAt(at);
      fc.pre(/[0-9a-f]/.test(now) && now !== other);
      const changed = new TextEncoder().encode(text.slice(0, at) + other + text.slice(at + 1));
      expect(passes(changed, trust)).toBe(false);
    }),
    { numRuns: 1_000 },
  );
});

test("a byte more or less, or the same value written in another way, does not pass", async () => {
  const { file, trust } = await unsealed("document");
  const text = new TextDecoder().decode(file);
  const passing = [
    text.slice(0, -1),
    `${text}\n`,
    ` ${text}`,
    `\ufeff${text}`,
    text.replace(":", ": "),
    text.replace("许", "\\u8bb8"),
    text.replace('"format"', '"formaT"'),
    text.replace("{", '{"extra":1,'),
    text.replace('"contracts":', '"contracts":{},"contracts":'),
    text.slice(0, text.length / 2),
    "",
    "null\n",
    "[]\n",
  ].filter((each) => passes(new TextEncoder().encode(each), trust));
  expect(passing).toEqual([]);
  const broken = new Uint8Array([...file.slice(0, -1), 0xff, 0x0a]);
  expect(passes(broken, trust)).toBe(false);
});
