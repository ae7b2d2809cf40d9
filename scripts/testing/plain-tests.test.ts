import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import { describe, expect, it } from "vitest";
import config from "../../hardhat.config.ts";
import { root } from "../root.ts";

/** Bases without acts of their own, and names of roles. Interfaces and types are free. */
const KNOWN = new Set(["Administered.sol", "Roles.sol", "Sequenced.sol"]);

/** Reaches an internal function of the booking rules. */
const ALLOWED = new Map([["contracts/test/fuzz/Shares.t.sol", ["BookingRules.sol", "LedgerBase.sol"]]]);

describe("what tests are compiled with", () => {
  it("is no source of what is deployed, else each change of it compiles the tests anew", async () => {
    const found: string[] = [];
    for await (const file of glob("contracts/test/**/*.sol", { cwd: root })) {
      const path = file.replaceAll("\\", "/");
      const source = await readFile(join(root, file), "utf8");
      for (const name of implementationsIn(source))
        if (!ALLOWED.get(path)?.includes(name)) found.push(`${path} imports ${name}`);
    }
    expect(found).toEqual([]);
  });

  it("is seen in an import", () => {
    const from = (path: string) => implementationsIn(`import {X} from "../../${path}";`);
    expect(from("money/LotLedger.sol")).toEqual(["LotLedger.sol"]);
    expect(from("money/ILotLedger.sol")).toEqual([]);
    expect(from("registry/InstrumentRegistry.sol")).toEqual(["InstrumentRegistry.sol"]);
    expect(from("access/Roles.sol")).toEqual([]);
    expect(from("types/Ids.sol")).toEqual([]);
  });

  it("is no optimiser, and one configuration for all: Hardhat compiles in one job what has the same", async () => {
    const { config: resolved } = await createHardhatRuntimeEnvironment(config, {}, root);
    const profile = resolved.solidity.profiles.default;
    const [compiler] = profile?.compilers ?? [];
    const plain = new Set(Object.values(profile?.overrides ?? {}));
    expect(Object.keys(profile?.overrides ?? {})).toContain("contracts/test/utils/World.sol");
    expect(plain.size).toBe(1);
    expect([...plain][0]?.settings.optimizer).toEqual({ enabled: false });
    expect(compiler?.settings.optimizer).toMatchObject({ enabled: true });
  });
});

/** Names of imported files that hold a contract. */
function implementationsIn(source: string): string[] {
  const imports = source.matchAll(
    /from "(?:\.\.\/)+(?:access|libraries|money|policy|registry|trade)\/(\w+\.sol)"/g,
  );
  return [...imports].flatMap(([, name]) =>
    name === undefined || /^I[A-Z]/.test(name) || KNOWN.has(name) ? [] : [name],
  );
}
