import { expect, test } from "vitest";
import { newUuid } from "./uuid.ts";

test("a UUID has the version and variant of RFC 9562, and the time in front", () => {
  expect(newUuid(0x0123456789ab, Buffer.alloc(10, 0xff))).toBe("01234567-89ab-7fff-bfff-ffffffffffff");
  expect(newUuid(0, Buffer.alloc(10))).toBe("00000000-0000-7000-8000-000000000000");
});

test("later ones sort after earlier ones, and no two are equal", () => {
  const made = [1, 2, 3].map((time) => newUuid(time));
  expect(made.toSorted()).toEqual(made);
  expect(new Set(Array.from({ length: 1000 }, () => newUuid(1))).size).toBe(1000);
});
