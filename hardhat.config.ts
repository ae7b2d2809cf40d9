import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { defineConfig } from "hardhat/config";
import { plainTests } from "./scripts/testing/plain-tests.ts";

const require = createRequire(import.meta.url);

/** `npm run deep` searches longer than a build should take. */
const deep = process.env.GREEN_LEDGER_DEEP === "1";

/** Faults in the contracts show without the optimiser too, and compile in half the time. */
const plain = process.env.GREEN_LEDGER_PLAIN === "1";

/** The folders of what is deployed. Named one by one, because the tests lie among them. */
const sources = readdirSync(new URL("contracts", import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "test")
  .map((entry) => `./contracts/${entry.name}`);

export default defineConfig({
  plugins: [plainTests],
  solidity: {
    compilers: [
      {
        version: "0.8.37",
        // The compiler comes from npm with the other dependencies, so that a build needs no download.
        path: require.resolve("solc/soljson.js"),
        settings: {
          optimizer: { enabled: !plain, runs: 200 },
          evmVersion: "cancun",
          // Without the hash of the sources, bytecode changes only when behaviour does: not with a comment.
          metadata: { bytecodeHash: "none", appendCBOR: false },
        },
      },
    ],
    // Deployed with ours as they are: the proxy in front of each contract, and who may call what.
    npmFilesToBuild: [
      "@openzeppelin/contracts/access/manager/AccessManager.sol",
      "@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol",
    ],
    // What is deployed never depends on which tests were compiled with it.
    splitTestsCompilation: true,
  },
  paths: {
    sources,
    tests: { solidity: "./contracts/test" },
  },
  networks: {
    // The tests run on the rules of the chain that the node embeds.
    default: { type: "edr-simulated", chainType: "l1", hardfork: "cancun" },
  },
  test: {
    solidity: {
      fuzz: { runs: deep ? 1_000 : 256 },
      invariant: { runs: deep ? 1_000 : 48, depth: deep ? 250 : 64, failOnRevert: true },
    },
  },
});
