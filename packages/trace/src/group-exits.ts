import type { AccountId, AssetId, Colour } from "@green-ledger/domain";
import { isPassage, KIND } from "./end-kinds.ts";
import { colourOf } from "./find.ts";
import { idOf } from "./id-table.ts";
import type { Placement } from "./placements.ts";
import { read } from "./records.ts";
import { HELD, PAID, PLACED, type Scratch, SENT } from "./scratch.ts";
import { EXIT, type ForestState, HOLDING } from "./state.ts";
import { addSum, begin, place, touchedOf } from "./sums.ts";

/** Code under which a project is admitted to a tranche; undefined if it is not. */
export type CategoryOf = (colour: Colour, project: AssetId) => string | undefined;
/** Currency of an account. */
export type CurrencyOf = (account: AccountId) => string;

/** What the sums of an answer are grouped by. A number of a currency and one of its payees and so on is `at`. */
export interface Groups {
  readonly currencies: readonly string[];
  currencyOf(holding: number): number;
  readonly codes: readonly (string | null)[];
  payeeAt(currency: number, payee: number): number;
  projectAt(currency: number, project: number): number;
  categoryAt(currency: number, category: number): number;
}

/**
 * Sums what left by each exit for its holding, and, in each currency, for its kind, payee, project and, if `categoryOf`
 * is given, category; and what is in each holding for its currency, apart what is placed.
 */
export function groupExits(
  state: ForestState,
  scratch: Scratch,
  categoryOf: CategoryOf | undefined,
  currencyOf: CurrencyOf,
  placementIn: (holding: number) => Placement | null,
): Groups {
  const { holdings, exits, kinds, totals, payees, projects, categories } = scratch;
  for (const exit of touchedOf(exits)) place(holdings, read(state.exits, exit, EXIT.holding));
  const currencies = createCurrencies(state, touchedOf(holdings), currencyOf);
  const codes = createCodes(state, categoryOf);
  const [payeeCount, projectCount] = [state.payees.records.length + 1, state.projects.records.length + 1];
  const categoryCount = state.exits.length;
  const count = currencies.list.length;
  begin(kinds, count);
  begin(totals, count);
  begin(payees, count * payeeCount);
  begin(projects, count * projectCount);
  begin(categories, count * categoryCount);
  for (const exit of touchedOf(exits)) {
    const holding = read(state.exits, exit, EXIT.holding);
    const kind = read(state.exits, exit, EXIT.kind);
    const project = read(state.exits, exit, EXIT.project);
    const currency = currencies.numberOf(holding);
    const from = place(exits, exit);
    addSum(holdings, place(holdings, holding) + HELD.left, exits, from + SENT.amount);
    addSum(kinds, place(kinds, currency) + kind, exits, from + SENT.amount);
    if (isPassage(kind) || kind === KIND.correction) continue;
    const toPayee = place(payees, currency * payeeCount + read(state.exits, exit, EXIT.payee));
    addSum(payees, toPayee + PAID.payments, exits, from + SENT.firsts);
    addSum(payees, toPayee + PAID.amount, exits, from + SENT.amount);
    addSum(payees, toPayee + kind, exits, from + SENT.amount);
    const toProject = place(projects, currency * projectCount + project);
    addSum(projects, toProject + SENT.amount, exits, from + SENT.amount);
    addSum(projects, toProject + SENT.payments, exits, from + SENT.firsts);
    if (categoryOf === undefined || kind !== KIND.allocate) continue;
    const category = codes.numberOf(read(state.holdings, holding, HOLDING.colour), project);
    const toCategory = place(categories, currency * categoryCount + category);
    addSum(categories, toCategory + SENT.amount, exits, from + SENT.amount);
    addSum(categories, toCategory + SENT.payments, exits, from + SENT.payments);
  }
  for (const holding of touchedOf(holdings)) {
    const from = place(holdings, holding);
    const to = place(totals, currencies.numberOf(holding));
    for (const column of Object.values(HELD)) {
      const placed = column === HELD.live && placementIn(holding) !== null;
      addSum(totals, to + (placed ? PLACED : column), holdings, from + column);
    }
    place(kinds, currencies.numberOf(holding));
  }
  return {
    currencies: currencies.list,
    currencyOf: currencies.numberOf,
    codes: codes.list,
    payeeAt: (currency, payee) => currency * payeeCount + payee,
    projectAt: (currency, project) => currency * projectCount + project,
    categoryAt: (currency, category) => currency * categoryCount + category,
  };
}

/** Numbers currencies as they are met, and asks once for each holding. */
function createCurrencies(
  state: ForestState,
  holdings: Int32Array,
  currencyOf: CurrencyOf,
): { list: readonly string[]; numberOf(holding: number): number } {
  const list: string[] = [];
  const numbers = new Map<number, number>();
  for (const holding of holdings) {
    const currency = currencyOf(idOf(state.accounts, read(state.holdings, holding, HOLDING.account)));
    const known = list.indexOf(currency);
    numbers.set(holding, known < 0 ? list.push(currency) - 1 : known);
  }
  return { list, numberOf: (holding) => numbers.get(holding) as number };
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
