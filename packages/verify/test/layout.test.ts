import { expect, test } from "vitest";
import { storageLayouts } from "../../../scripts/contracts/storage-layout.ts";

/** `statements/layout.ts` reads these places; the format's description names them. */
test("the contracts keep what statements are about where the verifier looks", { timeout: 120_000 }, () => {
  const layouts = storageLayouts({
    LotLedger: "money/LotLedger.sol",
    AssetRegistry: "registry/AssetRegistry.sol",
  });
  const lines = [...layouts.values()].flat();
  const has = (slot: number, name: string, fields: string) =>
    expect(lines.find((line) => line.startsWith(`${slot}:0 ${name} `))).toContain(fields);
  has(
    5,
    "_counters",
    "{0:0 live Amount; 0:16 allocated Amount; 1:0 minted Amount; 1:16 returned Amount; " +
      "2:0 fees Amount; 2:16 breached Amount; 3:0 lent Amount; 3:16 repaid Amount}",
  );
  has(10, "_entries", "{0:0 state enum IEntries.EntryState; 0:1 flag");
  has(12, "_reversed", "mapping(PaymentId => mapping(Colour => Amount))");
  has(
    1,
    "_assets",
    "{0:0 status enum IAssetRegistry.AssetStatus; 0:1 kind enum IAssetRegistry.AssetKind; 0:2 epoch uint32; " +
      "0:6 validUntil uint64; 0:14 currency bytes3; 1:0 owner PartyId; 2:0 verifier PartyId;",
  );
  has(2, "_codes", "mapping(AssetId => mapping(SchemeId => mapping(Code => bool)))");
});
