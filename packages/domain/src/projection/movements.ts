import type { Day } from "../day.ts";
import { ruleAt } from "../entries.ts";
import { type Colour, type MovementId, ZERO_32 } from "../hex.ts";
import type { AccountRow, Draw, MovementRow } from "../rows.ts";
import { existing, type Rows } from "./projector.ts";
import { ROW } from "./row-refs.ts";

/** What an entry has unless its event says otherwise. */
const PLAIN = {
  counterparty: null,
  draws: [],
  use: null,
  origin: null,
  entrusted: false,
  payeeBank: null,
  payeeAccount: null,
  project: null,
  line: null,
  valueDate: 0,
  flag: "none",
  dataRoot: ZERO_32,
  legs: [],
  reversed: [],
  request: null,
  target: null,
  correction: false,
  passage: null,
  repays: null,
} as const satisfies Partial<MovementRow>;

type Told = Pick<MovementRow, "kind" | "state" | "direction" | "account" | "amount" | "place">;

/** A new entry of an account that is known. Its lots follow, each with an event of its own. */
export function entry(rows: Rows, id: MovementId, told: Told & Partial<MovementRow>): MovementRow {
  const rule = ruleAt(existing(rows, ROW.account(told.account)), told.place.time);
  return { id, ...PLAIN, draws: [], legs: [], reversed: [], ...told, rule };
}

/** Adds to what is said of a colour, which takes its place at the end when it is new. */
export function addDraw(draws: readonly Draw[], colour: Colour, amount: bigint): Draw[] {
  const known = draws.some((draw) => draw.colour === colour);
  if (!known) return [...draws, { colour, amount }];
  return draws.map((draw) => (draw.colour === colour ? { colour, amount: draw.amount + amount } : draw));
}

/** What is said of a colour. */
export const amountOf = (draws: readonly Draw[], colour: Colour): bigint =>
  draws.find((draw) => draw.colour === colour)?.amount ?? 0n;

/** An entry with one lot more behind it. */
export function withLeg(row: MovementRow, leg: { colour: Colour; n: number; amount: bigint }): MovementRow {
  const draws = addDraw(row.draws, leg.colour, leg.amount);
  return { ...row, draws, legs: [...row.legs, leg] };
}

/** An account that remembers the newest value date of what its own bank recorded. */
export function dated(account: AccountRow, day: Day): AccountRow {
  return day > account.newest ? { ...account, newest: day } : account;
}
