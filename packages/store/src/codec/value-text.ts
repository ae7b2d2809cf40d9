/** JSON with exact integers: a bigint is the text "#123", and a text that begins with "#" gets a second one. */
const MARK = 35;
/** Texts that JSON writes as they are. */
const PLAIN = /^[ !$-[\]-~]*$/;

/** Names of fields as they are written: rows have few, and many of each. */
const FIELDS = new Map<string, string>();
const MOST_FIELDS = 1000;

/**
 * Writes null, booleans, finite numbers, bigints, texts, arrays and plain objects. Fields that are undefined are left
 * out. The same value built in the same order gives the same text.
 * @throws TypeError for anything else
 */
export function writeText(value: unknown): string {
  switch (typeof value) {
    case "string":
      return writeString(value);
    case "number":
      if (!Number.isFinite(value)) throw new TypeError(`not a finite number: ${value}`);
      return `${value}`;
    case "bigint":
      return `"#${value}"`;
    case "boolean":
      return value ? "true" : "false";
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? writeArray(value) : writeObject(value as Record<string, unknown>);
    default:
      throw new TypeError(`cannot be stored: ${typeof value}`);
  }
}

/** Reads what `writeText` wrote. @throws SyntaxError */
export function readText(text: string): unknown {
  return revive(JSON.parse(text));
}

function writeString(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  return JSON.stringify(value.charCodeAt(0) === MARK ? `#${value}` : value);
}

function writeArray(values: unknown[]): string {
  let text = "[";
  for (let i = 0; i < values.length; i++) text += i === 0 ? writeText(values[i]) : `,${writeText(values[i])}`;
  return `${text}]`;
}

function writeObject(value: Record<string, unknown>): string {
  let text = "";
  for (const field in value) {
    const content = value[field];
    if (content === undefined) continue;
    text += `${text === "" ? "{" : ","}${writeField(field)}${writeText(content)}`;
  }
  return text === "" ? "{}" : `${text}}`;
}

function writeField(field: string): string {
  const known = FIELDS.get(field);
  if (known !== undefined) return known;
  const text = `${JSON.stringify(field)}:`;
  if (FIELDS.size < MOST_FIELDS) FIELDS.set(field, text);
  return text;
}

/** Replaces marked texts in place, since the parsed value is nobody else's yet. */
function revive(value: unknown): unknown {
  if (typeof value === "string") return reviveString(value);
  if (typeof value !== "object" || value === null) return value;
  const fields = value as Record<string, unknown>;
  for (const field in fields) {
    const content = fields[field];
    if (typeof content === "string") {
      if (content.charCodeAt(0) === MARK) fields[field] = reviveString(content);
    } else if (typeof content === "object") {
      revive(content);
    }
  }
  return value;
}

function reviveString(value: string): string | bigint {
  if (value.charCodeAt(0) !== MARK) return value;
  return value.charCodeAt(1) === MARK ? value.slice(1) : BigInt(value.slice(1));
}
