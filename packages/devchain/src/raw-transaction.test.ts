import { expect, test } from "vitest";
import { createSender } from "../test/sender.ts";
import { readRawTransaction } from "./raw-transaction.ts";

const sender = createSender(1);

test("gives the hash of legacy, typed, short and long transactions", async () => {
  for (const data of ["0x", `0x${"11".repeat(300)}`, `0x${"11".repeat(70_000)}`] as const) {
    const { raw, hash } = await sender.sign({ nonce: 0, data });
    expect(readRawTransaction(raw)).toEqual({ raw, hash });
  }
});

test.each([
  ["nothing", undefined],
  ["a number", 5],
  ["bytes in a list", [1, 2]],
  ["no prefix", "f86b"],
  ["odd digits", "0xf86"],
  ["other characters", "0xzz"],
  ["empty", "0x"],
  ["no list", "0x05"],
  ["a list cut short", "0xc201"],
  ["a typed transaction without a list", "0x0205"],
  ["a length of eight bytes", "0xffffffffffffffffff01"],
  ["a length that is cut short", "0xf9ff"],
])("refuses %s", (_, param) => {
  expect(() => readRawTransaction(param)).toThrow(expect.objectContaining({ code: -32602 }));
});

test("refuses bytes after the end", async () => {
  const { raw } = await sender.sign({ nonce: 0 });
  expect(() => readRawTransaction(`${raw}00`)).toThrow(/nothing after it/);
});
