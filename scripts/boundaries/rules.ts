/** What one package may import from another: all of it, or only types. */
export type Arrow = "all" | "types";

export type PackageRule = {
  /** The packages it may import. */
  packages: Readonly<Record<string, Arrow>>;
  /** The libraries it may import; without the list, those of its manifest. */
  libraries?: readonly string[];
  /** No clock, randomness, environment or I/O. */
  pure?: true;
  /** Also runs in a browser: nothing of Node. */
  anywhere?: true;
};

/** The packages, bottom up, with the arrows between them. An arrow that is not here does not exist. */
export const packageRules: Readonly<Record<string, PackageRule>> = {
  protocol: { packages: {}, libraries: ["abitype", "viem"], pure: true, anywhere: true },
  domain: { packages: { protocol: "types" }, libraries: [], pure: true, anywhere: true },
  standards: { packages: { protocol: "types" }, libraries: [], pure: true, anywhere: true },
  trace: { packages: { domain: "all", standards: "all" }, libraries: [], pure: true, anywhere: true },
  rules: { packages: { domain: "all", standards: "all" }, libraries: [], pure: true, anywhere: true },
  statements: {
    packages: { domain: "all", standards: "all" },
    libraries: ["csv-parse", "sax", "zod"],
    pure: true,
    anywhere: true,
  },
  api: { packages: { domain: "types" }, libraries: ["zod", "zod-openapi"], pure: true, anywhere: true },
  store: { packages: { domain: "all" } },
  indexer: { packages: { protocol: "all", domain: "all", store: "all", verify: "all" } },
  sender: { packages: { protocol: "all", domain: "all", store: "all" } },
  gateway: {
    packages: {
      api: "all",
      domain: "all",
      standards: "all",
      statements: "all",
      trace: "all",
      rules: "all",
      store: "all",
      sender: "all",
      verify: "all",
    },
  },
  sdk: { packages: { api: "all", domain: "all" }, anywhere: true },
  cli: {
    packages: { sdk: "all", domain: "all", standards: "all", statements: "all", verify: "all" },
  },
  console: { packages: { sdk: "all", domain: "all", standards: "all" } },
  // Only the contracts' own interface: a fault of the index or of viem must not hide in who checks them.
  verify: {
    packages: { protocol: "all" },
    libraries: ["canonicalize", "ethers", "zod"],
    anywhere: true,
  },
  devchain: { packages: {} },
  node: {
    packages: {
      protocol: "all",
      domain: "all",
      standards: "all",
      trace: "all",
      rules: "all",
      api: "all",
      store: "all",
      indexer: "all",
      sender: "all",
      gateway: "all",
      sdk: "all",
      devchain: "all",
    },
  },
  // For tests only, which may import anything; so may it.
  testkit: {
    packages: {
      protocol: "all",
      domain: "all",
      standards: "all",
      trace: "all",
      rules: "all",
      statements: "all",
      api: "all",
      store: "all",
      indexer: "all",
      sender: "all",
      gateway: "all",
      sdk: "all",
      devchain: "all",
      node: "all",
    },
  },
};

/** Libraries that belong to one package, so that the rest does not depend on the choice. */
export const libraryOwners: Readonly<Record<string, string>> = {
  "@nomicfoundation/edr": "devchain",
  "classic-level": "store",
  commander: "cli",
  ethers: "verify",
  express: "gateway",
};

/** Global names that pure code has no use for. */
export const impureGlobals: ReadonlySet<string> = new Set([
  "console",
  "fetch",
  "performance",
  "process",
  "setImmediate",
  "setInterval",
  "setTimeout",
]);

/** Members of global objects that give another answer each time. */
export const impureMembers: ReadonlySet<string> = new Set([
  "Date.now",
  "Math.random",
  "crypto.getRandomValues",
  "crypto.randomUUID",
]);
