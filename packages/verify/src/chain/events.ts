import { abis } from "@green-ledger/protocol";
import { Interface, type Result } from "ethers";
import { CERTIFIED_CONTRACTS, type CertifiedContract } from "../certificate.ts";
import { CertificateError } from "../certificate-error.ts";
import type { Log } from "./receipt.ts";

/** An event of one of the ledger's contracts. */
export interface Event {
  name: string;
  args: Result;
}

const interfaces: Readonly<Record<CertifiedContract, Interface>> = {
  AccountRegistry: eventsOf("AccountRegistry"),
  AssetRegistry: eventsOf("AssetRegistry"),
  InstrumentRegistry: eventsOf("InstrumentRegistry"),
  LotLedger: eventsOf("LotLedger"),
};

function eventsOf(contract: CertifiedContract): Interface {
  return new Interface(abis[contract].filter(({ type }) => type === "event"));
}

/**
 * The event that a log stands for; undefined for one that this contract does not declare.
 * @throws CertificateError receipt_invalid if it lacks what such an event has
 */
export function readEvent(contract: CertifiedContract, log: Log): Event | undefined {
  try {
    const found = interfaces[contract].parseLog(log);
    // Some faults show only when an argument is read.
    found?.args.toArray(true);
    return found === null ? undefined : { name: found.name, args: found.args };
  } catch (cause) {
    throw new CertificateError("receipt_invalid", `a log of ${contract}`, { cause });
  }
}

/** Contract by address. */
export function contractsByAddress(
  contracts: Readonly<Partial<Record<CertifiedContract, string>>>,
): Map<string, CertifiedContract> {
  return new Map(
    CERTIFIED_CONTRACTS.flatMap((name) => {
      const address = contracts[name];
      return address === undefined ? [] : [[address, name] as const];
    }),
  );
}
