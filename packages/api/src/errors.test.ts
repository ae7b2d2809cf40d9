import { REASONS } from "@green-ledger/domain";
import { describe, expect, it } from "vitest";
import { ERRORS, type ErrorEntry } from "./errors.ts";
import { REASON_TEXTS } from "./reason-texts.ts";
import { ROUTES } from "./routes/index.ts";

describe.each(Object.entries<ErrorEntry>(ERRORS))("%s", (code, { status, retryable, en, zh, action }) => {
  it("says what happened and what to do, in plain words", () => {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(en).toMatch(/^[A-Z].*\.$/);
    expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(action).toMatch(/[.\]`]$/);
    // What the client did wrong does not become right by itself, except by waiting.
    if (retryable) expect([409, 429, 500, 502, 503, 507]).toContain(status);
  });
});

it("every reason of the contract has texts", () => {
  expect(Object.keys(REASON_TEXTS).sort()).toEqual([...REASONS].sort());
  for (const { en, zh, action } of Object.values(REASON_TEXTS)) {
    expect(en).toMatch(/\.$/);
    expect(zh).toMatch(/。$/);
    expect(action).toMatch(/\.$/);
  }
});

it("routes name codes that there are, once", () => {
  for (const route of Object.values(ROUTES)) {
    expect(new Set<string>(route.errors).size).toBe(route.errors.length);
    for (const code of route.errors) expect(ERRORS).toHaveProperty(code);
  }
});

it("no path of the table hides another", () => {
  const shapes = Object.values(ROUTES).map(({ kind, path }) => `${kind} ${path.replace(/\{\w+\}/g, "*")}`);
  expect(new Set(shapes).size).toBe(shapes.length);
});
