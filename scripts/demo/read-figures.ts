import { DemoError } from "./demo-error.ts";
import type { Desk } from "./desk.ts";
import { type Stage, WHO } from "./found.ts";

/** Where the money is, in pence. */
export interface Position {
  /** Drawn on the loan. */
  minted: bigint;
  /** Of it, paid for the project. */
  allocated: bigint;
  /** Of it, left without a project. */
  breached: bigint;
  /** Of it, still the group's. */
  live: bigint;
  /** Own money on the account. */
  own: bigint;
  /** Green money on the account. */
  greenHeld: bigint;
  broken: boolean;
}

/** What the gateway says of a loan and the account that it was paid into. */
export async function readPosition(desk: Desk, { account, instrument, tranche }: Stage): Promise<Position> {
  const client = desk.as(WHO.bank);
  const { data } = await client.read("getInstrument", { params: { id: instrument } });
  const totals = data.tranches.find(({ id }) => id === tranche)?.totals;
  if (totals?.balanced !== true) throw new DemoError("demo_unexpected", "The loan's totals do not balance.");
  const { data: kept } = await client.read("getAccount", { params: { id: account } });
  const held = (of: string | null) =>
    BigInt(kept.holdings.find((holding) => holding.tranche === of)?.balance.minor ?? "0");
  return {
    minted: BigInt(totals.minted.minor),
    allocated: BigInt(totals.allocated.minor),
    breached: BigInt(totals.breached.minor),
    live: BigInt(totals.live.minor),
    own: held(null),
    greenHeld: held(tranche),
    broken: kept.broken,
  };
}

/** Statements whose balance was not the ledger's. */
export async function countUnbalanced(desk: Desk, { account }: Stage): Promise<number> {
  let unbalanced = 0;
  for await (const { closing, expected } of desk
    .as(WHO.bank)
    .all("listStatements", { params: { id: account } })) {
    if (closing.minor !== expected.minor) unbalanced++;
  }
  return unbalanced;
}
