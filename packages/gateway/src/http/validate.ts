import { type ErrorCode, FIELD_FAULTS, type FieldFaultCode } from "@green-ledger/api";
import { type Fault, GatewayError } from "../errors/gateway-error.ts";

type Part = Fault["in"];

/** The little of zod that is used here. */
interface Schema {
  safeParse(
    value: unknown,
  ): { success: true; data: unknown } | { success: false; error: { issues: readonly Issue[] } };
}
interface Issue {
  code?: string;
  path: readonly PropertyKey[];
  message: string;
  keys?: readonly string[];
  errors?: readonly (readonly Issue[])[];
}

/** How many faults a problem document lists. */
const LISTED = 100;
/** How much of the caller's own text stands in an answer. */
const LONGEST_NAME = 60;

/**
 * Checks a part of a request against its schema.
 * @throws GatewayError bad_request with every fault and where it is; query_unknown
 */
export function validate(schema: Schema, part: Part, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues
    .flatMap((issue) => faultsOf(issue, { part, value }, []))
    .slice(0, LISTED);
  const [first] = faults;
  const unknownQuery = part === "query" && faults.some((fault) => fault.code === "field_unknown");
  const code: ErrorCode = unknownQuery ? "query_unknown" : "bad_request";
  throw new GatewayError(code, first && `${part} ${first.pointer}: ${first.message}`, { faults });
}

function faultsOf(
  issue: Issue,
  given: { part: Part; value: unknown },
  base: readonly PropertyKey[],
): Fault[] {
  const { part, value } = given;
  const path = [...base, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    return (issue.keys ?? []).map((key) => faultAt(part, [...path, key], "field_unknown"));
  }
  if (issue.code === "invalid_union") {
    return closest(issue.errors ?? []).flatMap((inner) => faultsOf(inner, given, path));
  }
  if (valueAt(value, path) === undefined) return [faultAt(part, path, "field_missing")];
  return [faultAt(part, path, "field_malformed", sentence(issue.message))];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === "object" && inner !== null && Object.hasOwn(inner, step)
        ? (inner as Record<PropertyKey, unknown>)[step]
        : undefined,
    value,
  );
}

/** The alternative that fits best: the one with the fewest issues. */
function closest(alternatives: readonly (readonly Issue[])[]): readonly Issue[] {
  return alternatives.reduce(
    (best, next) => (next.length < best.length ? next : best),
    alternatives[0] ?? [],
  );
}

function faultAt(
  part: Part,
  path: readonly PropertyKey[],
  code: FieldFaultCode,
  message: string = FIELD_FAULTS[code],
): Fault {
  return { in: part, pointer: path.map((step) => `/${escaped(String(step))}`).join(""), code, message };
}

/** A step of a JSON pointer (RFC 6901), cut short. */
function escaped(step: string): string {
  const shown = step.length > LONGEST_NAME ? `${step.slice(0, LONGEST_NAME)}…` : step;
  return shown.replaceAll("~", "~0").replaceAll("/", "~1").toWellFormed();
}

function sentence(message: string): string {
  const text = message.replace(/^(Invalid input|Invalid string): /, "");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith(".") ? "" : "."}`;
}
