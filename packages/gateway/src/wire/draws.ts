import type { MovementBody } from "@green-ledger/api";
import { type Colour, type Draw, OTHER_MONEY, type TrancheId } from "@green-ledger/domain";
import { wireIdOrNull } from "../ids/wire-ids.ts";
import type { Lookup } from "../reads/lookup.ts";
import { wireMoney } from "./common.ts";

type DrawBody = MovementBody["draws"][number];

/** The tranche of a colour; null for other money. */
export function trancheIdOf(colour: Colour, lookup: Pick<Lookup, "tranche">): TrancheId | null {
  return colour === OTHER_MONEY ? null : (lookup.tranche(colour)?.id ?? null);
}

export function wireTrancheOf(colour: Colour, lookup: Pick<Lookup, "tranche">): string | null {
  return wireIdOrNull("tranche", trancheIdOf(colour, lookup));
}

export function wireDraws(
  draws: readonly Draw[],
  currency: string,
  lookup: Pick<Lookup, "tranche">,
): DrawBody[] {
  return draws.map(({ colour, amount }) => ({
    tranche: wireTrancheOf(colour, lookup),
    colour,
    amount: wireMoney(currency, amount),
  }));
}
