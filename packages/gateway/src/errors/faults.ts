import { ERRORS, type ErrorCode } from "@green-ledger/api";
import { type Fault, GatewayError } from "./gateway-error.ts";

/** Collects what is wrong with the fields of a body, so that one answer names all of it. */
export interface Faults {
  /** @param pointer JSON pointer into the body */
  add(pointer: string, code: ErrorCode, message?: string): void;
  /** @throws GatewayError with the code of the first fault, if there is one */
  throwIfAny(): void;
}

/** How many faults a problem document lists. */
const LISTED = 100;

export function createFaults(): Faults {
  const faults: Fault[] = [];
  let first: ErrorCode | undefined;
  let count = 0;
  return {
    add(pointer, code, message = ERRORS[code].en) {
      first ??= code;
      count++;
      if (faults.length < LISTED) faults.push({ in: "body", pointer, code, message });
    },
    throwIfAny() {
      const [fault] = faults;
      if (first === undefined || fault === undefined) return;
      const more = count === 1 ? "" : ` ${count - 1} more in the request.`;
      throw new GatewayError(first, `${fault.pointer}: ${fault.message}${more}`, { faults });
    },
  };
}
