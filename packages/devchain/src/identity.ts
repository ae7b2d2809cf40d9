import { DevchainError } from "./errors.ts";
import type { Hex } from "./hex.ts";
import type { ResolvedOptions } from "./options.ts";

/** What makes two chains the same chain. The first record of a journal. */
export type ChainIdentity = {
  /** Version of the journal's format. */
  readonly format: number;
  readonly chainId: number;
  /** Decimal. */
  readonly blockGasLimit: string;
  readonly validators: readonly Hex[];
  /** Decimal balances in wei. */
  readonly prefunded: readonly { readonly address: Hex; readonly balance: string }[];
  /** Decimal seconds. */
  readonly genesisTimestamp: string;
  readonly genesisHash: Hex;
  /** The EVM that wrote the first block; explains a difference after an upgrade. */
  readonly engine: string;
};

/** The format this code reads and writes. */
export const JOURNAL_FORMAT = 1;

/** The identity of a chain that begins now. */
export function newIdentity(
  options: ResolvedOptions,
  genesis: { readonly timestamp: bigint; readonly hash: Hex; readonly engine: string },
): ChainIdentity {
  return {
    format: JOURNAL_FORMAT,
    ...identityOfOptions(options),
    genesisTimestamp: genesis.timestamp.toString(),
    genesisHash: genesis.hash,
    engine: genesis.engine,
  };
}

/**
 * Compares a recorded identity with the options of this start.
 * @throws DevchainError `chain_mismatch`, naming what differs
 */
export function checkIdentity(recorded: ChainIdentity, options: ResolvedOptions): void {
  if (recorded.format !== JOURNAL_FORMAT) {
    throw new DevchainError(
      "chain_mismatch",
      `The journal in ${options.dataDir} has format ${recorded.format}, this program reads ${JOURNAL_FORMAT}. ` +
        "Use the program version that wrote it, or start with another data folder.",
    );
  }
  const wanted = identityOfOptions(options);
  const differing = (Object.keys(wanted) as (keyof typeof wanted)[]).filter(
    (field) => JSON.stringify(wanted[field]) !== JSON.stringify(recorded[field]),
  );
  if (differing.length === 0) return;
  const details = differing
    .map(
      (field) =>
        `${field} ${JSON.stringify(recorded[field])} recorded, ${JSON.stringify(wanted[field])} wanted`,
    )
    .join("; ");
  throw new DevchainError(
    "chain_mismatch",
    `The chain in ${options.dataDir} is another chain (${details}). ` +
      "Start with the recorded values, or with another data folder.",
  );
}

function identityOfOptions(options: ResolvedOptions) {
  return {
    chainId: options.chainId,
    blockGasLimit: options.blockGasLimit.toString(),
    validators: options.validators,
    prefunded: options.prefunded.map(({ address, balance }) => ({ address, balance: balance.toString() })),
  };
}
