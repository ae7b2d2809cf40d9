import type { Place } from "../statement-error.ts";

/** An element that was read, without what the schema says is not read. */
export interface XmlNode {
  readonly name: string;
  readonly line: number;
  readonly parent: XmlNode | undefined;
  /** Its place among siblings of its name, from 1; 0 where there can be only one. */
  readonly ordinal: number;
  /** The attribute `Ccy`. */
  readonly currency: string;
  /** Of a leaf; empty otherwise. */
  text: string;
  readonly children: XmlNode[];
}

/** Where an element stands, for a message. */
export function placeOf(node: XmlNode): Place {
  let path = "";
  for (let each: XmlNode | undefined = node; each !== undefined; each = each.parent) {
    path = `/${each.name}${each.ordinal === 0 ? "" : `[${each.ordinal}]`}${path}`;
  }
  return { line: node.line, path };
}

/** The element below `node` on the way of names, or undefined. */
export function find(node: XmlNode | undefined, ...names: string[]): XmlNode | undefined {
  let found = node;
  for (const name of names) found = found?.children.find((each) => each.name === name);
  return found;
}

/** All children of a name, in order. */
export function findAll(node: XmlNode | undefined, name: string): XmlNode[] {
  return node?.children.filter((each) => each.name === name) ?? [];
}

/** The trimmed value below `node`; null if it is absent or blank. */
export function textOf(node: XmlNode | undefined, ...names: string[]): string | null {
  const text = find(node, ...names)?.text.trim() ?? "";
  return text === "" ? null : text;
}
