import { REASONS } from "@green-ledger/domain";
import { abis } from "@green-ledger/protocol";
import type { Abi } from "viem";

/** Errors of the ledger's own contracts, e.g. "PartyRegistry_KeyExpired". */
const OWN =
  /^(PartyRegistry|TaxonomyRegistry|AssetRegistry|InstrumentRegistry|AccountRegistry|ClaimRegistry|MoneyPolicy|Budgets|LotLedger|LienBook|ObjectOwners|TransferDesk|EvidenceBook)_/;

/** What no command can bring about, because it cannot be written as one: empty texts and the kind `none`. */
const UNREACHABLE: readonly string[] = [
  "AccountRegistry_CurrencyMissing",
  "AccountRegistry_KindMissing",
  "AssetRegistry_CurrencyMissing",
  "ClaimRegistry_SchemaZero",
  "InstrumentRegistry_CurrencyMissing",
  "LotLedger_FunctionUnknown",
  "MoneyPolicy_CurrencyMissing",
  "TaxonomyRegistry_SchemeZero",
];

/** What takes more preparation than a sequence has room for: `edges.test.ts` brings it about. */
const IN_EDGES: readonly string[] = ["ClaimRegistry_TooManyRequirements", "colours_exceeded"];
/** What only a contract that acts for members can meet: no command is sent by one. */
const OF_DESKS: readonly string[] = ["LienBook_ClassNotForDesks", "LienBook_HeldByDesk", "LienBook_NotDesk"];

/** What is said of a document that served another project for another purpose: so far there is one purpose. */
const OF_OTHER_PURPOSES: readonly string[] = ["evidence_other_project"];

/** What needs more commands than a sequence has: `lien-edges.test.ts` brings it about. */
const OF_MANY: readonly string[] = ["LienBook_TooManyLiens"];

const errors = Object.values(abis as Record<string, Abi>)
  .flat()
  .flatMap((entry) => (entry.type === "error" && OWN.test(entry.name) ? [entry.name] : []));

/** Every reason, and every error that a command of a sequence can meet. */
export const REACHABLE: ReadonlySet<string> = new Set<string>([
  ...REASONS,
  ...errors,
  "AccessManagedUnauthorized",
]).difference(new Set([...UNREACHABLE, ...OF_DESKS, ...OF_OTHER_PURPOSES, ...OF_MANY, ...IN_EDGES]));
