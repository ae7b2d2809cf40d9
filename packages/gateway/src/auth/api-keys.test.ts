import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { createApiKey, subjectOfApiKey } from "./api-keys.ts";

const clock = () => 1000;

it("keeps the hash of the secret only", () => {
  const { key, record } = createApiKey({ id: "bank1", subject: "bank", expires: 2000 }, randomBytes);
  expect(key).toMatch(/^gl_bank1_[A-Za-z0-9_-]{43}$/);
  expect(JSON.stringify(record)).not.toContain(key.slice(9));
  const keys = { find: (id: string) => (id === "bank1" ? record : undefined) };
  expect(subjectOfApiKey(key, keys, clock)).toBe("bank");
  expect(subjectOfApiKey(key, keys, () => 2000)).toBeUndefined();
  expect(subjectOfApiKey(key.replace("bank1", "bank2"), keys, clock)).toBeUndefined();
  expect(subjectOfApiKey("", keys, clock)).toBeUndefined();
});

it("does not make keys that it could not read", () => {
  for (const id of ["", "abc", "A234", "a_bcd", "x".repeat(33)]) {
    expect(() => createApiKey({ id, subject: "s", expires: 0 }, randomBytes)).toThrow(TypeError);
  }
});
