import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDevchain, type Devchain } from "@green-ledger/devchain";
import type { Address } from "@green-ledger/domain";
import { accessManagerAbi, partyRegistryAbi, Roles } from "@green-ledger/protocol";
import { createPublicClient, custom, encodeFunctionData, getAbiItem, toFunctionSelector } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { describe, expect, onTestFinished, test } from "vitest";
import { BOOKS, PROXIED, SYSTEM } from "./contracts.ts";
import { type DeployOptions, deploySystem } from "./deploy.ts";
import { addressesOf, deployedIn, firstBlockOf, type Manifest } from "./manifest.ts";
import { DESK_FUNCTIONS, DESKS, OPERATOR_FUNCTIONS, UPGRADER_FUNCTIONS } from "./roles.ts";

const CHAIN_ID = 88001;
const TWO_DAYS = 172_800;
const [admin, operator, upgrader, guardian, stranger] = [1, 2, 3, 4, 5].map(
  (n): Address => `0x${n.toString(16).padStart(40, "a")}`,
) as [Address, Address, Address, Address, Address];

async function openChain(options: { chainId?: number; time?: bigint } = {}): Promise<Devchain> {
  const dataDir = mkdtempSync(join(tmpdir(), "deployment-"));
  const chain = await createDevchain({
    dataDir,
    chainId: options.chainId ?? CHAIN_ID,
    validators: [stranger],
    clock: () => options.time ?? 1_800_000_000n,
  });
  onTestFinished(async () => {
    await chain.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return chain;
}

function optionsFor(chain: Devchain, more: Partial<DeployOptions> = {}): DeployOptions {
  return {
    request: chain.request,
    chainId: CHAIN_ID,
    deployer: privateKeyToAccount(`0x${"11".repeat(32)}`),
    admin,
    operator,
    upgrader,
    guardian,
    upgradeDelaySeconds: TWO_DAYS,
    pollMilliseconds: 10,
    ...more,
  };
}

const clientOf = (chain: Devchain) =>
  createPublicClient({
    transport: custom({ request: ({ method, params }) => chain.request(method, params) }),
  });

describe("deployment", () => {
  test("puts every contract on the chain and gives each role to whom it belongs", async () => {
    const chain = await openChain();
    const manifest = await deploySystem(optionsFor(chain));
    const client = clientOf(chain);
    const addresses = addressesOf(manifest);

    expect(Object.keys(addresses)).toEqual([...SYSTEM]);
    expect(manifest).toEqual(JSON.parse(JSON.stringify(manifest)));
    expect(firstBlockOf(manifest)).toBe(1);
    for (const [, { address }] of deployedIn(manifest)) {
      expect(await client.getCode({ address })).toBeDefined();
    }

    const may = (caller: Address, contract: (typeof PROXIED)[number], name: "suspend" | "upgradeToAndCall") =>
      client.readContract({
        address: addresses.AccessManager,
        abi: accessManagerAbi,
        functionName: "canCall",
        args: [caller, addresses[contract], toFunctionSelector(getAbiItem({ abi: partyRegistryAbi, name }))],
      });
    expect(await may(operator, "PartyRegistry", "suspend")).toEqual([true, 0]);
    expect(await may(operator, "PartyRegistry", "upgradeToAndCall")).toEqual([false, 0]);
    for (const caller of [admin, stranger, manifest.deployer]) {
      expect(await may(caller, "PartyRegistry", "suspend")).toEqual([false, 0]);
    }
    for (const contract of PROXIED) {
      expect(await may(upgrader, contract, "upgradeToAndCall")).toEqual([false, TWO_DAYS]);
    }
    const member = (role: bigint, account: Address) =>
      client.readContract({
        address: addresses.AccessManager,
        abi: accessManagerAbi,
        functionName: "hasRole",
        args: [role, account],
      });
    expect(await member(0n, admin)).toEqual([true, TWO_DAYS]);
    expect(await member(0n, manifest.deployer)).toEqual([false, 0]);
    expect(await member(Roles.GUARDIAN, guardian)).toEqual([true, 0]);
    for (const contract of SYSTEM) {
      const isDesk = DESKS.includes(contract);
      expect(await member(Roles.DESK, addresses[contract]), contract).toEqual([isDesk, 0]);
    }
    for (const role of [Roles.OPERATOR, Roles.UPGRADER]) {
      const args = [role] as const;
      const found = await client.readContract({
        address: addresses.AccessManager,
        abi: accessManagerAbi,
        functionName: "getRoleGuardian",
        args,
      });
      expect(found).toBe(Roles.GUARDIAN);
    }
  });

  test("lets the deployer stay admin where it is named as such", async () => {
    const chain = await openChain();
    const { deployer } = optionsFor(chain);
    const manifest = await deploySystem(optionsFor(chain, { admin: deployer.address }));
    const found = await clientOf(chain).readContract({
      address: manifest.contracts.AccessManager.address,
      abi: accessManagerAbi,
      functionName: "hasRole",
      args: [0n, deployer.address],
    });
    expect(found).toEqual([true, 0]);
  });

  test("names every restricted function of the contracts in a role", () => {
    const sources = new URL("../../../../contracts/", import.meta.url);
    const paths = readdirSync(sources, { recursive: true, encoding: "utf8" });
    /** A contract's own source and that of the contracts that it is made of, but for what all proxied ones share. */
    const sourceOf = (contract: string): string => {
      const path = paths.find((name) => name.endsWith(`/${contract}.sol`) && !name.startsWith("test/"));
      if (path === undefined || contract === "Administered") return "";
      const source = readFileSync(new URL(path, sources), "utf8");
      const [, bases = ""] = new RegExp(`contract ${contract} is ([^{]*)`).exec(source) ?? [];
      return [source, ...bases.split(",").map((base) => sourceOf(base.trim()))].join("\n");
    };
    const operated: Readonly<Record<string, readonly string[]>> = OPERATOR_FUNCTIONS;
    for (const contract of [...PROXIED, ...BOOKS]) {
      const restricted = [...sourceOf(contract).matchAll(/function (\w+)\([^)]*\)[^{;]*\brestricted\b/g)];
      const named = [...(operated[contract] ?? []), ...(DESK_FUNCTIONS[contract] ?? [])];
      expect(
        restricted.map(([, name]) => name),
        contract,
      ).toEqual(named);
    }
    const base = new URL("../../../../contracts/access/Administered.sol", import.meta.url);
    expect(readFileSync(base, "utf8")).toMatch(
      /function _authorizeUpgrade\(address\) internal override restricted/,
    );
    expect(UPGRADER_FUNCTIONS).toEqual(["upgradeToAndCall"]);
  });

  test("cannot be initialised again, neither proxy nor implementation", async () => {
    const chain = await openChain();
    const { contracts } = await deploySystem(optionsFor(chain));
    const data = encodeFunctionData({ abi: partyRegistryAbi, functionName: "initialize", args: [stranger] });
    for (const name of PROXIED) {
      for (const to of [contracts[name].address, contracts[name].implementation.address]) {
        await expect(chain.request("eth_call", [{ from: stranger, to, data }, "latest"])).rejects.toThrow();
      }
    }
  });
});

describe("a second run", () => {
  test("with the manifest changes nothing", async () => {
    const chain = await openChain();
    const manifest = await deploySystem(optionsFor(chain));
    const before = await chain.request("eth_blockNumber");
    expect(await deploySystem(optionsFor(chain, { manifest }))).toEqual(manifest);
    expect(await chain.request("eth_blockNumber")).toBe(before);
  });

  test("without the manifest finds the same deployment", async () => {
    const chain = await openChain();
    const manifest = await deploySystem(optionsFor(chain));
    const before = await chain.request("eth_blockNumber");
    expect(await deploySystem(optionsFor(chain))).toEqual(manifest);
    expect(await chain.request("eth_blockNumber")).toBe(before);
  });

  test.each([0, 1, 7, 13])("goes on after %i transactions", async (sent) => {
    const chain = await openChain();
    let left = sent;
    const request = async (method: string, params?: readonly unknown[]) => {
      if (method === "eth_sendRawTransaction" && left-- === 0) throw new Error("the power failed");
      return chain.request(method, params);
    };
    await expect(deploySystem(optionsFor(chain, { request }))).rejects.toThrow("the power failed");
    const manifest = await deploySystem(optionsFor(chain));
    const whole = await openChain();
    const { genesisHash, ...rest } = await deploySystem(optionsFor(whole));
    const placeless = (m: Omit<Manifest, "genesisHash">) =>
      JSON.stringify(m, (key, value) => (key === "block" ? 0 : value));
    expect(placeless({ ...rest })).toBe(placeless({ ...manifest, genesisHash: undefined } as typeof rest));
    expect(genesisHash).toMatch(/^0x/);
  });
});

describe("refuses", () => {
  test("a node of another chain", async () => {
    const chain = await openChain({ chainId: 88002 });
    await expect(deploySystem(optionsFor(chain))).rejects.toMatchObject({ code: "chain_mismatch" });
    expect(await chain.request("eth_blockNumber")).toBe("0x0");
  });

  test("a chain of the same id that was begun again", async () => {
    const manifest = await deploySystem(optionsFor(await openChain()));
    const other = await openChain({ time: 1_900_000_000n });
    const again = deploySystem(optionsFor(other, { manifest }));
    await expect(again).rejects.toMatchObject({ code: "chain_mismatch" });
    expect(await other.request("eth_blockNumber")).toBe("0x0");
  });

  test("code that is not what was deployed", async () => {
    const chain = await openChain();
    const manifest = await deploySystem(optionsFor(chain));
    const { contracts } = manifest;
    const forged: Manifest[] = [
      { ...manifest, protocol: `0x${"00".repeat(32)}` },
      { ...manifest, contracts: { ...contracts, LotLedger: { ...contracts.LotLedger, codeHash: "0x00" } } },
      { ...manifest, contracts: { ...contracts, LotLedger: { ...contracts.LotLedger, address: stranger } } },
      {
        ...manifest,
        contracts: {
          ...contracts,
          MoneyPolicy: { ...contracts.MoneyPolicy, implementation: contracts.AssetRegistry.implementation },
        },
      },
    ];
    for (const wrong of forged) {
      const run = deploySystem(optionsFor(chain, { manifest: wrong }));
      await expect(run).rejects.toMatchObject({ code: "deployment_mismatch" });
    }
  });

  test("a deployer that has sent something else", async () => {
    const chain = await openChain();
    const deployer = privateKeyToAccount(generatePrivateKey());
    const raw = await deployer.signTransaction({
      type: "legacy",
      chainId: CHAIN_ID,
      nonce: 0,
      gas: 21_000n,
      gasPrice: 0n,
      to: stranger,
    });
    await chain.request("eth_sendRawTransaction", [raw]);
    await expect
      .poll(() => chain.request("eth_getTransactionCount", [deployer.address, "latest"]))
      .toBe("0x1");
    await expect(deploySystem(optionsFor(chain, { deployer }))).rejects.toMatchObject({
      code: "deployer_used",
    });
  });

  test("a chain that makes no blocks, after a while", async () => {
    const chain = await openChain();
    const request = async (method: string, params?: readonly unknown[]) =>
      method === "eth_getTransactionReceipt" ? null : chain.request(method, params);
    const run = deploySystem(optionsFor(chain, { request, timeoutMilliseconds: 30 }));
    await expect(run).rejects.toMatchObject({ code: "deployment_timeout" });
  });
});
