import { certificateText, type Subject, verifyCertificate } from "../src/index.ts";
import { startCertifiedLedger } from "../test/certified-ledger.ts";
import { addressesOf, sealedChain } from "../test/sealed-chain.ts";

type Report = (measurement: {
  bench: string;
  metric: string;
  value: number;
  unit: string;
  baseline?: number;
}) => void;

const KINDS: readonly Subject["kind"][] = ["payment", "lot_origin", "label", "no_breach", "document"];
const FOUR = [1, 2, 3, 4];
const MADE = 20;
const VERIFIED = 100;

/**
 * Making certificates from the embedded chain, and verifying them; the same sealed by three of four validators. What
 * they are compared with is the aim: made in 50 ms, verified in 20 ms.
 */
export async function run(report: Report): Promise<void> {
  const ledger = await startCertifiedLedger();
  const add = (metric: string, value: number, unit: string, baseline?: number) =>
    report({ bench: "certificates", metric, value, unit, ...(baseline === undefined ? {} : { baseline }) });
  const sealing = () => ({ validators: FOUR, sealers: [1, 2, 4] });
  try {
    for (const kind of KINDS) {
      for (const sealed of [false, true]) {
        const name = sealed ? `${kind}, sealed` : kind;
        // Sealing is the stand-in's work, not the maker's, so each block is sealed once.
        const { request } = ledger.system.chain;
        const chain = sealed ? remembering(sealedChain(request, sealing)) : request;
        const certificate = await ledger.certify(kind, { request: chain });
        const file = new TextEncoder().encode(certificateText(certificate));
        const trust = { contracts: ledger.contracts, validators: addressesOf(FOUR) };
        const made = await meanOf(MADE, () => ledger.certify(kind, { request: chain }));
        const verified = await meanOf(VERIFIED, () => verifyCertificate(file, trust));
        add(`${name}: made`, made, "ms", 50);
        add(`${name}: verified`, verified, "ms", 20);
        add(`${name}: size`, file.length / 1024, "KiB");
      }
    }
  } finally {
    await ledger.close();
  }
}

function remembering(request: ReturnType<typeof sealedChain>): typeof request {
  const known = new Map<string, Promise<unknown>>();
  return (method, params) => {
    const key = JSON.stringify([method, params]);
    const reply = known.get(key) ?? request(method, params);
    known.set(key, reply);
    return reply;
  };
}

async function meanOf(times: number, work: () => unknown): Promise<number> {
  await work();
  const start = performance.now();
  for (let i = 0; i < times; i++) await work();
  return (performance.now() - start) / times;
}
