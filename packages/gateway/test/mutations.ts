import fc from "fast-check";

/** Texts and values that parsers stumble over. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e308,
    2 ** 53,
    "",
    " ",
    "0",
    "-0",
    "1e3",
    "１２",
    "\u0000",
    "\ud800",
    "\u202e",
    "__proto__",
    "constructor",
    "../../etc/passwd",
    "2027-02-30",
    "9999-12-31",
    `pty_${"f".repeat(64)}`,
    `0x${"0".repeat(64)}`,
    "a".repeat(10_000),
    [],
    {},
    [[]],
    { id: null },
    JSON.parse('{"__proto__":1,"toString":1}'),
  ),
  fc.string({ unit: "binary" }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** A change of a body somewhere inside. */
export interface Mutation {
  /** Which field or item to enter, level by level. */
  path: number[];
  kind: "put" | "add" | "drop" | "twice";
  name: string;
  value: unknown;
}

export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({
    path: fc.array(fc.nat(), { maxLength: 6 }),
    kind: fc.constantFrom("put", "add", "drop", "twice"),
    name: fc.string(),
    value: oddValue,
  }),
  { minLength: 1, maxLength: 3 },
);

export function mutate(body: unknown, mutation: Mutation): unknown {
  const { path, kind, name, value } = mutation;
  const [step, ...rest] = path;
  if (typeof body !== "object" || body === null || step === undefined) return value;
  const inner = (child: unknown) => (rest.length === 0 ? value : mutate(child, { ...mutation, path: rest }));
  if (Array.isArray(body)) {
    if (kind === "twice" && rest.length === 0) return [...body, ...body];
    return body.length === 0 ? [value] : body.with(step % body.length, inner(body[step % body.length]));
  }
  const fields = Object.entries(body);
  if (kind === "add" && rest.length === 0) return Object.fromEntries([...fields, [name, value]]);
  const at = step % Math.max(fields.length, 1);
  if (kind === "drop" && rest.length === 0) return Object.fromEntries(fields.toSpliced(at, 1));
  return Object.fromEntries(fields.map(([field, child], i) => [field, i === at ? inner(child) : child]));
}
