import type { AssetId, Colour, PartyId } from "@green-ledger/domain";
import { isPassage, KIND } from "./end-kinds.ts";
import { colourOf } from "./find.ts";
import type { CurrencyOf } from "./group-exits.ts";
import { type IdTable, idOf } from "./id-table.ts";
import { read } from "./records.ts";
import { standingOf } from "./refunds.ts";
import { type Scratch, SENT } from "./scratch.ts";
import { resolveEdges } from "./starts.ts";
import { END, EXIT, type ForestState, HOLDING } from "./state.ts";
import { countOf, sumOf, touchedOf } from "./sums.ts";

/** What left for one project to one payee, of one colour and from one account. */
export interface Allocation {
  currency: string;
  colour: Colour;
  /** Null for payments that name nobody. */
  payee: PartyId | null;
  project: AssetId;
  /** Less what came back. */
  amount: bigint;
  /** Entries that took of the colour. */
  payments: number;
  /** Of them, those that no other of the list counts. */
  own: number;
}

/** What the sums of a question hold of payments for projects. */
export function allocationsIn(state: ForestState, { exits }: Scratch, currencyOf: CurrencyOf): Allocation[] {
  const describe = createDescriber(state, currencyOf);
  return Array.from(touchedOf(exits)).flatMap((exit) => {
    const counts = {
      amount: sumOf(exits, exit, SENT.amount),
      payments: countOf(exits, exit, SENT.payments),
      own: countOf(exits, exit, SENT.firsts),
    };
    return describe(exit, counts);
  });
}

/** Everything that left for some projects, in work proportional to the payments for them. */
export function allocationsTo(
  state: ForestState,
  projects: readonly AssetId[],
  currencyOf: CurrencyOf,
): Allocation[] {
  const byExit = new Map<number, { amount: bigint; movements: Set<number>; own: number }>();
  const seen = new Set<number>();
  for (const id of new Set(projects)) {
    const edges = resolveEdges(state, { kind: "project", id });
    for (const end of edges?.kind === "ends" ? edges.ends : []) {
      const exit = read(state.ends, end, END.exit);
      const movement = read(state.ends, end, END.movement);
      const sums = byExit.get(exit) ?? { amount: 0n, movements: new Set(), own: 0 };
      byExit.set(exit, sums);
      sums.amount += standingOf(state, end);
      sums.movements.add(movement);
      if (!seen.has(movement)) sums.own++;
      seen.add(movement);
    }
  }
  const describe = createDescriber(state, currencyOf);
  return [...byExit].flatMap(([exit, { amount, movements, own }]) =>
    describe(exit, { amount, payments: movements.size, own }),
  );
}

type Counts = Pick<Allocation, "amount" | "payments" | "own">;

/** Describes exits; what many of them name is looked up once. */
function createDescriber(
  state: ForestState,
  currencyOf: CurrencyOf,
): (exit: number, counts: Counts) => Allocation[] {
  const { exits, holdings } = state;
  const idIn = (table: IdTable) => remember((number) => idOf(table, number));
  const [payeeId, projectId] = [idIn(state.payees), idIn(state.projects)];
  const currencyIn = remember((account) => currencyOf(idOf(state.accounts, account)));
  return (exit, counts) => {
    const project = read(exits, exit, EXIT.project);
    const kind = read(exits, exit, EXIT.kind);
    if (project === 0 || isPassage(kind) || kind === KIND.correction) return [];
    const holding = read(exits, exit, EXIT.holding);
    const payee = read(exits, exit, EXIT.payee);
    return [
      {
        currency: currencyIn(read(holdings, holding, HOLDING.account)),
        colour: colourOf(state, read(holdings, holding, HOLDING.colour)),
        payee: payee === 0 ? null : payeeId(payee - 1),
        project: projectId(project - 1),
        ...counts,
      },
    ];
  };
}

function remember<Value>(find: (number: number) => Value): (number: number) => Value {
  const known = new Map<number, Value>();
  return (number) => {
    const value = known.get(number) ?? find(number);
    known.set(number, value);
    return value;
  };
}
