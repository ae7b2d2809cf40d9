/** A line of a statement: signed minor units of a currency with two decimals. */
export interface Line {
  minor: bigint;
  reference: string;
  endToEndId?: string;
  name?: string;
  /** YYYY-MM-DD; the statement's day if it is left out. */
  day?: string;
}

export interface FileOfOneDay {
  account: string;
  day: string;
  opening: bigint;
  lines: readonly Line[];
  /** Of the opening balance, where the statement is of several days. */
  from?: string;
  id?: string;
  /** Left out: what opening and lines make. */
  closing?: bigint;
}

/** A statement as MT940, in yuan. */
export function mt940({ account, day, opening, lines, from = day, id = "S", closing }: FileOfOneDay): string {
  const end = closing ?? lines.reduce((sum, { minor }) => sum + minor, opening);
  return [
    `:20:${id}`,
    `:25:${account}`,
    ":28C:1",
    `:60F:${balance(opening, from)}`,
    ...lines.flatMap((line) => lineOf(line, day)),
    `:62F:${balance(end, day)}`,
    "-",
    "",
  ].join("\r\n");
}

/** The file as a request carries it. */
export const fileOf = (name: string, text: string) => ({
  name,
  content: Buffer.from(text).toString("base64"),
});

function lineOf({ minor, reference, endToEndId, name, day: own }: Line, day: string): string[] {
  const date = short(own ?? day);
  const words = [
    endToEndId === undefined ? "" : `/EREF/${endToEndId}`,
    name === undefined ? "" : `/NAME/${name}`,
  ].join("");
  return [
    `:61:${date}${date.slice(2)}${minor < 0n ? "D" : "C"}${amount(minor)}NTRF${reference}`,
    ...(words === "" ? [] : [`:86:${words}`]),
  ];
}

const balance = (minor: bigint, day: string) => `${minor < 0n ? "D" : "C"}${short(day)}CNY${amount(minor)}`;
const short = (day: string) => day.replaceAll("-", "").slice(2);

function amount(minor: bigint): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, "0");
  return `${digits.slice(0, -2)},${digits.slice(-2)}`;
}
