/** A message definition as a table: what may stand where, how often, and how values are written. */

export type Content =
  | { readonly kind: "sequence" | "choice"; readonly children: readonly Child[]; readonly index: Index }
  | { readonly kind: "leaf"; readonly format: Format; readonly currency: boolean }
  /** Known by name, not read: only that it is well formed is checked. */
  | { readonly kind: "opaque" };

export interface Child {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly content: Content;
  /** Handed over when it ends, and not kept in the tree. */
  readonly emitted: boolean;
}

type Index = ReadonlyMap<string, number>;

/** How a value is written: `fits` judges, `wanted` is for the message. */
export interface Format {
  readonly wanted: string;
  fits(text: string): boolean;
}

export const sequence = (...children: Child[]): Content => ofChildren("sequence", children);

/** Exactly one of the children. */
export const choice = (...children: Child[]): Content => ofChildren("choice", children);

export const opaque: Content = { kind: "opaque" };

export const leaf = (format: Format): Content => ({ kind: "leaf", format, currency: false });

/** A leaf with the attribute `Ccy`. */
export const amountLeaf = (format: Format): Content => ({ kind: "leaf", format, currency: true });

const child = (name: string, content: Content, min: number, max: number): Child => ({
  name,
  content,
  min,
  max,
  emitted: false,
});

export const one = (name: string, content: Content): Child => child(name, content, 1, 1);
export const optional = (name: string, content: Content, max = 1): Child => child(name, content, 0, max);
export const some = (name: string, content: Content): Child => child(name, content, 1, Infinity);
export const many = (name: string, content: Content): Child => child(name, content, 0, Infinity);
export const emitted = (each: Child): Child => ({ ...each, emitted: true });

function ofChildren(kind: "sequence" | "choice", children: Child[]): Content {
  return { kind, children, index: new Map(children.map(({ name }, at) => [name, at])) };
}
