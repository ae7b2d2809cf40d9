import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { HardhatConfig } from "hardhat/types/config";
import type { HardhatPlugin } from "hardhat/types/plugins";
import { root } from "../root.ts";

const TESTS = "contracts/test";

/**
 * Has tests compiled without the optimiser: it takes longer than they run. What they deploy was compiled by itself, for
 * production. One configuration for all, since Hardhat compiles in one job what has the same object.
 */
export const plainTests: HardhatPlugin = {
  id: "green-ledger-plain-tests",
  hookHandlers: {
    config: async () => ({
      default: async () => ({
        resolveUserConfig: async (userConfig, resolve, next) =>
          withPlainTests(await next(userConfig, resolve)),
      }),
    }),
  },
};

function withPlainTests(config: HardhatConfig): HardhatConfig {
  for (const profile of Object.values(config.solidity.profiles)) {
    const [compiler] = profile.compilers;
    if (compiler === undefined) continue;
    const plain = { ...compiler, settings: { ...compiler.settings, optimizer: { enabled: false } } };
    for (const file of readdirSync(join(root, TESTS), { recursive: true, encoding: "utf8" }))
      if (file.endsWith(".sol")) profile.overrides[`${TESTS}/${file.replaceAll("\\", "/")}`] = plain;
  }
  return config;
}
