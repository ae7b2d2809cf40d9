import { StatementError } from "../statement-error.ts";

/** One field of a message. */
export interface Field {
  /** e.g. "61" or "60F". */
  readonly tag: string;
  /** The first follows the tag. */
  readonly lines: string[];
  /** Line of the file. */
  readonly line: number;
}

/**
 * Cuts an MT940 file into messages, each from a field :20: to the next. Headers and trailers of SWIFT ({1:…}{4:, -})
 * and blank lines between fields are left out.
 * @throws StatementError `field_unexpected` for text before the first field, `file_empty`
 */
export function splitMessages(text: string): Field[][] {
  const messages: Field[][] = [];
  let field: Field | undefined;
  text.split(/\r?\n/).forEach((raw, index) => {
    const line = index + 1;
    const body = raw.trimEnd();
    const start = /^(?:\{.*\{4:)?:(\d\d[A-Z]?|NS):(.*)$/.exec(body);
    if (start !== null) {
      field = { tag: start[1] ?? "", lines: [start[2] ?? ""], line };
      if (field.tag === "20") messages.push([]);
      const message = messages.at(-1);
      if (message === undefined) {
        throw new StatementError("field_unexpected", "the file does not start with :20:", {
          line,
          path: `:${field.tag}:`,
        });
      }
      message.push(field);
    } else if (/^(?:\{|-\}|-$)/.test(body)) {
      field = undefined;
    } else if (body !== "" && field !== undefined) {
      field.lines.push(body);
    } else if (body !== "") {
      throw new StatementError("field_unexpected", "text stands outside of a field", { line, path: "" });
    }
  });
  if (messages.length === 0) throw new StatementError("file_empty", "there is no message");
  return messages;
}
