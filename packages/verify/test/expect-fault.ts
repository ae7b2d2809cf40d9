import { expect } from "vitest";
import { CertificateError, type CertificateFault } from "../src/index.ts";

/** Expects that something proves nothing, for this reason. */
export function expectFault(run: () => unknown, code: CertificateFault): void {
  let caught: unknown;
  try {
    run();
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(CertificateError);
  expect((caught as CertificateError).code).toBe(code);
}
