import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDevchain, type Devchain, RpcError } from "@green-ledger/devchain";
import type { Address, Hex } from "@green-ledger/domain";
import { addressesOf, deploySystem, type Manifest, type SystemContract } from "@green-ledger/node/deployment";
import { encodeCommand } from "@green-ledger/sender";
import { createManualClock, type ManualClock } from "../clock.ts";
import { type Cast, createCast, type Request } from "../consortium/index.ts";
import { type Answer, readReturn, readRevert } from "./answer.ts";
import { createMailbox, type MinedReceipt } from "./mailbox.ts";

/** The real chain with the real contracts, in this process, under a clock that the test moves. */
export interface System {
  chain: Devchain;
  clock: ManualClock;
  cast: Cast;
  manifest: Manifest;
  addresses: Record<SystemContract, Address>;
  /** Moves the clock, and the chain with it: the next block and the next call see this second. */
  pass(seconds: number): Promise<void>;
  /** What the contracts would answer now: the same bytes from the same key, not recorded (L10). */
  dryRun(request: Request): Promise<Answer>;
  /** Sends a command and waits until it is mined. */
  send(request: Request): Promise<MinedReceipt>;
  /** Calls a view. */
  call(to: Address, data: Hex): Promise<Hex>;
  close(): Promise<void>;
}

export interface SystemOptions {
  chainId?: number;
  /** Second of the first block. @default TEST_EPOCH */
  start?: number;
}

const GAS = 30_000_000n;

/** Opens a chain on a temporary folder and deploys the system on it. Close it. */
export async function startSystem({ chainId = 88001, start }: SystemOptions = {}): Promise<System> {
  const dataDir = mkdtempSync(join(tmpdir(), "green-ledger-"));
  const clock = createManualClock(start);
  const cast = createCast();
  const chain = await createDevchain({
    dataDir,
    chainId,
    validators: [cast.deployer.address],
    clock: () => BigInt(clock.now()),
    development: { allowTimeTravel: true },
  });
  const manifest = await deploySystem({
    request: chain.request,
    chainId,
    deployer: cast.deployer.account,
    admin: cast.admin.address,
    operator: cast.operator.address,
    upgrader: cast.upgrader.address,
    guardian: cast.guardian.address,
    upgradeDelaySeconds: 172_800,
    pollMilliseconds: 5,
  });
  const addresses = addressesOf(manifest);
  const mailbox = createMailbox(chain);

  const callOf = ({ command }: Request) => {
    const { contract, data } = encodeCommand(command);
    return { to: addresses[contract], data };
  };

  return {
    chain,
    clock,
    cast,
    manifest,
    addresses,
    async pass(seconds) {
      if (seconds === 0) return;
      clock.advance(seconds);
      await chain.request("evm_mine");
    },
    async dryRun(request) {
      const call = { from: request.sender.address, ...callOf(request) };
      try {
        return readReturn(request.command, (await chain.request("eth_call", [call, "latest"])) as Hex);
      } catch (error) {
        if (error instanceof RpcError && typeof error.data === "string") return readRevert(error.data as Hex);
        throw error;
      }
    },
    async send(request) {
      const { account, address } = request.sender;
      const nonce = Number(await chain.request("eth_getTransactionCount", [address, "latest"]));
      const transaction = {
        type: "legacy",
        chainId,
        nonce,
        gas: GAS,
        gasPrice: 0n,
        ...callOf(request),
      } as const;
      return mailbox.deliver(await account.signTransaction(transaction));
    },
    call: async (to, data) => (await chain.request("eth_call", [{ to, data }, "latest"])) as Hex,
    async close() {
      mailbox.close();
      await chain.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
