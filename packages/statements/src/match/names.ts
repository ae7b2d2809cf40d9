/** A name made ready for comparison. */
export interface ComparableName {
  readonly text: string;
  /** How often each pair of neighbouring characters occurs. */
  readonly pairs: ReadonlyMap<string, number>;
  readonly count: number;
}

const LEGAL_FORMS = new Set(
  "LTD LIMITED PLC LLP LLC INC CORP CO COMPANY GMBH AG KG SE SA SAS SARL BV NV SPA SRL AB AS OY PTY".split(
    " ",
  ),
);

/** Upper case without accents, punctuation and legal forms, words in alphabetical order. */
export function normaliseName(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .replaceAll("&", " AND ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .split(" ");
  const telling = words.filter((word) => !LEGAL_FORMS.has(word));
  return (telling.length === 0 ? words : telling).sort().join(" ");
}

/** Makes names comparable, each once. */
export function createNames(): (name: string) => ComparableName {
  const known = new Map<string, ComparableName>();
  return (name) => {
    let comparable = known.get(name);
    if (comparable === undefined) {
      comparable = toComparable(normaliseName(name));
      known.set(name, comparable);
    }
    return comparable;
  };
}

function toComparable(text: string): ComparableName {
  const characters = [...` ${text} `];
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < characters.length; i++) {
    const pair = `${characters[i]}${characters[i + 1]}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return { text, pairs, count: characters.length - 1 };
}

/** Dice's coefficient over pairs of characters, 0 to 1000, rounded down. Symmetric. */
export function similarity(a: ComparableName, b: ComparableName): number {
  if (a.text === b.text) return 1000;
  let common = 0;
  for (const [pair, count] of a.pairs) common += Math.min(count, b.pairs.get(pair) ?? 0);
  return Math.floor((2000 * common) / (a.count + b.count));
}

/** An account as it is compared: without blanks and signs between groups. */
export const normaliseAccount = (account: string): string => account.toUpperCase().replace(/[^A-Z0-9]/g, "");
