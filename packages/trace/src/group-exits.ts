import { type AssetId, type Colour, USES } from "@green-ledger/domain";
import { colourOf } from "./find.ts";
import { idOf } from "./id-table.ts";
import { read } from "./records.ts";
import { HELD, PAID, type Scratch, SENT } from "./scratch.ts";
import { EXIT, type ForestState, HOLDING } from "./state.ts";
import { addSum, begin, place, touchedOf } from "./sums.ts";

/** Code under which a project is admitted to a tranche; undefined if it is not. */
export type CategoryOf = (colour: Colour, project: AssetId) => string | undefined;

/**
 * Sums what left by each exit for its holding, use, payee, project and, if `categoryOf` is given, category.
 * @returns codes of the categories by number
 */
export function groupExits(
  state: ForestState,
  scratch: Scratch,
  categoryOf: CategoryOf | undefined,
): readonly (string | null)[] {
  const { holdings, exits, uses, payees, projects, categories } = scratch;
  begin(uses, USES.length);
  begin(payees, state.payees.records.length + 1);
  begin(projects, state.projects.records.length + 1);
  begin(categories, state.exits.length);
  for (let use = 0; use < USES.length; use++) place(uses, use);
  const codes = createCodes(state, categoryOf);
  for (const exit of touchedOf(exits)) {
    const holding = read(state.exits, exit, EXIT.holding);
    const use = read(state.exits, exit, EXIT.use);
    const project = read(state.exits, exit, EXIT.project);
    const from = place(exits, exit);
    addSum(holdings, place(holdings, holding) + HELD.left, exits, from + SENT.amount);
    addSum(uses, place(uses, use), exits, from + SENT.amount);
    const toPayee = place(payees, read(state.exits, exit, EXIT.payee));
    addSum(payees, toPayee + PAID.amount, exits, from + SENT.amount);
    addSum(payees, toPayee + use, exits, from + SENT.amount);
    addSum(payees, toPayee + PAID.payments, exits, from + SENT.payments);
    const toProject = place(projects, project);
    addSum(projects, toProject + SENT.amount, exits, from + SENT.amount);
    addSum(projects, toProject + SENT.payments, exits, from + SENT.payments);
    if (categoryOf === undefined || use !== PAID.allocated) continue;
    const toCategory = place(
      categories,
      codes.numberOf(read(state.holdings, holding, HOLDING.colour), project),
    );
    addSum(categories, toCategory + SENT.amount, exits, from + SENT.amount);
    addSum(categories, toCategory + SENT.payments, exits, from + SENT.payments);
  }
  return codes.list;
}

/** Numbers codes as they are met, and asks once for each project of a colour. */
function createCodes(
  state: ForestState,
  categoryOf: CategoryOf | undefined,
): { list: readonly (string | null)[]; numberOf(colour: number, project: number): number } {
  const list: (string | null)[] = [];
  const numberOfCode = new Map<string | null, number>();
  const numberOfPair = new Map<number, number>();
  const ask = (colour: number, project: number): number => {
    const code =
      project === 0 ? undefined : categoryOf?.(colourOf(state, colour), idOf(state.projects, project - 1));
    // A project that was paid without having been admitted has an empty code.
    const known = numberOfCode.get(code || null) ?? list.push(code || null) - 1;
    numberOfCode.set(code || null, known);
    return known;
  };
  return {
    list,
    numberOf(colour, project) {
      const pair = colour * (state.projects.records.length + 1) + project;
      const known = numberOfPair.get(pair) ?? ask(colour, project);
      numberOfPair.set(pair, known);
      return known;
    },
  };
}
