import type { Hex } from "@green-ledger/domain";
import type { EventArgs, EventName, LedgerContract } from "@green-ledger/domain/projection";
import { encodeAbiParameters, encodeEventTopics } from "viem";
import { type ContractAddresses, eventsOf, LEDGER_CONTRACTS } from "../../src/contracts.ts";

/** A log before it has a place. */
export interface SyntheticLog {
  contract: LedgerContract;
  topics: Hex[];
  data: Hex;
}

export const id32 = (kind: number, n: number): Hex =>
  `0x${kind.toString(16).padStart(8, "0")}${n.toString(16).padStart(56, "0")}`;

const address = (n: number): Hex => `0x${(0xc0de00 + n).toString(16).padStart(40, "0")}`;

export const CONTRACTS = Object.fromEntries(
  LEDGER_CONTRACTS.map((contract, n) => [contract, address(n)]),
) as ContractAddresses;

const [PARTY, ASSET, ACCOUNT, PAYMENT] = [1, 2, 3, 4];
const PROJECTS = 60;
const PAYMENTS_PER_LOT = 200n;
const PRICE = 12_345n;
const ACTOR: Hex = `0x${"a1".repeat(20)}`;
const ROOT = id32(9, 1);
const NONE = id32(0, 0);
const GBP: Hex = "0x474250";

/**
 * The events of one account from which payments are allocated to projects, as the contracts would emit them: two logs
 * for each payment, and one more of each kind for each lot that is drawn.
 */
export function createStory() {
  const last = new Map<LedgerContract, bigint>();
  let payments = 0n;

  function log<C extends LedgerContract, N extends EventName<C>>(
    contract: C,
    name: N,
    args: Omit<EventArgs<C, N>, "seq" | "actor">,
  ): SyntheticLog {
    const seq = (last.get(contract) ?? 0n) + 1n;
    last.set(contract, seq);
    return { contract, ...encode(contract, name, { ...args, actor: ACTOR, seq }) };
  }

  function founding(): SyntheticLog[] {
    const party = id32(PARTY, 1);
    const framework = {
      scheme: ROOT,
      codes: [ROOT],
      lookBackDays: 0,
      placements: 0,
      evidenceRequired: false,
      allocationDeadline: 0,
      mode: 0,
    };
    return [
      log("PartyRegistry", "PartyAdmitted", { party, group: party, dataRoot: ROOT }),
      ...Array.from({ length: PROJECTS }, (_, n) =>
        log("AssetRegistry", "AssetRegistered", {
          asset: id32(ASSET, n),
          owner: party,
          kind: 0,
          currency: GBP,
          evidenceRoot: ROOT,
          classifications: [],
          parents: [],
        }),
      ),
      log("InstrumentRegistry", "InstrumentRegistered", {
        instrument: ROOT,
        issuer: party,
        kind: 0,
        currency: GBP,
        payingAgent: party,
        approvedOn: 19_000,
        availableUntil: 0,
        termsRoot: ROOT,
        framework,
      }),
      log("InstrumentRegistry", "TrancheRegistered", {
        tranche: ROOT,
        instrument: ROOT,
        colour: 1,
        size: 2n ** 100n,
        parent: 0,
      }),
      log("AccountRegistry", "AccountOpened", {
        account: id32(ACCOUNT, 1),
        owner: party,
        custodian: party,
        kind: 1,
        rule: 0,
        placement: 0,
        placedUntil: 0,
        currency: GBP,
        dataRoot: ROOT,
      }),
    ];
  }

  function draw(n: bigint): SyntheticLog[] {
    const movement = id32(PAYMENT + 1, Number(n));
    const account = id32(ACCOUNT, 1);
    const amount = PAYMENTS_PER_LOT * PRICE;
    const receipt = { payer: NONE, colour: 1, origin: 1, valueDate: 19_100, dataRoot: ROOT };
    return [
      log("LotLedger", "ReceiptRecorded", { receipt: movement, account, amount, ...receipt }),
      log("LotLedger", "LotCreated", {
        movement,
        account,
        colour: 1,
        n,
        amount,
        order: n,
      }),
    ];
  }

  return {
    founding,
    /** The logs of the next payment. */
    payment(): SyntheticLog[] {
      const n = payments / PAYMENTS_PER_LOT + 1n;
      const drawn = payments % PAYMENTS_PER_LOT === 0n ? draw(n) : [];
      const left = PAYMENTS_PER_LOT - (payments % PAYMENTS_PER_LOT) - 1n;
      const id = id32(PAYMENT, Number(payments++));
      const account = id32(ACCOUNT, 1);
      return [
        ...drawn,
        log("LotLedger", "PaymentRecorded", {
          payment: id,
          account,
          payee: id32(PARTY, Number(payments % 5000n)),
          amount: PRICE,
          facts: {
            use: 1,
            entrusted: false,
            payeeBank: NONE,
            payeeAccount: NONE,
            project: id32(ASSET, Number(payments) % PROJECTS),
            line: NONE,
            valueDate: 19_200,
            dataRoot: ROOT,
          },
          flag: 0,
        }),
        log("LotLedger", "LotSpent", {
          movement: id,
          account,
          colour: 1,
          n,
          amount: PRICE,
          remaining: left * PRICE,
        }),
      ];
    },
    /** Newest number of each contract so far. */
    sequences: () => new Map(last),
  };
}

function encode(contract: LedgerContract, name: string, args: Readonly<Record<string, unknown>>) {
  const event = eventsOf(contract).find((item) => item.name === name);
  if (event === undefined) throw new TypeError(`${contract} has no event ${name}`);
  const inputs = event.inputs.filter(({ indexed }) => indexed !== true);
  return {
    topics: encodeEventTopics({ abi: [event], args }) as Hex[],
    data: encodeAbiParameters(
      inputs,
      inputs.map(({ name: field = "" }) => args[field]),
    ),
  };
}
