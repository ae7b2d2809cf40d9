import { REASONS } from "@green-ledger/domain";
import { abis } from "@green-ledger/protocol";
import type { Abi } from "viem";

/** Errors of the ledger's own contracts, e.g. "PartyRegistry_KeyExpired". */
const OWN =
  /^(PartyRegistry|TaxonomyRegistry|AssetRegistry|InstrumentRegistry|AccountRegistry|AllocationBook|LotLedger)_/;

/** What no command can bring about, because it cannot be written as one: empty texts and the kind `none`. */
const UNREACHABLE: readonly string[] = [
  "AccountRegistry_CurrencyMissing",
  "AccountRegistry_KindMissing",
  "AssetRegistry_CurrencyMissing",
  "InstrumentRegistry_CurrencyMissing",
  "TaxonomyRegistry_SchemeZero",
];

const errors = Object.values(abis as Record<string, Abi>)
  .flat()
  .flatMap((entry) => (entry.type === "error" && OWN.test(entry.name) ? [entry.name] : []));

/** Every reason, and every error that a command can meet. */
export const REACHABLE: ReadonlySet<string> = new Set<string>([
  ...REASONS,
  ...errors,
  "AccessManagedUnauthorized",
]).difference(new Set(UNREACHABLE));
