import { StatementError } from "../statement-error.ts";
import { placeOf, type XmlNode } from "./node.ts";
import type { Child, Content } from "./schema.ts";

/** One open element and how far its content has come. */
export interface Frame {
  readonly node: XmlNode;
  readonly content: Content;
  readonly emitted: boolean;
  /** The child of the table that was last met, and how often. */
  at: number;
  count: number;
}

export function createFrame(node: XmlNode, { content, emitted }: Child): Frame {
  return { node, content, emitted, at: 0, count: 0 };
}

/**
 * Takes the next child of an element.
 * @returns its row of the table; the frame then counts it
 * @throws StatementError `element_unexpected`, `element_repeated` or `element_missing`
 */
export function nextChild(frame: Frame, name: string, line: number): Child {
  const { content, node } = frame;
  const at = () => ({ ...placeOf(node), line });
  if (content.kind === "leaf" || content.kind === "opaque") {
    throw new StatementError("element_unexpected", `${name} stands inside a value`, at());
  }
  const index = content.index.get(name);
  const row = index === undefined ? undefined : content.children[index];
  if (index === undefined || row === undefined) {
    throw new StatementError("element_unexpected", `${name} is not known here`, at());
  }
  if (content.kind === "choice" && frame.count > 0 && index !== frame.at) {
    const other = content.children[frame.at]?.name;
    throw new StatementError("element_unexpected", `${name} stands beside ${other}: only one may`, at());
  }
  if (content.kind === "sequence" && index < frame.at) {
    throw new StatementError(
      "element_unexpected",
      `${name} stands after ${content.children[frame.at]?.name}`,
      at(),
    );
  }
  if (content.kind === "sequence" && index > frame.at) checkPresent(frame, content.children, index, line);
  frame.count = index === frame.at ? frame.count + 1 : 1;
  frame.at = index;
  if (frame.count > row.max) {
    throw new StatementError(
      "element_repeated",
      `${name} stands ${frame.count} times, at most ${row.max} may`,
      at(),
    );
  }
  return row;
}

/** @throws StatementError `element_missing` or, for a value, `value_invalid` */
export function checkEnd(frame: Frame, line: number): void {
  const { content, node } = frame;
  switch (content.kind) {
    case "sequence":
      checkPresent(frame, content.children, content.children.length, line);
      return;
    case "choice":
      if (frame.count === 0) {
        const wanted = content.children.map(({ name }) => name).join(" or ");
        throw new StatementError("element_missing", `${wanted} is missing`, placeOf(node));
      }
      return;
    case "leaf":
      if (hasControlCharacter(node.text)) {
        throw new StatementError("xml_malformed", "the value has a control character", placeOf(node));
      }
      if (!content.format.fits(node.text)) {
        const shown = JSON.stringify(node.text.slice(0, 60));
        throw new StatementError("value_invalid", `${shown} is not ${content.format.wanted}`, placeOf(node));
      }
      return;
    case "opaque":
      return;
  }
}

/** Everything mandatory from where the frame stands up to `end`. */
function checkPresent(frame: Frame, children: readonly Child[], end: number, line: number): void {
  for (let index = frame.at; index < end; index++) {
    const row = children[index];
    const found = index === frame.at ? frame.count : 0;
    if (row !== undefined && found < row.min) {
      const place = placeOf(frame.node);
      throw new StatementError("element_missing", `${row.name} is missing`, {
        line,
        path: `${place.path}/${row.name}`,
      });
    }
  }
}

/** XML 1.0 knows no control characters but tab and the line ends. */
function hasControlCharacter(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return true;
  }
  return false;
}
