import { parseSync, Visitor } from "rolldown/utils";
import { impureGlobals, impureMembers } from "./rules.ts";

/** @property onlyTypes nothing of the import is left when types are stripped */
export type Import = { specifier: string; line: number; onlyTypes: boolean };

/** @property what e.g. "Date.now" */
export type ImpureUse = { what: string; line: number };

export type ModuleScan = { imports: Import[]; impure: ImpureUse[] };

/**
 * Reads a module's imports of every form, and its uses of clock, randomness, environment and I/O.
 * @throws If it does not parse, or imports by a specifier that is computed.
 */
export function scanModule(path: string, source: string): ModuleScan {
  const { program, errors } = parseSync(path, source);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path} does not parse: ${error.message}`);
  const imports: Import[] = [];
  const impure: ImpureUse[] = [];
  const lineOf = (offset: number) => source.slice(0, offset).split("\n").length;
  const addImport = (source: Source, start: number, onlyTypes: boolean) => {
    const line = lineOf(start);
    const value = source.type === "Literal" ? source.value : undefined;
    if (typeof value !== "string") throw new Error(`${path}:${line} imports what only running it can tell`);
    imports.push({ specifier: value, line, onlyTypes });
  };
  const addImpure = (what: string, start: number) => impure.push({ what, line: lineOf(start) });
  new Visitor({
    ImportDeclaration(node) {
      const onlyTypes =
        node.importKind === "type" || (node.specifiers.length > 0 && node.specifiers.every(isType));
      addImport(node.source, node.start, onlyTypes);
    },
    ExportNamedDeclaration(node) {
      if (node.source === null) return;
      const onlyTypes =
        node.exportKind === "type" || (node.specifiers.length > 0 && node.specifiers.every(isType));
      addImport(node.source, node.start, onlyTypes);
    },
    ExportAllDeclaration: (node) => addImport(node.source, node.start, node.exportKind === "type"),
    ImportExpression: (node) => addImport(node.source, node.start, false),
    TSImportType: (node) => addImport(node.source, node.start, true),
    MemberExpression(node) {
      if (node.object.type !== "Identifier" || node.property.type !== "Identifier" || node.computed) return;
      const what = `${node.object.name}.${node.property.name}`;
      if (impureMembers.has(what)) addImpure(what, node.start);
      if (impureGlobals.has(node.object.name)) addImpure(node.object.name, node.start);
      if (node.object.name === "globalThis" && impureGlobals.has(node.property.name))
        addImpure(what, node.start);
    },
    CallExpression(node) {
      if (node.callee.type !== "Identifier") return;
      const { name } = node.callee;
      if (impureGlobals.has(name) || name === "Date") addImpure(`${name}()`, node.start);
    },
    NewExpression(node) {
      const isNow =
        node.callee.type === "Identifier" && node.callee.name === "Date" && node.arguments.length === 0;
      if (isNow) addImpure("new Date()", node.start);
    },
  }).visit(program);
  return { imports, impure };
}

type Source = { type: string; value?: unknown };

/** `import { type A }` and `export { type A }`. */
function isType(specifier: object): boolean {
  const { importKind, exportKind } = specifier as { importKind?: string; exportKind?: string };
  return importKind === "type" || exportKind === "type";
}
