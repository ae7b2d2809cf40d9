import { DevchainError } from "./errors.ts";
import { type Hex, isHexOfLength } from "./hex.ts";

/** An account that owns native coin from the genesis block on. */
export type PrefundedAccount = { readonly address: Hex; readonly balance: bigint };

/** How to open an embedded chain. */
export type DevchainOptions = {
  /** Folder of the block journal and its lock; made when missing. One process at a time. */
  readonly dataDir: string;
  readonly chainId: number;
  /** Recorded in the chain's identity; the producer of block n is `validators[n % validators.length]`. */
  readonly validators: readonly Hex[];
  /** Seconds since 1970. */
  readonly clock: () => bigint;
  /** Loopback name or address to listen on. @default "127.0.0.1" */
  readonly host?: string | undefined;
  /** 0 takes any free port. @default 0 */
  readonly port?: number | undefined;
  /** @default 60_000_000n */
  readonly blockGasLimit?: bigint | undefined;
  /** Gas costs nothing here, so only tests of coin transfers need this. @default [] */
  readonly prefunded?: readonly PrefundedAccount[] | undefined;
  /** How long a transaction may wait for the missing nonces before it is refused. @default 500 */
  readonly nonceGapMilliseconds?: number | undefined;
  /** Largest request body. @default 33_554_432 */
  readonly requestBytesLimit?: number | undefined;
  /** `evm_increaseTime`, `evm_setNextBlockTimestamp` and `evm_mine` over JSON-RPC. @default refused */
  readonly development?: { readonly allowTimeTravel: boolean } | undefined;
  /** Transactions replayed so far and in all, while the chain is restored. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly log?: ((message: string) => void) | undefined;
};

/** {@link DevchainOptions} with every default filled in and checked. */
export type ResolvedOptions = {
  readonly dataDir: string;
  readonly chainId: number;
  readonly validators: readonly Hex[];
  readonly clock: () => bigint;
  readonly host: string;
  readonly port: number;
  readonly blockGasLimit: bigint;
  readonly prefunded: readonly PrefundedAccount[];
  readonly nonceGapMilliseconds: number;
  readonly requestBytesLimit: number;
  readonly allowTimeTravel: boolean;
  readonly onProgress: (done: number, total: number) => void;
  readonly log: (message: string) => void;
};

const LOOPBACK_HOSTS = new Set(["127.0.0.1", "::1", "localhost"]);
const LARGEST_GAS_LIMIT = 2n ** 63n - 1n;

/**
 * Fills in defaults and checks the values.
 * @throws DevchainError `chain_config_invalid`, naming the option
 */
export function resolveOptions(options: DevchainOptions): ResolvedOptions {
  const resolved: ResolvedOptions = {
    dataDir: options.dataDir,
    chainId: options.chainId,
    validators: options.validators.map(lowerCase),
    clock: options.clock,
    host: options.host ?? "127.0.0.1",
    port: options.port ?? 0,
    blockGasLimit: options.blockGasLimit ?? 60_000_000n,
    prefunded: (options.prefunded ?? []).map((account) => ({
      ...account,
      address: lowerCase(account.address),
    })),
    nonceGapMilliseconds: options.nonceGapMilliseconds ?? 500,
    requestBytesLimit: options.requestBytesLimit ?? 32 * 1024 * 1024,
    allowTimeTravel: options.development?.allowTimeTravel ?? false,
    onProgress: options.onProgress ?? (() => {}),
    log: options.log ?? (() => {}),
  };

  check(resolved.dataDir !== "", "dataDir", "a folder name");
  check(Number.isSafeInteger(resolved.chainId) && resolved.chainId > 0, "chainId", "a positive whole number");
  check(resolved.validators.length > 0, "validators", "at least one address");
  for (const address of resolved.validators)
    check(isHexOfLength(address, 20), "validators", "addresses of 20 bytes");
  for (const account of resolved.prefunded) {
    check(isHexOfLength(account.address, 20), "prefunded", "addresses of 20 bytes");
    check(account.balance >= 0n && account.balance < 2n ** 256n, "prefunded", "balances of 0 to 2^256 - 1");
  }
  check(LOOPBACK_HOSTS.has(resolved.host), "host", "a loopback address: 127.0.0.1, ::1 or localhost");
  check(
    Number.isInteger(resolved.port) && resolved.port >= 0 && resolved.port < 65_536,
    "port",
    "0 to 65535",
  );
  check(
    resolved.blockGasLimit >= 21_000n && resolved.blockGasLimit <= LARGEST_GAS_LIMIT,
    "blockGasLimit",
    "21000 to 2^63 - 1",
  );
  check(resolved.nonceGapMilliseconds >= 0, "nonceGapMilliseconds", "0 or more");
  check(resolved.requestBytesLimit >= 1024, "requestBytesLimit", "1024 or more");
  return resolved;
}

function lowerCase(address: Hex): Hex {
  return address.toLowerCase() as Hex;
}

function check(holds: boolean, option: string, expected: string): void {
  if (!holds) {
    throw new DevchainError("chain_config_invalid", `The option ${option} is not valid. Give ${expected}.`);
  }
}
