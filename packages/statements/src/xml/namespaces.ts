/** Which namespace a prefix means, element by element. */
export interface Namespaces {
  /** Enters an element; to be undone by `leave`. */
  enter(attributes: Readonly<Record<string, string>>): void;
  leave(): void;
  /** Empty if the prefix is not bound. */
  resolve(prefix: string): string;
}

export const SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

/** Tracks declarations of namespaces (Namespaces in XML 1.0). Elements that declare none cost nothing. */
export function createNamespaces(): Namespaces {
  const scopes: ReadonlyMap<string, string>[] = [new Map()];
  return {
    enter(attributes) {
      let scope = scopes[scopes.length - 1] ?? new Map<string, string>();
      let own: Map<string, string> | undefined;
      for (const name in attributes) {
        if (name !== "xmlns" && !name.startsWith("xmlns:")) continue;
        own ??= new Map(scope);
        own.set(name.slice(6), attributes[name] ?? "");
      }
      scope = own ?? scope;
      scopes.push(scope);
    },
    leave: () => void scopes.pop(),
    resolve: (prefix) => scopes[scopes.length - 1]?.get(prefix) ?? "",
  };
}

/** "ns:Amt" → ["ns", "Amt"]; without a prefix the first is empty. */
export function splitName(name: string): readonly [prefix: string, local: string] {
  const at = name.indexOf(":");
  return at === -1 ? ["", name] : [name.slice(0, at), name.slice(at + 1)];
}
