import { expect, test } from "vitest";
import { PROXIED, SYSTEM } from "./contracts.ts";
import { parseManifest } from "./parse-manifest.ts";

const address = `0x${"ab".repeat(20)}`;
const hash = `0x${"cd".repeat(32)}`;

/** A manifest as JSON would give it. */
function plain(): Record<string, unknown> & { contracts: Record<string, Record<string, unknown>> } {
  const deployed = () => ({ address, codeHash: hash, constructorArgs: [], transaction: hash, block: 1 });
  const contracts = Object.fromEntries(
    SYSTEM.map((name) => {
      const proxied = PROXIED.some((other) => other === name);
      return [name, { ...deployed(), ...(proxied ? { implementation: deployed() } : {}) }];
    }),
  );
  const people = { admin: address, operator: address, upgrader: address, guardian: address };
  return {
    format: 1,
    protocol: hash,
    chainId: 88001,
    genesisHash: hash,
    deployer: address,
    contracts,
    administration: { ...people, upgradeDelaySeconds: 0, transaction: hash, block: 2 },
  };
}

test("reads what was stored", () => {
  expect(parseManifest(JSON.stringify(plain()))).toEqual(plain());
});

test.each<[string, (manifest: ReturnType<typeof plain>) => unknown]>([
  ["it", () => null],
  ["format", (m) => ({ ...m, format: 2 })],
  ["chainId", (m) => ({ ...m, chainId: "88001" })],
  ["protocol", (m) => ({ ...m, protocol: undefined })],
  ["genesisHash", (m) => ({ ...m, genesisHash: "0x12" })],
  ["deployer", (m) => ({ ...m, deployer: address.toUpperCase() })],
  ["contracts", (m) => ({ ...m, contracts: undefined })],
  ["LotLedger", (m) => ({ ...m, contracts: { ...m.contracts, LotLedger: undefined } })],
  [
    "LotLedger.address",
    (m) => ({ ...m, contracts: { ...m.contracts, LotLedger: { ...m.contracts.LotLedger, address: "0x" } } }),
  ],
  [
    "MoneyPolicy.implementation",
    (m) => ({
      ...m,
      contracts: { ...m.contracts, MoneyPolicy: { ...m.contracts.MoneyPolicy, implementation: null } },
    }),
  ],
  ["administration", (m) => ({ ...m, administration: null })],
  ["administration.admin", (m) => ({ ...m, administration: {} })],
])("says that %s is missing or malformed", (part, damage) => {
  const text = JSON.stringify(damage(plain()));
  expect(() => parseManifest(text)).toThrow(
    expect.objectContaining({
      code: "manifest_invalid",
      message: expect.stringContaining(`: ${part} is missing`),
    }),
  );
});

test("says that a broken file is no manifest", () => {
  expect(() => parseManifest("{")).toThrow(expect.objectContaining({ code: "manifest_invalid" }));
});
