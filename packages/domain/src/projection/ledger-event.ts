import type {
  accountRegistryAbi,
  assetRegistryAbi,
  claimRegistryAbi,
  evidenceBookAbi,
  instrumentRegistryAbi,
  lienBookAbi,
  lotLedgerAbi,
  moneyPolicyAbi,
  noteRegisterAbi,
  partyRegistryAbi,
  poolBookAbi,
  taxonomyRegistryAbi,
  transferDeskAbi,
} from "@green-ledger/protocol";
import type { Hex } from "../hex.ts";
import type { Place } from "../rows.ts";

/** The contracts whose events make the index. */
interface Abis {
  PartyRegistry: typeof partyRegistryAbi;
  TaxonomyRegistry: typeof taxonomyRegistryAbi;
  AssetRegistry: typeof assetRegistryAbi;
  InstrumentRegistry: typeof instrumentRegistryAbi;
  AccountRegistry: typeof accountRegistryAbi;
  ClaimRegistry: typeof claimRegistryAbi;
  MoneyPolicy: typeof moneyPolicyAbi;
  LotLedger: typeof lotLedgerAbi;
  LienBook: typeof lienBookAbi;
  TransferDesk: typeof transferDeskAbi;
  EvidenceBook: typeof evidenceBookAbi;
  PoolBook: typeof poolBookAbi;
  NoteRegister: typeof noteRegisterAbi;
}

export type LedgerContract = keyof Abis;

interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly components?: readonly Parameter[];
}

type Scalar<T extends string> = T extends "uint8" | "uint16" | "uint32"
  ? number
  : T extends `uint${string}`
    ? bigint
    : T extends "bool"
      ? boolean
      : T extends "address" | `bytes${string}`
        ? Hex
        : never;

type Value<P extends Parameter> = P extends {
  type: infer T extends string;
  components: infer C extends readonly Parameter[];
}
  ? T extends "tuple[]"
    ? readonly Arguments<C>[]
    : Arguments<C>
  : P["type"] extends `${infer T}[]`
    ? readonly Scalar<T>[]
    : Scalar<P["type"]>;

type Arguments<I extends readonly Parameter[]> = { readonly [P in I[number] as P["name"]]: Value<P> };

/** Numbered events (L12). Those of proxies and access management have no number and are not the ledger's. */
type Numbered<Item> = Item extends {
  type: "event";
  name: infer N extends string;
  inputs: infer I extends readonly Parameter[];
}
  ? "seq" extends I[number]["name"]
    ? { name: N; args: Arguments<I> }
    : never
  : never;

type Events<C extends LedgerContract> = Numbered<Abis[C][number]>;

export type EventName<C extends LedgerContract> = Events<C>["name"];

/** What an event of a contract says, as its ABI declares it: wide integers as bigints, bytes as lower-case text. */
export type EventArgs<C extends LedgerContract, N extends EventName<C>> = Extract<
  Events<C>,
  { name: N }
>["args"];

export interface EventOf<C extends LedgerContract, N extends EventName<C>> {
  contract: C;
  name: N;
  args: EventArgs<C, N>;
  place: Place;
}

/** One event of the ledger's contracts, decoded. */
export type LedgerEvent = {
  [C in LedgerContract]: { [N in EventName<C>]: EventOf<C, N> }[EventName<C>];
}[LedgerContract];
