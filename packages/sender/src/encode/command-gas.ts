import { type Command, OTHER_MONEY, type Payment } from "@green-ledger/domain";

/**
 * Gas that a command may use: a fixed part, and a part for each item of its list. Measured on the embedded chain, with
 * a third on top. A limit that is too high costs nothing here but room in a block; one that is too low is found out
 * when the call runs out of gas, which undoes all of it, and the call is then sent in halves.
 */
export interface CommandGas {
  base: number;
  items: readonly number[];
}

export function gasOf(command: Command): CommandGas {
  switch (command.kind) {
    case "admitParties":
      return { base: 80_000, items: command.parties.map(() => 68_000) };
    case "registerCounterparties":
      return { base: 60_000, items: command.counterparties.map(() => 36_000) };
    case "registerScheme":
      return { base: 110_000 + command.codes.length * 34_000, items: [] };
    case "registerAssets":
      return {
        base: 80_000,
        items: command.assets.map((asset) => {
          return 100_000 + asset.classifications.length * 34_000 + asset.parents.length * 6_000;
        }),
      };
    case "registerInstrument": {
      const { framework, tranches } = command.instrument;
      return { base: 300_000 + framework.codes.length * 45_000 + tranches.length * 190_000, items: [] };
    }
    case "admitProjects":
      return { base: 100_000, items: command.admissions.map(() => 56_000) };
    case "openAccounts":
      return { base: 80_000, items: command.accounts.map(() => 100_000) };
    case "recordReceipts":
      return { base: 120_000, items: command.receipts.map(() => 165_000) };
    case "recordPayments":
      return { base: 150_000, items: command.payments.map(gasOfPayment) };
    case "setGroup":
    case "suspendParty":
    case "reinstateParty":
    case "bindKey":
    case "revokeKey":
    case "closeScheme":
    case "addEvidence":
    case "confirmAsset":
    case "rejectAsset":
    case "suspendAsset":
    case "reinstateAsset":
    case "verifyCost":
      return { base: 250_000, items: [] };
  }
}

function gasOfPayment({ use, colour }: Payment): number {
  if (use === "transfer") return 130_000;
  return colour === OTHER_MONEY ? 75_000 : 95_000;
}
