import { type StatementEntry, UNKNOWN_PARTY } from "../src/index.ts";
import type { Movement } from "../src/match/types.ts";
import { entry } from "./small-statement.ts";

/** A payment as the ledger has it and as a bank may write it. */
export interface Planted {
  readonly movement: Movement;
  readonly entry: StatementEntry;
}

/** What a bank leaves out or writes otherwise. */
export interface Noise {
  readonly keepsUetr: boolean;
  readonly keepsEndToEndId: boolean;
  readonly daysLater: number;
  readonly spelling: (name: string) => string;
}

/** A UUID of version 4 that a number makes. */
export const uetrOf = (n: number): string =>
  `${n.toString(16).padStart(8, "0")}-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;

export function plant(n: number, minor: bigint, name: string, day: number, noise: Noise): Planted {
  const direction = n % 3 === 0 ? "in" : "out";
  const party = { name: noise.spelling(name), account: null, agent: null };
  const drawn = entry({ minor, direction: direction === "in" ? "credit" : "debit" });
  return {
    movement: {
      id: `mov_${n}`,
      direction,
      minor,
      currency: "GBP",
      valueDay: day,
      references: { uetr: uetrOf(n), endToEndId: `E2E-${n}`, reference: `OWN-${n}` },
      counterpartyName: name,
    },
    entry: {
      ...drawn,
      id: `S1#${n}`,
      reference: `BANK-${n}`,
      bookingDay: day + noise.daysLater,
      valueDay: day + noise.daysLater,
      details: drawn.details.map((detail) => ({
        ...detail,
        uetr: noise.keepsUetr ? uetrOf(n) : null,
        endToEndId: noise.keepsEndToEndId ? `E2E-${n}` : null,
        debtor: direction === "in" ? party : UNKNOWN_PARTY,
        creditor: direction === "out" ? party : UNKNOWN_PARTY,
      })),
    },
  };
}
