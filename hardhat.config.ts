import { createRequire } from "node:module";
import { defineConfig } from "hardhat/config";

const require = createRequire(import.meta.url);

/** `npm run deep` searches longer than a build should take. */
const deep = process.env["GREEN_LEDGER_DEEP"] === "1";

export default defineConfig({
  solidity: {
    compilers: [
      {
        version: "0.8.37",
        // The compiler comes from npm with the other dependencies, so that a build needs no download.
        path: require.resolve("solc/soljson.js"),
        settings: {
          optimizer: { enabled: true, runs: 1_000 },
          evmVersion: "cancun",
          // Without the hash of the sources, bytecode changes only when behaviour does: not with a comment.
          metadata: { bytecodeHash: "none", appendCBOR: false },
        },
      },
    ],
    // What is deployed never depends on which tests were compiled with it.
    splitTestsCompilation: true,
  },
  paths: {
    sources: "./contracts",
    tests: { solidity: "./contracts/test" },
  },
  test: {
    solidity: {
      blockGasLimit: 60_000_000,
      fuzz: { runs: deep ? 1_000 : 256 },
      invariant: { runs: deep ? 1_000 : 48, depth: deep ? 250 : 64, failOnRevert: true },
    },
  },
});
